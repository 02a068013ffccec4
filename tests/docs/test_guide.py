"""The editors' guide: each sample becomes what the guide says, each picture is there, small, and shows a sample."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from tests.building import run_pelican
from tests.site.pages import Element, read_page
from tools.guide import GUIDE, PICTURES, samples, write_stories
from tools.pictures import PAGES

TEXT = GUIDE.read_text("utf-8")
SAMPLES = samples(TEXT)
LINKED = dict(re.findall(r"!\[([^\]]+)\]\(pictures/([a-z-]+)\.webp\)", TEXT))
SECTIONS = (
    *("Danh sách", "Bảng dán từ Word", "Dòng “lưu ý”", "Video", "Tệp đính kèm", "Xem thử bài chưa đăng"),
    *("Kiểm tra trước khi đăng", "Điều gì chặn việc đăng"),
)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The samples built as a preview, and what the build said."""
    folder = tmp_path_factory.mktemp("guide")
    write_stories(TEXT, folder / "content")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    result = run_pelican(folder / "content", folder / "site", "-e", cache, conf="previewconf.py")
    # The sample with mistakes keeps the folder from being written; the others are built without it.
    (folder / "content/2026/bai-loi.md").unlink()
    assert run_pelican(folder / "content", folder / "site", "-e", cache, conf="previewconf.py").returncode == 0
    return folder / "site", result.stderr


@pytest.fixture(scope="module")
def pages(preview: tuple[Path, str]) -> Mapping[str, Element]:
    """The bodies of the samples by name."""
    files = {name: f"2026/11/20/bai-mau-{name}.html" for name in SAMPLES}
    files["xem-thu"] = "2026/11/21/cho-phien-hop-them-ngay-thu-bay.html"
    del files["bai-loi"]
    return {name: read_page(preview[0] / file) for name, file in files.items()}


def body(page: Element) -> Element:
    (found,) = page.find_all("div", "prose")
    return found


def words(nodes: list[Element]) -> list[str]:
    return [node.words for node in nodes]


def test_a_list_has_a_list_within_it_and_clauses_keep_their_numbers(pages: Mapping[str, Element]) -> None:
    shown = body(pages["danh-sach"])
    outer, inner = shown.find_all("ul")
    assert words(inner.find_all("li")) == ["Na Vai;", "Pác Cáp;"]
    assert len(outer.find_all("li")) == 5
    (clauses,) = shown.find_all("ol")
    first, second = clauses.find_all("li")
    assert (clauses.attributes.get("start"), second.attributes.get("value")) == ("2", "4")
    assert (first.words, second.words) == ("Khoản hai.", "Khoản bốn.")


def test_lines_with_tabs_are_a_table(pages: Mapping[str, Element]) -> None:
    rows = body(pages["bang-word"]).find_all("tr")
    assert [words(row.find_all("td")) for row in rows] == [
        ["Thứ", "Sáng", "Chiều"],
        ["Thứ Hai", "Ông Hùng", "Nghỉ"],
        ["Thứ Năm", "Bà Xuyến", "Ông Hùng"],
    ]


def test_short_lines_stay_lines(pages: Mapping[str, Element]) -> None:
    assert len(body(pages["tin-buon"]).find_all("br")) == 2


def test_a_video_is_a_card_with_its_title(pages: Mapping[str, Element]) -> None:
    (card,) = body(pages["video"]).find_all("p", "video-card")
    (link,) = card.find_all("a")
    assert link.words == "Hội thi cam sành năm 2026"
    assert link.attributes["href"] == "https://www.youtube.com/watch?v=AbCdEfGhIjK"


def test_a_file_with_spaces_in_its_name_is_published(pages: Mapping[str, Element], preview: tuple[Path, str]) -> None:
    (link,) = body(pages["tep"]).find_all("a")
    assert link.words == "Kế hoạch số 05 của UBND xã"
    assert (preview[0] / "2026/11/20" / str(link.attributes["href"])).is_file()


def test_a_draft_stands_under_the_banner_of_its_picture(pages: Mapping[str, Element]) -> None:
    (banner,) = pages["xem-thu"].find_all("p", "preview--waiting")
    assert "Bài này còn là bản nháp" in banner.words
    assert "Các bài chưa đăng" in banner.words


def test_the_sample_of_a_warning_has_that_warning_and_the_cure_of_the_guide_mends_it(
    preview: tuple[Path, str], tmp_path: Path
) -> None:
    warned = [line for line in preview[1].splitlines() if line.startswith("2026/chan-dang.md")]
    assert len(warned) == 1
    assert "cảnh báo" in warned[0]
    assert "chưa có mô tả" in warned[0]
    cure = "![Người mua cam ở chợ phiên](cho-phien.jpg)"
    assert f"`{cure}`" in TEXT
    write_stories(TEXT.replace("\n![](cho-phien.jpg)\n", f"\n{cure}\n"), tmp_path / "content")
    mended = run_pelican(tmp_path / "content", tmp_path / "site", "-e", f'CACHE_PATH="{tmp_path / "cache"}"')
    assert "2026/chan-dang.md" not in mended.stderr


def test_what_the_guide_quotes_is_what_the_build_says(preview: tuple[Path, str]) -> None:
    quoted = re.findall(r"^2026/\S+: (?:lỗi|cảnh báo|lưu ý): .*$", TEXT, re.MULTILINE)
    assert len(quoted) == 2
    assert [line for line in quoted if line not in preview[1].splitlines()] == []


def test_samples_that_the_guide_calls_right_have_no_other_finding(preview: tuple[Path, str]) -> None:
    found = {(line.partition(".md")[0], line.rpartition("[")[2].rstrip("]")) for line in preview[1].splitlines()}
    assert {(path, rule) for path, rule in found if path.startswith("2026/")} == {
        ("2026/bang-word", "dialect/tab-table"),
        ("2026/tin-buon", "dialect/short-lines"),
        ("2026/chan-dang", "caption/missing-alt"),
        ("2026/bai-loi", "front-matter/date"),
        ("2026/bai-loi", "front-matter/stray-line"),
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_a_picture(section: str) -> None:
    (held,) = re.findall(rf"^## {re.escape(section)}\n(.*?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL)
    assert "](pictures/" in held


def test_each_picture_is_drawn_described_and_used() -> None:
    drawn = {file.stem for file in PICTURES.iterdir()}
    assert drawn == set(LINKED.values()) == {picture.name for picture in PAGES} | {"kiem-tra"}
    assert [alt for alt in LINKED if len(alt) < 20] == []


def test_each_picture_shows_a_sample_of_the_guide() -> None:
    shown = {picture.path for picture in PAGES}
    assert shown == {f"2026/{name}.md" for name in SAMPLES if name != "tin-buon"}


@pytest.mark.parametrize("file", sorted(PICTURES.glob("*")), ids=lambda file: file.name)
def test_a_picture_is_small(file: Path) -> None:
    assert file.stat().st_size <= 60_000
    with Image.open(file) as picture:
        assert picture.format == "WEBP"
        assert picture.width <= 520
