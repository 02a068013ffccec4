from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.theming.site import build, write_bulletin


class Page(HTMLParser):
    """The addresses and the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src") and value]
        self.ids += [value for name, value in attrs if name == "id" and value]


def built(folder: Path, extra: str = "") -> Path:
    result = build(write_bulletin(folder, extra))
    assert result.code == 0, result.output + result.errors
    return folder / "output"


@pytest.fixture(scope="module")
def from_the_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("bulletin"))


@pytest.fixture(scope="module")
def relative(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("bulletin"), "RELATIVE_URLS = True\n")


@pytest.fixture(params=["from_the_root", "relative"])
def output(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def _pages(output: Path) -> Iterator[tuple[Path, str]]:
    for file in sorted(output.rglob("*.html")):
        yield file, file.read_text(encoding="utf-8")


def _target(output: Path, page: Path, address: str) -> Path:
    path = unquote(urldefrag(address).url)
    base = output / path.lstrip("/") if path.startswith("/") else page.parent / path
    return base / "index.html" if base.is_dir() else base


def test_every_kind_of_page_is_there(output: Path) -> None:
    names = {file.relative_to(output).as_posix() for file, _ in _pages(output)}

    kinds = {"index.html", "archives.html", "categories.html", "tags.html", "authors.html", "404.html"}
    lists = {"category/kinh-te.html", "category/kinh-te/trang-1.html", "tag/cam-sanh.html", "author/tuan-tu.html"}
    periods = {"2024/index.html", "2024/01/index.html", "2024/01/05/index.html"}
    assert kinds | lists | periods | {"pages/gioi-thieu.html"} <= names


def test_every_link_and_file_of_a_page_is_there(output: Path) -> None:
    for file, html in _pages(output):
        for address in Page(html).addresses:
            target = _target(output, file, address) if not address.startswith("#") else file
            assert target.is_file(), f"{file.relative_to(output)}: {address}"


def test_a_site_with_relative_addresses_can_be_opened_from_disk(relative: Path) -> None:
    for file, html in _pages(relative):
        for address in Page(html).addresses:
            assert address.startswith("#") or (file.parent / unquote(urldefrag(address).url)).is_file(), address


def test_a_page_has_one_h1_one_main_and_no_id_twice(output: Path) -> None:
    for file, html in _pages(output):
        page = Page(html)
        assert page.tags.count("h1") == 1, file
        assert page.tags.count("main") == 1, file
        assert len(page.ids) == len(set(page.ids)), file


def test_titles_and_leads_are_text_wherever_they_stand(output: Path) -> None:
    for file, html in _pages(output):
        assert html.count("</title>") == 1, file
        assert "<giao>" not in html, file
        assert "&amp;amp;" not in html, file


def test_the_style_sheet_goes_out_once_under_the_name_that_pages_use(output: Path) -> None:
    shipped = [file.name for file in output.rglob("*.css")]

    assert len(shipped) == 1
    assert re.fullmatch(r"site\.[0-9a-f]{10}\.css", shipped[0])
    assert all(f"theme/{shipped[0]}" in html for _, html in _pages(output))


def test_dates_are_in_words_of_the_country(output: Path) -> None:
    story = (output / "bai-5.html").read_text(encoding="utf-8")

    assert '<time class="time" datetime="2024-01-05T08:30:00+07:00">Thứ Sáu, 05/01/2024 | 08:30</time>' in story


def test_an_english_site_is_one_setting_away(tmp_path: Path) -> None:
    index = (built(tmp_path, 'DEFAULT_LANG = "en"\n') / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in index
    assert "Skip to main content" in index


def test_a_language_without_strings_stops_the_build(tmp_path: Path) -> None:
    result = build(write_bulletin(tmp_path, 'DEFAULT_LANG = "fr"\n'))

    assert result.code != 0
    assert "fr.toml" in re.sub(r"\s+", "", result.output + result.errors)
