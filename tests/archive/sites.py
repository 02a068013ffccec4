"""Random small sites for the archive: ties, drafts, expiries, sections, hand-picked stories, and edits of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from bantin.archive.collections import memberships
from bantin.archive.edit import edit_of
from bantin.archive.filing import Filed
from bantin.archive.index import Index
from bantin.archive.memory import MemorySource
from bantin.archive.standing import has_expired, is_listed
from bantin.newsroom.story import Name, Reference, Story
from hypothesis import strategies as st

from tests.category_feeds.desk import CATEGORIES, NOW, on

PATHS = tuple(f"2024/{name}.md" for name in ("a", "ab", "a b", "b", "Cam", "đ", "e", "f"))
NAMES = tuple(Name(slug.title(), slug, f"{slug}/") for slug in ("cam", "bao-lu", "hoi-nghi"))
WANTED = (*PATHS[:4], "2024/a", "cam", "b", "e.md", "./2024/f.md", "khong-co", "A-B")

# Few hours, so that many are equal; some of them to come, one by a clock elsewhere that is in another month.
HOURS = (*(on(day) for day in (1, 2, 30, 31)), on(1, 2), on(2, 2), on(31, 12, 2023), on(3, 2))
ELSEWHERE = (*HOURS, on(31, hour=23).astimezone(ZoneInfo("Asia/Tokyo")))
DAYS = (None, None, None, dt.date(2024, 1, 20), dt.date(2024, 2, 1), dt.date(2024, 2, 2))


def stories(path: st.SearchStrategy[str]) -> st.SearchStrategy[Story]:
    """Return random stories under a random ``path``."""
    made = st.builds(
        Story,
        path=path,
        url=st.just(""),
        title=st.sampled_from(("Hội nghị", "Lễ hội cam", "Thông báo")),
        date=st.sampled_from(ELSEWHERE),
        category=st.sampled_from(CATEGORIES),
        summary=st.sampled_from(("", "Tóm tắt")),
        tags=st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
        authors=st.lists(st.sampled_from(NAMES[:2]), unique=True).map(tuple),
        modified=st.sampled_from((None, on(31))),
        status=st.sampled_from(("published",) * 5 + ("draft", "hidden")),
        lang=st.sampled_from(("vi", "vi", "tyz")),
        related=st.lists(st.sampled_from(WANTED).map(Reference), max_size=3).map(tuple),
        featured=st.booleans(),
        expires=st.sampled_from(DAYS),
        awaited=st.sampled_from((False, False, False, True)),
    )
    return made.map(lambda story: replace(story, url=f"{story.path.removesuffix('.md').lower().replace(' ', '-')}/"))


def sites(least: int = 0) -> st.SearchStrategy[list[Story]]:
    """Return random sites, no path twice."""
    some = st.lists(st.sampled_from(PATHS), unique=True, min_size=least, max_size=len(PATHS))
    return some.flatmap(lambda paths: st.tuples(*(stories(st.just(path)) for path in paths))).map(list)


def filed(story: Story, now: dt.datetime = NOW, body: str = "") -> Filed:
    """Return ``story`` as the site has it at ``now``."""
    lists = memberships(story) if is_listed(story, now) else ()
    waits = story.date > now and not story.awaited
    return Filed(story, f"{story.url}index.html", "", ("", "", "", ""), body, lists, waits, has_expired(story, now))


def source_of(stories: Iterable[Story], now: dt.datetime = NOW) -> MemorySource:
    """Return an archive of ``stories`` in memory."""
    source = MemorySource()
    source.take_over(edit_of(source, {story.path: filed(story, now) for story in stories}))
    return source


def index_of(stories: Iterable[Story], now: dt.datetime = NOW) -> Index:
    """Return what questions about ``stories`` are answered from."""
    return edit_of(MemorySource(), {story.path: filed(story, now) for story in stories}).index(MemorySource())


MOMENTS = (NOW, on(2, 2), on(3, 2, hour=1), on(4, 2))
