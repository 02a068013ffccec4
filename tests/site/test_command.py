"""The command as its users run it: on good input, on bad input, twice."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building import ROOT, SMALL_SITE, Result, run_pelican
from tests.conftest import Build
from tests.site.pages import Element, read_page

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"


def tree(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below ``folder``, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built, and how its build went."""

    content: Path
    output: Path
    result: Result

    def page(self, path: str) -> Element:
        return read_page(self.output / path)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site without the story that takes another one's address, for tests that only look at it."""
    folder = tmp_path_factory.mktemp("good")
    content = Path(shutil.copytree(SMALL_SITE, folder / "content"))
    (content / "2024/thong-bao-b.md").unlink()
    result = run_pelican(content, folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"')
    return Site(content, folder / "output", result)


def test_a_good_site_builds_without_a_word_of_complaint(good: Site) -> None:
    assert (good.result.returncode, good.result.stderr) == (0, "")
    assert (good.output / STORY).is_file()


@pytest.mark.long
def test_two_clean_builds_are_byte_identical(good: Site, tmp_path: Path, build: Build) -> None:
    build(good.content, output="elsewhere/two")
    first, second = tree(good.output), tree(tmp_path / "elsewhere/two")
    assert len(first) > 40
    assert first == second


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site, with lines that place a block, built for production."""
    folder = tmp_path_factory.mktemp("published")
    content = Path(shutil.copytree(SMALL_SITE, folder / "content"))
    for name in ("2024/hoi-nghi.md", "pages/gioi-thieu.md"):
        path = content / name
        path.write_text(path.read_text("utf-8") + "\nTin cùng chuyên mục\n\nHết.\n", "utf-8")
    return Site(content, folder / "output", publish(content, folder / "output"))


def publish(content: Path, output: Path) -> Result:
    return run_pelican(content, output, "-e", f'CACHE_PATH="{output.parent / "cache"}"', conf="publishconf.py")


def test_two_clean_production_builds_differ_in_nothing_either(published: Site, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere/two"
    assert [published.result.returncode, publish(published.content, other).returncode] == [0, 0]
    assert len(tree(other)) > 40
    assert tree(published.output) == tree(other)


def test_two_stories_with_one_address_are_both_published_with_a_warning(published: Site) -> None:
    told = "2024/thong-bao-b.md:1:8: cảnh báo: tin này trùng địa chỉ với 2024/thong-bao-a.md"
    assert told in published.result.stderr
    first, second = (published.page(f"2024/03/01/thong-bao-lich-tiep-cong-dan{number}.html") for number in ("", "-2"))
    assert "Thông báo thứ a." in first.words
    assert "Thông báo thứ b." in second.words


def test_no_mark_of_ours_is_left_in_any_file(published: Site) -> None:
    texts = [path for path in published.output.rglob("*") if path.suffix in (".html", ".xml", ".json")]
    assert len(texts) > 30
    assert [path.name for path in texts if b"\x02" in path.read_bytes() or b"\\u0002" in path.read_bytes()] == []


def test_drafts_and_stories_of_the_future_leave_no_trace(good: Site) -> None:
    everything = b"".join(path.read_bytes() for path in good.output.rglob("*") if path.is_file())
    assert len(everything) > 100_000
    assert b"zxqnhap" not in everything
    assert b"zxqtuonglai" not in everything
    assert not list(good.output.rglob("*tin-con-nhap*"))


def test_text_in_a_title_is_never_markup(good: Site) -> None:
    page = good.page("2024/02/05/cam-sanh-chin-som-hon-moi-nam.html")
    assert page.find_all("h1")[0].words == 'Cam sành "chín" sớm <hơn> mọi năm'


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


MISTAKES = {
    "headers": [
        ("2024/cam.md", "05/02/2024", "31/02/2024", "2024/cam.md:2:12: lỗi: "),
        ("2024/thong-bao-a.md", "Category: Thông báo\n", "", "2024/thong-bao-a.md:1:1: lỗi: thiếu dòng “Category: "),
        (
            "2024/thong-bao-b.md",
            "Category",
            "Chuyen muc tin",
            "2024/thong-bao-b.md:3:1: lỗi: không có khóa “Chuyen muc tin”",
        ),
        *((f"2023/tin-{number}.md", "Title: ", "", f"2023/tin-{number}.md:1:1: lỗi:") for number in (1, 2, 3)),
    ],
    "bodies": [
        ("2024/hoi-nghi.md", "phat-bieu.jpg", "khong-co.jpg", "2024/hoi-nghi.md:10:1: lỗi: "),
        (
            "2024/hoi-nghi.md",
            "/2024/cam.md",
            "/2024/khong-co.md",
            "2024/hoi-nghi.md:13:44: lỗi: không có tin nào là “/2024/khong-co.md”",
        ),
    ],
    "addresses": [
        (
            "2024/hoi-nghi.md",
            "{filename}/2024/cam.md",
            "khong-co.html",
            "2024/hoi-nghi.md:13:34: lỗi: liên kết “khong-co.html”",
        )
    ],
}


@pytest.mark.parametrize("mistakes", MISTAKES.values(), ids=MISTAKES)
def test_all_bad_input_is_named_with_its_line_in_one_run_and_fails_the_build(
    small_site: Path, build: Build, mistakes: list[tuple[str, str, str, str]]
) -> None:
    for name, old, new, _ in mistakes:
        replace(small_site / name, old, new)
    result = build(small_site, "--fatal", "errors")
    assert result.returncode == 1
    assert [message for *_, message in mistakes if message not in result.stderr] == []


def test_a_plugin_that_does_not_load_fails_the_build(small_site: Path, build: Build) -> None:
    result = build(small_site, "-e", 'REQUIRED_PLUGINS=["plugins.khong_co.hooks"]')
    assert result.returncode == 1
    assert "plugins.khong_co.hooks" in result.stderr + result.stdout


def test_plain_pelican_builds_the_site_from_its_own_folder(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(SMALL_SITE / "2024/cam.md", content)
    command = [sys.executable, "-m", "tests.kept_work", str(content), "-o", str(tmp_path / "output")]
    # The sections are the owner's, and the story knows nothing of them.
    options = ["-s", "pelicanconf.py", "-e", f'CACHE_PATH="{tmp_path / "cache"}"', "CATEGORIES=[]"]
    result = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "output/index.html").is_file()


def test_the_same_category_block_shows_the_newest_first(good: Site) -> None:
    page = good.page("2023/01/10/tin-chinh-tri-so-1.html")
    [block] = page.find_all("section", "same-category")
    titles = [link.words for link in block.find_all("a") if link.words.startswith(("Tin chính trị", "Hội nghị"))]
    expected = ["Hội nghị tổng kết năm 2023", *(f"Tin chính trị số {number}" for number in (8, 7, 6, 5, 4))]
    assert titles == expected


def test_a_story_without_a_lead_does_not_say_its_first_paragraph_twice(good: Site) -> None:
    [main] = good.page("2024/02/05/cam-sanh-chin-som-hon-moi-nam.html").find_all("main")
    assert main.words.count("Cam năm nay chín sớm.") == 1


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site after many edits, built on trial with settings given on the command line."""
    folder = tmp_path_factory.mktemp("edited")
    content = Path(shutil.copytree(SMALL_SITE, folder / "content"))
    (content / "2024/cam.md").rename(content / "cam.md")
    replace(content / "2024/hoi-nghi.md", "/2024/cam.md", "/cam.md")
    replace(content / "2024/hoi-nghi.md", "Người phát biểu đứng sau bục có hoa", "")
    replace(content / "2024/hoi-nghi.md", "Đoạn cuối", "Tin cùng chuyên mục\n\nĐoạn cuối")
    # The builds' "now" is 22 November 2026.
    for name, day in (("a", "2026-11-22"), ("b", "2026-11-23")):
        replace(content / f"2024/thong-bao-{name}.md", "Thông báo\n\n", f"Thông báo\nHết hạn: {day}\n\n")
    options = ("-e", f'CACHE_PATH="{folder / "cache"}"', "SAME_CATEGORY_COUNT=2", 'SITENAME="Bản tin Yên Phú"')
    return Site(content, folder / "output", run_pelican(content, folder / "output", *options))


def test_settings_can_be_given_on_the_command_line(edited: Site) -> None:
    page = edited.page(STORY)
    assert len(page.find_all("section", "same-category")[0].find_all("time")) == 2
    assert "Bản tin Yên Phú" in page.find_all("title")[0].words


def test_a_warning_stops_a_production_build_only(edited: Site) -> None:
    production = publish(edited.content, edited.output)
    assert (edited.result.returncode, production.returncode) == (0, 1)
    for said in (edited.result.stderr, production.stderr):
        assert "2024/hoi-nghi.md:10:1: cảnh báo:" in said


def test_a_story_at_the_root_of_the_content_folder_is_published(edited: Site) -> None:
    assert (edited.output / "2024/02/05/cam-sanh-chin-som-hon-moi-nam.html").is_file()


def test_a_line_in_the_body_places_the_same_category_block(edited: Site) -> None:
    [main] = edited.page(STORY).find_all("main")
    assert len(main.find_all("section", "same-category")) == 1
    assert main.words.index("phát biểu.") < main.words.index("Tin cùng chuyên mục") < main.words.index("Đoạn cuối")


def test_an_expired_notice_keeps_its_page_and_leaves_every_list(edited: Site) -> None:
    output = edited.output
    page = output / "2024/03/01/thong-bao-lich-tiep-cong-dan.html"
    assert "Thông báo thứ a." in read_page(page).words
    linking = [other for other in output.rglob("*.html") if other != page and page.name in other.read_text("utf-8")]
    assert linking == []
    assert "thong-bao-lich-tiep-cong-dan-2.html" in (output / "chuyen-muc/thong-bao.html").read_text("utf-8")
