"""Components rendered by themselves, from plain values."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Picture, Rendition, Renditions
from bantin.newsroom.story import Category
from bantin.theming.hooks import template_filters
from bantin.theming.strings import load_strings
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.theming.theme import STRINGS, TEMPLATES

MOMENT = dt.datetime(2024, 1, 15, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WIDE, SMALL = Rendition("anh/a-800.jpg", 800, 450, "image/jpeg"), Rendition("anh/a-480.jpg", 480, 270, "image/jpeg")
AVIF = Rendition("anh/a-800.avif", 800, 450, "image/avif")
SHOWN = Renditions(avif=(AVIF,), fallback=(SMALL, WIDE), tone="302")
PICTURE = Picture(Photo("a.jpg"), body=SHOWN, card=SHOWN, share=WIDE, feed=WIDE)


@dataclass(frozen=True)
class Item:
    """A story as lists show it."""

    url: str
    title: str
    picture: Picture | None = None
    category: Category = field(default=Category("Y tế", "y-te", "y-te.html"))
    date: dt.datetime = MOMENT


@dataclass(frozen=True)
class Numbered:
    """A page of a list, and the list itself, as Pelican's paginator gives them."""

    number: int
    num_pages: int = 1

    @property
    def url(self) -> str:
        return f"trang-{self.number}.html"

    def page(self, number: int) -> Numbered:
        return Numbered(number)


def render(component: str, call: str, **values: object) -> str:
    """Return what ``call`` of the macro in ``components/<component>.html`` writes, blanks folded."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= template_filters()
    environment.globals |= {"t": load_strings(STRINGS, "vi").text, "home": ""}
    macro = call.partition("(")[0]
    source = f'{{% from "components/{component}.html" import {macro} %}}{{{{ {call} }}}}'
    return re.sub(r"\s+", " ", environment.from_string(source).render(values))


def test_a_photo_offers_avif_first_and_keeps_its_place() -> None:
    html = render("picture", "picture(shown, '..', alt='Đồi \"cam\"', sizes='100vw')", shown=SHOWN)

    assert html.index('<source type="image/avif" srcset="../anh/a-800.avif 800w" sizes="100vw">') < html.index("<img")
    assert 'srcset="../anh/a-480.jpg 480w, ../anh/a-800.jpg 800w"' in html
    assert 'class="picture__img tone-302"' in html
    assert 'width="800" height="450" alt="Đồi &#34;cam&#34;" loading="lazy"' in html


def test_a_photo_that_cannot_fill_a_phone_has_pixels_to_spare_since_none_is_stretched() -> None:
    tiny = Renditions((), (Rendition("anh/a.jpg", 90, 45, "image/jpeg"),), "302")
    assert ' width="80" height="40" ' in render("picture", "picture(shown, '')", shown=tiny)


def test_the_photo_above_the_fold_is_fetched_first() -> None:
    html = render("picture", "picture(shown, '', eager=True)", shown=SHOWN)

    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_a_card_has_one_link_and_its_photo_says_nothing_twice() -> None:
    html = render("card", "card(story, '')", story=Item("b.html", "Vụ cam <mới>", PICTURE))

    assert html.count("<a ") == 1
    assert 'alt=""' in html
    assert "Vụ cam &lt;mới&gt;" in html


def test_a_card_without_a_photo_says_so_to_the_style() -> None:
    assert "card--bare" in render("card", "card(story, '')", story=Item("b.html", "Bài"))


def test_a_card_with_a_long_title_says_so_to_the_style() -> None:
    shown = [render("card", "card(story, '')", story=Item("b.html", "a" * length)) for length in (110, 111)]
    assert ["card--long" in html for html in shown] == [False, True]


def test_a_box_without_entries_is_not_shown() -> None:
    html = render("boxes", "boxes(them, '')", them={"documents": [], "hotline": ["113"], "schedule": ()})
    assert re.findall(r'id="hop-\d"[^>]*>([^<]*)<', html) == ["Đường dây nóng"]


def test_a_category_block_leads_with_its_newest_story_though_another_one_has_a_photo() -> None:
    """What leads is never older than what stands under it."""
    items = Item("c", "Bài c"), Item("b", "Bài b", PICTURE), Item("a", "Bài a", PICTURE)

    html = render(
        "category_block",
        "category_block(block, '')",
        block=SimpleNamespace(category=items[0].category, articles=items),
    )

    assert re.findall(r"Bài [abc]", html) == ["Bài c", "Bài b", "Bài a"]
    assert "<img" not in html


def test_a_category_block_without_photos_leads_with_its_newest_story() -> None:
    items = Item("c", "Bài c"), Item("b", "Bài b")

    html = render(
        "category_block",
        "category_block(block, '')",
        block=SimpleNamespace(category=items[0].category, articles=items),
    )

    assert re.findall(r"Bài [abc]", html) == ["Bài c", "Bài b"]


def test_a_list_of_one_page_has_no_pagination() -> None:
    assert render("pagination", "pagination(list, page, '')", list=Numbered(1, 1), page=Numbered(1)).strip() == ""


def test_pagination_shows_the_ends_and_the_neighbours_with_gaps_between() -> None:
    html = render("pagination", "pagination(list, page, '')", list=Numbered(1, 20), page=Numbered(10))

    assert re.findall(r">(\d+|…)<", html) == ["1", "…", "9", "10", "11", "…", "20"]
    assert '<span class="pagination__link" aria-current="page" aria-label="Trang 10">10</span>' in html
    assert 'rel="prev" href="/trang-9.html"' in html
    assert 'rel="next" href="/trang-11.html"' in html


def test_the_first_page_has_no_page_before_it_and_the_last_none_after() -> None:
    first = render("pagination", "pagination(list, page, '')", list=Numbered(1, 3), page=Numbered(1))
    last = render("pagination", "pagination(list, page, '')", list=Numbered(1, 3), page=Numbered(3))

    assert ("Trang trước" in first, "Trang sau" in first) == (False, True)
    assert ("Trang trước" in last, "Trang sau" in last) == (True, False)


def test_a_story_at_the_end_of_its_list_has_one_neighbour() -> None:
    html = render("neighbours", "neighbours(none, older, '')", older=Item("a.html", "Bài cũ"))

    assert "Tin cũ hơn" in html
    assert "Tin mới hơn" not in html
