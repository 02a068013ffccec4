"""After an edit just those pages are rendered that would be told something else, and none of them is missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bantin.archive.asking import Asking, pages_to_render
from bantin.archive.collections import SITE, section
from bantin.archive.database import Database
from bantin.archive.edit import edit_of
from bantin.archive.filing import Filed
from bantin.archive.memory import MemorySource, MemoryTraces
from bantin.archive.standing import Hour
from bantin.archive.state import DatabaseSource, write_edit
from bantin.archive.story_queries import Related
from bantin.archive.traces import DatabaseTraces, PageRecord, write_traces
from bantin.category_feeds.front_page.compose import compose_front_page
from bantin.category_feeds.front_page.plan import FrontPagePlan
from bantin.newsroom.story import Reference, Story
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.pages import answers, front_page, pages_of, rendered
from tests.archive.sites import MOMENTS, PATHS, filed, index_of, sites, source_of, stories
from tests.category_feeds.desk import CATEGORIES, CULTURE, NOTICES, NOW, RURAL, on, story

BODIES = st.sampled_from(("", "aa", "bb"))


@dataclass
class Site:
    """A site that is built again and again, only what must be; ``shown`` is what its pages show."""

    source: Any
    traces: Any
    stories: dict[str, Filed] = field(default_factory=dict)
    asked: dict[str, frozenset[Any]] = field(default_factory=dict)
    digests: dict[Any, str] = field(default_factory=dict)
    shown: dict[str, object] = field(default_factory=dict)
    rendered: set[str] = field(default_factory=set)

    def build(self, new: Mapping[str, Filed]) -> None:
        """Bring the site up to date with the stories ``new``."""
        changes = {path: new.get(path) for path in {*self.stories, *new}}
        edit = edit_of(self.source, changes)
        asking = Asking(edit.index(self.source))
        told_otherwise = set(pages_to_render(self.traces, asking, edit.touched))
        pages = pages_of((it.story for it in new.values()), asking)
        self.rendered = {name for name in pages if name in told_otherwise or name not in self.shown}
        self.shown = {name: self.shown.get(name) for name in pages}
        self.shown |= rendered({name: pages[name] for name in self.rendered}, asking)
        self._judge(new, told_otherwise)
        self.traces.take_over(asking, gone=self.asked.keys() - pages.keys())
        self.asked = {name: asked for name, asked in self.asked.items() if name in pages}
        self.asked |= {name: frozenset(asked) for name, asked in asking.reads.items()}
        self.digests |= {query: trace.digest for query, trace in asking.traces.items()}
        self.source.take_over(edit)
        self.stories = dict(new)

    def _judge(self, new: Mapping[str, Filed], told_otherwise: set[str]) -> None:
        """Compare with a site of the same stories that was made without looking back."""
        source = MemorySource()
        index = edit_of(source, new).index(source)
        asking = Asking(index)
        clean = rendered(pages_of((it.story for it in new.values()), asking), asking)
        assert self.shown == clean
        every = {query for asked in self.asked.values() for query in asked}
        now = answers(index, every)
        other = {query for query in every if now[query] != self.digests[query]}
        assert told_otherwise == {name for name, asked in self.asked.items() if asked & other}


class Kept:
    """The archive in a file, as source and as traces; neither remembers anything."""

    def __init__(self, file: Path) -> None:
        self._database = Database(file, "seal", pytest.fail)
        self._source, self._traces = DatabaseSource(self._database), DatabaseTraces(self._database)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source if hasattr(self._source, name) else self._traces, name)

    def take_over(self, what: Any, gone: Any = ()) -> None:
        if isinstance(what, Asking):
            pages = {name: PageRecord() for name in what.reads}
            self._database.write(lambda connection: write_traces(connection, what, pages, gone), state=True)
            return
        self._database.write(lambda connection: write_edit(connection, what, Hour(NOW)), state=True)

    def close(self) -> None:
        self._database.close()


@contextmanager
def in_a_file() -> Iterator[Kept]:
    with TemporaryDirectory() as folder:
        kept = Kept(Path(folder, "archive.sqlite3"))
        yield kept
        kept.close()


@st.composite
def versions(draw: st.DrawFn) -> list[dict[str, Filed]]:
    """Return a site as it is, version by version: a story is added, changed, moved or taken out, or time passes."""
    site, moment, found = {it.path: it for it in draw(sites(3))}, 0, []
    bodies = {path: draw(BODIES) for path in PATHS}
    for _ in range(draw(st.integers(1, 4))):
        found.append({path: filed(it, MOMENTS[moment], bodies[path]) for path, it in site.items()})
        match draw(st.sampled_from(("write", "write", "body", "title", "remove", "wait"))):
            case "write":
                new = draw(stories(st.sampled_from(PATHS)))
                site[new.path] = new
            case "body":
                bodies[draw(st.sampled_from(PATHS))] = draw(BODIES)
            case "title" if site:
                path = draw(st.sampled_from(sorted(site)))
                site[path] = replace(site[path], title=draw(st.sampled_from(("Lũ", "Hội nghị"))))
            case "remove" if site:
                del site[draw(st.sampled_from(sorted(site)))]
            case "wait":
                moment = min(moment + 1, len(MOMENTS) - 1)
    return found


@pytest.mark.slow
@given(versions())
def test_an_increment_is_a_clean_build_and_renders_just_what_is_told_otherwise(seen: list[dict[str, Filed]]) -> None:
    site = Site(MemorySource(), MemoryTraces())
    for version in seen:
        site.build(version)


@given(versions())
@settings(max_examples=settings.default.max_examples // 3)
def test_so_it_is_with_an_archive_in_a_file(seen: list[dict[str, Filed]]) -> None:
    with in_a_file() as kept:
        site = Site(kept, kept)
        for version in seen:
            site.build(version)


def built(*site: Story) -> Site:
    made = Site(MemorySource(), MemoryTraces())
    made.build({each.path: filed(each) for each in site})
    return made


WEEK = [story(f"ngay-{day}", day) for day in range(1, 8)]


def again(site: Site, *changed: Story, now: dt.datetime = NOW) -> set[str]:
    """Return the pages rendered when the stories ``changed`` are as given, at ``now``."""
    stories = {path: filed(it.story, now) for path, it in site.stories.items()}
    site.build({**stories, **{each.path: filed(each, now) for each in changed}})
    return site.rendered


def test_nothing_changed_renders_nothing() -> None:
    assert again(built(*WEEK)) == set()


def test_a_sentence_changes_its_own_page_and_the_feeds_that_hold_it() -> None:
    site = built(*WEEK)
    site.build({**site.stories, "ngay-7.md": filed(WEEK[6], body="cc")})
    held = {f"section:{slug} feed" for slug in ("tin-tuc", "nong-thon-moi")}
    assert site.rendered == {"story ngay-7.md", "site feed", *held}


def test_an_old_story_changes_no_page_of_which_it_is_no_part() -> None:
    site = built(*WEEK, story("van-hoa", 1, CULTURE))
    rendered_pages = again(site, replace(WEEK[0], title="Tên khác"))
    assert "story ngay-7.md" not in rendered_pages
    assert "site feed" not in rendered_pages
    assert rendered_pages >= {"story ngay-1.md", "story ngay-2.md", f"{SITE} 1"}


def test_a_full_page_stays_when_a_story_is_added() -> None:
    site = built(*WEEK, story("ngay-8", 8))
    full = {name for name in site.shown if name.startswith((SITE, section(RURAL.slug))) and name[-2:] in (" 1", " 2")}
    assert len(full) == 4
    assert again(site, story("moi", 9)).isdisjoint(full)


def test_a_story_whose_hour_comes_renders_what_shows_it() -> None:
    site = built(*WEEK, story("mai", on(2, 2)))
    rendered_pages = again(site, now=on(3, 2))
    assert rendered_pages >= {"story mai.md", "front", f"{SITE} 0", "site feed"}


def test_a_category_without_stories_leaves_the_menu_of_every_page() -> None:
    site = built(*WEEK, story("van-hoa", 1, CULTURE))
    stories = {path: it for path, it in site.stories.items() if path != "van-hoa.md"}
    site.build(stories)
    assert site.rendered >= {name for name in site.shown if not name.endswith("feed")} - {"front"}


@pytest.mark.parametrize("wanted", ["moi", "moi.md", "./moi.md", "MOI.md"])
def test_a_story_that_another_one_names_changes_that_one_when_it_comes_and_when_it_goes(wanted: str) -> None:
    naming, new = story("ngay-1", 9, related=(Reference(wanted),)), {"moi.md": filed(story("moi", 2))}
    source, traces = source_of([naming]), MemoryTraces()
    other = {"2023/moi.md": filed(story("2023/moi", 2))}  # for which "moi" may stand as well
    twice = ("moi.md",) if wanted.endswith(".md") else ()
    steps = [(new, ("moi.md",)), (other, twice), ({"2023/moi.md": None}, ("moi.md",)), ({"moi.md": None}, ())]
    for changes, found in steps:
        before = Asking(edit_of(source, {}).index(source))
        before.of_page("ngay-1").ask(Related("ngay-1.md"))
        traces.take_over(before)
        edit = edit_of(source, changes)
        after = Asking(edit.index(source))
        assert after.answer(Related("ngay-1.md")) == found
        is_other = found != before.answer(Related("ngay-1.md"))
        assert pages_to_render(traces, after, edit.touched) == ({"ngay-1"} if is_other else set())
        source.take_over(edit)


@given(sites())
def test_the_front_page_is_what_was_composed(site: list[Story]) -> None:
    plan = FrontPagePlan(notices=NOTICES, pick_count=2, newest_count=2, category_count=2, notice_count=2)
    page, problems = compose_front_page(plan, site, CATEGORIES, NOW)
    assert problems == ()
    top, told, newest, blocks = front_page(Asking(index_of(site)).answer)

    def paths(found: Any) -> list[str]:
        return [getattr(each, "story", each).path for each in found]

    assert paths(top) == paths([page.lead] * bool(page.lead) + [*page.picks])
    assert paths(told) == paths(page.notices.stories if page.notices else ())
    assert paths(newest) == paths(page.newest)
    assert [(slug, paths(block), total) for slug, block, total in blocks] == [
        (block.category.slug, paths(block.stories), block.total) for block in page.blocks
    ]


def test_what_did_not_change_moves_nothing() -> None:
    source = source_of(WEEK)
    edit = edit_of(source, {each.path: filed(each) for each in WEEK})
    assert (edit.changes, edit.moves.collections, edit.touched) == ({}, frozenset(), frozenset())


def test_an_edit_of_a_title_touches_the_story_and_no_collection() -> None:
    edit = edit_of(source_of(WEEK), {"ngay-1.md": filed(replace(WEEK[0], title="Tên khác"))})
    assert edit.touched == {"card:ngay-1.md", "story:ngay-1.md"}


def test_an_edit_of_a_category_touches_those_left_and_those_joined() -> None:
    edit = edit_of(source_of(WEEK), {"ngay-1.md": filed(replace(WEEK[0], category=NOTICES))})
    left, joined = {"section:nong-thon-moi", "section:tin-tuc"}, {"section:thong-bao"}
    assert edit.moves.collections == {*left, *joined, "category:nong-thon-moi", "category:thong-bao"}
    assert edit.touched >= {*left, *joined, "kind:section", "kind:category"}
