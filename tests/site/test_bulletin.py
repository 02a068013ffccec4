"""The demonstration bulletin, built for production by the real command."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest

from tests.building import SITE_URL
from tests.site.pages import Element, addresses, file_of, read_page

SEED = Path(__file__).parent / "seed" / "bang-coc-2024-01-14.txt"
SEED_PAGE = "2024/01/14/bang-coc-trien-khai-nhiem-vu-giao-chi-tieu-ke-hoach-nha-nuoc-nam-2024.html"
CAPTIONS = (
    "Đồng chí Phó Chủ tịch HĐND huyện Hoàng Thị Xuyến phát biểu tại Hội nghị.",
    "Các đại biểu chứng kiến ký giao ước thi đua.",
)


def seed_lines() -> list[str]:
    """Return the seed's lines, white space folded, without the heading of the block that follows an article."""
    lines = (" ".join(line.split()) for line in SEED.read_text("utf-8").splitlines())
    return [line for line in lines if line and line != "Tin cùng chuyên mục"]


def test_every_line_of_the_seed_stands_on_its_page_in_order(bulletin: Path) -> None:
    [main] = read_page(bulletin / SEED_PAGE).find_all("main")
    words, position = main.words, 0
    for line in seed_lines():
        found = words.find(line, position)
        assert found >= 0, f"missing, or out of order: {line}"
        position = found + len(line)


def test_the_seeds_captions_are_captions_of_its_two_photos(bulletin: Path) -> None:
    page = read_page(bulletin / SEED_PAGE)
    figures = [figure for figure in page.find_all("figure") if figure.find_all("figcaption")]
    assert len(figures) == 2
    for figure, caption in zip(figures, CAPTIONS, strict=True):
        [figcaption] = figure.find_all("figcaption")
        [image] = figure.find_all("img")
        assert caption in figcaption.words
        assert image.attributes["alt"] not in ("", caption)
        assert int(image.attributes["width"]) > 0 and int(image.attributes["height"]) > 0
    assert not any(caption in paragraph.words for caption in CAPTIONS for paragraph in page.find_all("p"))


def test_the_seeds_date_is_said_in_vietnamese(bulletin: Path) -> None:
    # 14 January 2024 was a Sunday.
    [time, *_] = read_page(bulletin / SEED_PAGE).find_all("main")[0].find_all("time")
    assert time.words == "Chủ nhật, 14/01/2024 | 17:30"
    assert time.attributes["datetime"] == "2024-01-14T17:30:00+07:00"


def html_pages(root: Path) -> list[Path]:
    return sorted(root.rglob("*.html"))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds, as far as it is asked of all pages: each of them is parsed once."""

    headings: int
    language: str
    has_figure_in_paragraph: bool
    title: list[Element]
    addresses: list[str]
    loaded: list[str]
    same_category: list[list[str]]

    @classmethod
    def at(cls, path: Path) -> Page:
        page = read_page(path)
        styles = [link for link in page.find_all("link") if link.attributes.get("rel") == "stylesheet"]
        loading = [*page.find_all("img"), *page.find_all("script"), *page.find_all("source"), *styles]
        return cls(
            len(page.find_all("h1")),
            page.find_all("html")[0].attributes["lang"],
            any(paragraph.find_all("figure") for paragraph in page.find_all("p")),
            page.find_all("title")[0].children,
            addresses(page),
            addresses(Element("", {}, children=loading)),
            [addresses(block) for block in page.find_all("section", "same-category")],
        )


@pytest.fixture(scope="module")
def pages(bulletin: Path) -> dict[Path, Page]:
    """What is on each page of the bulletin; a tag that is not closed in order fails all that ask."""
    return {path: Page.at(path) for path in html_pages(bulletin)}


def test_every_kind_of_page_is_there(bulletin: Path) -> None:
    names = {page.relative_to(bulletin).as_posix() for page in html_pages(bulletin)}
    assert {"index.html", "404.html", "luu-tru.html", "luu-tru/2024.html", "luu-tru/2024/01.html"} <= names
    assert {"chuyen-muc/nong-thon-moi.html", "tac-gia/tuan-tu.html", "gioi-thieu.html", "lien-he.html"} <= names
    assert len([name for name in names if re.match(r"\d{4}/\d\d/\d\d/", name)]) >= 30
    assert len([name for name in names if re.fullmatch(r"chuyen-muc/[a-z0-9-]+\.html", name)]) >= 8
    assert any(name.startswith("tu-khoa/") for name in names)


def test_every_page_is_closed_in_order_and_has_one_main_heading(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert page.headings == 1, path
        assert page.language == "vi"
        assert not page.has_figure_in_paragraph, path


def test_every_internal_address_leads_to_a_file(bulletin: Path, pages: dict[Path, Page]) -> None:
    broken, checked = [], 0
    for path, page in pages.items():
        for address in page.addresses:
            target = file_of(address, path, bulletin, SITE_URL)
            checked += target is not None
            if target is not None and not target.is_file():
                broken.append((path.relative_to(bulletin).as_posix(), address))
    assert broken == []
    assert checked > 1000


def test_no_page_needs_another_host(pages: dict[Path, Page]) -> None:
    loaded = [(path, address) for path, page in pages.items() for address in page.loaded]
    assert len(loaded) > 1000
    assert [it for it in loaded if not it[1].startswith("/") or it[1].startswith("//")] == []


def test_file_names_are_plain_ascii(bulletin: Path) -> None:
    names = [path.relative_to(bulletin).as_posix() for path in bulletin.rglob("*") if path.is_file()]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9._/-]+", name)] == []


def test_every_file_that_is_not_a_page_is_used_by_one(bulletin: Path, pages: dict[Path, Page]) -> None:
    used = {unquote(urlsplit(address).path.lstrip("/")) for page in pages.values() for address in page.addresses}
    photos = {path.relative_to(bulletin).as_posix() for path in (bulletin / "anh").rglob("*") if path.is_file()}
    assert photos
    assert {name for name in photos if name.endswith(".avif")} <= used


@pytest.mark.parametrize("pattern", ["feeds/*.xml", "feeds/chuyen-muc/*.xml"])
def test_feeds_are_well_formed_and_hold_stories(bulletin: Path, pattern: str) -> None:
    feeds = sorted(bulletin.glob(pattern))
    assert feeds
    for path in feeds:
        ElementTree.parse(path)
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.entries, path
        assert all(entry.link.startswith(f"{SITE_URL}/20") for entry in feed.entries)


def test_each_category_has_a_feed_of_its_own_stories(bulletin: Path) -> None:
    for page in bulletin.glob("chuyen-muc/*.html"):
        category = read_page(page).find_all("h1")[0].words
        feed = feedparser.parse((bulletin / "feeds/chuyen-muc" / f"{page.stem}.rss.xml").read_bytes())
        assert feed.entries
        assert {entry.tags[0].term for entry in feed.entries} == {category}


def test_each_article_offers_more_of_its_category_and_never_itself(bulletin: Path, pages: dict[Path, Page]) -> None:
    articles = sorted(bulletin.glob("20??/*/*/*.html"))
    assert articles
    for path in articles:
        [block] = pages[path].same_category
        linked = {file_of(address, path, bulletin, SITE_URL) for address in block}
        assert path not in linked
        stories = {
            target for target in linked if target and re.match(r"20\d\d/", target.relative_to(bulletin).as_posix())
        }
        assert 1 <= len(stories) <= 6, path


def test_what_an_editor_types_in_a_header_is_text(pages: dict[Path, Page]) -> None:
    assert [path for path, page in pages.items() if page.title] == []


def test_the_year_with_few_stories_is_one_list_below_its_months(bulletin: Path) -> None:
    """Nineteen stories in twelve months: headings would stand over single stories."""
    [main] = read_page(bulletin / "luu-tru/2024.html").find_all("main")
    assert len(main.find_all("a", "headlines__link")) == 19
    assert not main.find_all("section", "year-month")
    assert len(main.find_all("a", "calendar__link")) == 12
