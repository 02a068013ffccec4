"""The command as its users run it: on good input, on bad input, twice."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, SMALL_SITE, run_pelican
from tests.conftest import Build
from tests.site.pages import read_page


def tree(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below ``folder``, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as it stands, for tests that only look at it."""
    folder = tmp_path_factory.mktemp("untouched")
    result = run_pelican(SMALL_SITE, folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"')
    assert result.returncode == 0, result.stderr
    return folder / "output"


def test_a_good_site_builds_without_a_word_of_complaint(small_site: Path, build: Build, tmp_path: Path) -> None:
    (small_site / "2024/thong-bao-b.md").unlink()
    result = build(small_site)
    assert (result.returncode, result.stderr) == (0, "")
    assert (tmp_path / "output/2024/01/14/hoi-nghi-tong-ket-nam-2023.html").is_file()


def test_two_clean_builds_are_byte_identical(small_site: Path, tmp_path: Path, build: Build) -> None:
    build(small_site, output="one")
    (tmp_path / "cache").rename(tmp_path / "cache-of-the-first")
    build(small_site, output="elsewhere/two")
    first, second = tree(tmp_path / "one"), tree(tmp_path / "elsewhere/two")
    assert len(first) > 40
    assert first == second


def test_two_production_builds_differ_in_nothing_either(small_site: Path, tmp_path: Path, build: Build) -> None:
    for name in ("one", "two"):
        assert build(small_site, output=name, conf="publishconf.py").returncode == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_two_stories_with_one_address_are_both_published_with_a_warning(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    result = build(small_site, conf="publishconf.py")
    assert result.returncode == 0
    assert "2024/thong-bao-b.md:1:8: cảnh báo: tin này trùng địa chỉ với 2024/thong-bao-a.md" in result.stderr
    first, second = (
        read_page(tmp_path / "output/2024/03/01" / f"thong-bao-lich-tiep-cong-dan{number}.html")
        for number in ("", "-2")
    )
    assert "Thông báo thứ a." in first.words
    assert "Thông báo thứ b." in second.words


def test_drafts_and_stories_of_the_future_leave_no_trace(untouched: Path) -> None:
    everything = b"".join(path.read_bytes() for path in untouched.rglob("*") if path.is_file())
    assert b"zxqnhap" not in everything
    assert b"zxqtuonglai" not in everything
    assert not list(untouched.rglob("*tin-con-nhap*"))


def test_text_in_a_title_is_never_markup(untouched: Path) -> None:
    page = read_page(untouched / "2024/02/05/cam-sanh-chin-som-hon-moi-nam.html")
    assert page.find_all("h1")[0].words == 'Cam sành "chín" sớm <hơn> mọi năm'


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("2024/cam.md", "05/02/2024", "31/02/2024", "2024/cam.md:2:12: lỗi: "),
        ("2024/cam.md", "Chuyên mục: Kinh tế\n", "", "thiếu dòng “Category: "),
        ("2024/cam.md", "Chuyên mục", "Chuyen muc tin", "2024/cam.md:3:1: lỗi: không có khóa “Chuyen muc tin”"),
        ("2024/hoi-nghi.md", "phat-bieu.jpg", "khong-co.jpg", "2024/hoi-nghi.md:10:1: lỗi: "),
        (
            "2024/hoi-nghi.md",
            "{filename}/2024/cam.md",
            "khong-co.html",
            "2024/hoi-nghi.md:13:34: lỗi: liên kết “khong-co.html”",
        ),
        (
            "2024/hoi-nghi.md",
            "/2024/cam.md",
            "/2024/khong-co.md",
            "2024/hoi-nghi.md:13:44: lỗi: không có tin nào là “/2024/khong-co.md”",
        ),
    ],
    ids=["date", "no category", "unknown key", "missing photo", "broken link", "broken filename link"],
)
def test_bad_input_is_named_with_its_line_and_fails_the_build(
    small_site: Path, build: Build, name: str, old: str, new: str, message: str
) -> None:
    path = small_site / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    result = build(small_site)
    assert result.returncode == 1
    assert message in result.stderr


def test_all_bad_stories_are_named_in_one_run(small_site: Path, build: Build) -> None:
    for name in ("2023/tin-1.md", "2023/tin-2.md", "2023/tin-3.md"):
        (small_site / name).write_text("Tin không có phần đầu bài.\n", "utf-8")
    result = build(small_site, "--fatal", "errors")
    assert result.returncode == 1
    assert all(f"2023/tin-{number}.md:1:1: lỗi:" in result.stderr for number in (1, 2, 3))


def test_a_plugin_that_does_not_load_fails_the_build(small_site: Path, build: Build) -> None:
    result = build(small_site, "-e", 'REQUIRED_PLUGINS=["plugins.khong_co.hooks"]')
    assert result.returncode == 1
    assert "plugins.khong_co.hooks" in result.stderr + result.stdout


def test_settings_can_be_given_on_the_command_line(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site, "-e", "SAME_CATEGORY_COUNT=2", 'SITENAME="Bản tin Yên Phú"')
    page = read_page(tmp_path / "output/2024/01/14/hoi-nghi-tong-ket-nam-2023.html")
    assert len(page.find_all("section", "same-category")[0].find_all("time")) == 2
    assert "Bản tin Yên Phú" in page.find_all("title")[0].words


def test_plain_pelican_builds_the_site_from_its_own_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pelican", str(SMALL_SITE), "-o", str(tmp_path / "output")]
    # The sections are the owner's, and the small site knows nothing of them.
    options = ["-s", "pelicanconf.py", "-e", f'CACHE_PATH="{tmp_path / "cache"}"', "CATEGORIES=[]"]
    result = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output/index.html").is_file()


def test_the_same_category_block_shows_the_newest_first(untouched: Path) -> None:
    page = read_page(untouched / "2023/01/10/tin-chinh-tri-so-1.html")
    [block] = page.find_all("section", "same-category")
    titles = [link.words for link in block.find_all("a") if link.words.startswith(("Tin chính trị", "Hội nghị"))]
    expected = ["Hội nghị tổng kết năm 2023", *(f"Tin chính trị số {number}" for number in (8, 7, 6, 5, 4))]
    assert titles == expected


def test_a_warning_stops_a_production_build_only(small_site: Path, build: Build) -> None:
    path = small_site / "2024/hoi-nghi.md"
    path.write_text(path.read_text("utf-8").replace("Người phát biểu đứng sau bục có hoa", ""), "utf-8")
    trial, production = build(small_site), build(small_site, conf="publishconf.py")
    assert (trial.returncode, production.returncode) == (0, 1)
    assert "2024/hoi-nghi.md:10:1: cảnh báo:" in production.stderr


def test_a_story_at_the_root_of_the_content_folder_is_published(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    (small_site / "2024/cam.md").rename(small_site / "cam.md")
    (small_site / "2024/hoi-nghi.md").unlink()
    result = build(small_site)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output/2024/02/05/cam-sanh-chin-som-hon-moi-nam.html").is_file()


def test_a_line_in_the_body_places_the_same_category_block(small_site: Path, build: Build, tmp_path: Path) -> None:
    path = small_site / "2024/hoi-nghi.md"
    path.write_text(path.read_text("utf-8").replace("Đoạn cuối", "Tin cùng chuyên mục\n\nĐoạn cuối"), "utf-8")
    assert build(small_site).returncode == 0
    [main] = read_page(tmp_path / "output/2024/01/14/hoi-nghi-tong-ket-nam-2023.html").find_all("main")
    assert len(main.find_all("section", "same-category")) == 1
    assert main.words.index("phát biểu.") < main.words.index("Tin cùng chuyên mục") < main.words.index("Đoạn cuối")


def test_no_mark_of_ours_is_left_in_any_file(small_site: Path, build: Build, tmp_path: Path) -> None:
    for name in ("2024/hoi-nghi.md", "pages/gioi-thieu.md"):
        path = small_site / name
        path.write_text(path.read_text("utf-8") + "\nTin cùng chuyên mục\n\nHết.\n", "utf-8")
    assert build(small_site, conf="publishconf.py").returncode == 0
    texts = [path for path in (tmp_path / "output").rglob("*") if path.suffix in (".html", ".xml", ".json")]
    assert len(texts) > 30
    assert [path.name for path in texts if b"\x02" in path.read_bytes() or b"\\u0002" in path.read_bytes()] == []


def test_a_story_without_a_lead_does_not_say_its_first_paragraph_twice(untouched: Path) -> None:
    [main] = read_page(untouched / "2024/02/05/cam-sanh-chin-som-hon-moi-nam.html").find_all("main")
    assert main.words.count("Cam năm nay chín sớm.") == 1


def test_an_expired_notice_keeps_its_page_and_leaves_every_list(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    # The builds' "now" is 22 November 2026.
    for name, day in (("a", "2026-11-22"), ("b", "2026-11-23")):
        path = small_site / f"2024/thong-bao-{name}.md"
        path.write_text(path.read_text("utf-8").replace("Thông báo\n\n", f"Thông báo\nHết hạn: {day}\n\n"), "utf-8")
    build(small_site)
    output = tmp_path / "output"
    page = output / "2024/03/01/thong-bao-lich-tiep-cong-dan.html"
    assert "Thông báo thứ a." in read_page(page).words
    linking = [other for other in output.rglob("*.html") if other != page and page.name in other.read_text("utf-8")]
    assert linking == []
    assert "thong-bao-lich-tiep-cong-dan-2.html" in (output / "chuyen-muc/thong-bao.html").read_text("utf-8")
