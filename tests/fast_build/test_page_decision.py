"""Which pages stay: those that would read only what they read before, and whose files are as they were written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from bantin.fast_build.page_decision import NotedPage, PageDecision, PageRead
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.tree import FileStamp
from bantin.fast_build.value_digest import Tokens
from bantin.newsroom.page_reads import ALWAYS_RENDER
from jinja2 import Environment

LOOK = FileStamp(device=1, inode=2, size=3, mtime_ns=4, mode=0o100644)
CONTEXT = {"SITENAME": "Mai Hóa", "menu": ["Kinh tế"], "build_day": "15/01/2024"}
VALUES = {"article": "story", "page_number": 1}
PAGE = NotedPage("a.html", Environment(), "article.html", CONTEXT, VALUES, (False, "a.html"))
READ = frozenset({"SITENAME", "article", "menu", "undefined"})


def skipping(
    memory: PageTraces, *, template: str = "text", looks: dict[str, FileStamp] | None = None
) -> PageDecision:
    site = {"a.html": LOOK} if looks is None else looks
    return PageDecision(
        memory, site, Tokens(), lambda story, *_: {"article": f"own {story}"}, lambda _, name: f"{name} {template}"
    )


def memory_of(page: NotedPage, names: frozenset[str] = READ) -> PageTraces:
    """Return what a build that rendered ``page`` leaves."""
    build = skipping(PageTraces("base"))
    build.learn(page, PageRead(names))
    return PageTraces("base", build.pages, {path: LOOK.mark for path in build.pages}, build.restless)


def reason(
    memory: PageTraces, page: NotedPage, *, template: str = "text", looks: dict[str, FileStamp] | None = None
) -> Any:
    """Return why a build that follows would render ``page``, or leave it."""
    build = skipping(memory, template=template, looks=looks)
    if not build.stays(page):
        build.learn(page, PageRead(READ))
    return build.pages[page.path].reason


def test_a_page_stays_when_nothing_that_it_reads_has_changed() -> None:
    build = skipping(memory_of(PAGE))
    assert build.stays(PAGE)
    assert set(build.pages) == {"a.html"}


def test_what_a_page_does_not_read_may_change() -> None:
    later = replace(PAGE, context={**CONTEXT, "build_day": "16/01/2024"}, values={**PAGE.values, "page_number": 2})
    assert skipping(memory_of(PAGE)).stays(later)


@pytest.mark.parametrize(
    "change",
    [
        {"context": {**CONTEXT, "SITENAME": "Thanh Trạch"}},
        {"context": {**CONTEXT, "menu": ["Kinh tế", "Văn hóa"]}},
        {"context": {**CONTEXT, "undefined": "now it is"}},
        {"context": {"SITENAME": "Mai Hóa"}},
        {"values": {"article": "story, corrected"}},
        {"values": {"article": "story", "menu": "its own"}},
        {"template": "page.html"},
        {"way": (True, "a.html")},
    ],
)
def test_whatever_it_reads_that_changes_has_it_rendered(change: dict[str, Any]) -> None:
    assert not skipping(memory_of(PAGE)).stays(replace(PAGE, **change))


def test_a_changed_template_has_it_rendered() -> None:
    assert not skipping(memory_of(PAGE), template="new text").stays(PAGE)


def test_a_page_whose_file_has_gone_or_was_touched_by_others_is_rendered() -> None:
    assert not skipping(memory_of(PAGE), looks={}).stays(PAGE)
    assert not skipping(memory_of(PAGE), looks={"a.html": LOOK._replace(mtime_ns=5)}).stays(PAGE)


def test_a_page_that_is_new_is_rendered() -> None:
    assert not skipping(memory_of(PAGE)).stays(replace(PAGE, path="b.html"))


def test_a_restless_page_is_rendered_every_time() -> None:
    memory = memory_of(PAGE, READ | {ALWAYS_RENDER})
    assert memory.pages == {}
    assert not skipping(memory).stays(PAGE)


def test_a_page_that_reads_what_cannot_be_compared_is_rendered_every_time() -> None:
    strange = replace(PAGE, context={**CONTEXT, "menu": object()})
    assert memory_of(strange).pages == {}


def test_it_is_known_why_a_page_was_rendered_or_left() -> None:
    memory = memory_of(PAGE)
    other = replace(PAGE, context={**CONTEXT, "menu": [], "SITENAME": "Mai Hóa 2"}, way=(True, "a.html"))
    assert reason(PageTraces("base"), PAGE) == ("first",)
    assert reason(memory, PAGE) == ("same",)
    assert reason(memory, replace(PAGE, path="b.html")) == ("new",)
    assert reason(memory, PAGE, looks={}) == ("file",)
    assert reason(memory, PAGE, template="other") == ("changed", "(template)")
    assert reason(memory, other) == ("changed", "(addresses)", "SITENAME", "menu")
    assert reason(memory, replace(PAGE, values={"article": "story, corrected"})) == ("changed", "article")


def test_it_is_known_why_a_page_is_rendered_every_time() -> None:
    strange = replace(PAGE, context={**CONTEXT, "menu": object()})
    assert memory_of(PAGE, READ | {ALWAYS_RENDER}).restless == {"a.html": ("restless",)}
    assert memory_of(strange).restless == {"a.html": ("unpredictable", "object has no digest")}


def test_a_page_that_asks_code_which_may_look_at_anything_leaves_no_site_that_stands_by_itself() -> None:
    build = skipping(PageTraces("base"))
    build.learn(PAGE, PageRead(READ | {ALWAYS_RENDER}))
    assert build.is_predictable
    build.learn(replace(PAGE, context={**CONTEXT, "menu": dt.datetime.now}), PageRead(READ))
    assert not build.is_predictable
