"""Which pages are followed again: the written ones; all of them when a file or a place has gone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bantin.check.link_cache import Known
from bantin.check.page import PageLinks
from bantin.newsroom.build import Build, Output
from bantin.newsroom.cache import Store

STAYS = PageLinks(["b.html#dau"], {"muc-1"})


@pytest.fixture
def run(tmp_path: Path) -> Build:
    """A build in which a.html stays and b.html was written anew; both were known before."""
    it = Build(dt.datetime(2024, 1, 15, tzinfo=dt.UTC))
    it.store = Store(tmp_path / "store", "maker", print)
    before = {"a.html": "digest a", "b.html": "digest b"}
    it.output = Output(digests=before)
    Known(it).keep({"a.html": STAYS, "b.html": PageLinks([], {"dau", "cuoi"})})
    it.output = Output(
        site=tmp_path,
        staying=frozenset({"a.html"}),
        digests={"a.html": "digest a", "b.html": "digest b, corrected"},
        former=frozenset(before),
        former_digests=before,
    )
    return it


def followed(run: Build, written: PageLinks, files: set[str]) -> set[str]:
    return set(Known(run).pages_to_follow({"b.html": written}, files))


def test_with_every_file_and_place_still_there_only_written_pages_are_followed(run: Build) -> None:
    assert followed(run, PageLinks([], {"dau", "cuoi", "moi"}), {"a.html", "b.html", "c.html"}) == {"b.html"}


def test_when_a_file_has_gone_all_are(run: Build) -> None:
    run.output.former |= {"anh/cam.jpg"}
    assert followed(run, PageLinks([], {"dau", "cuoi"}), {"a.html", "b.html"}) == {"a.html", "b.html"}


@pytest.mark.parametrize(
    ("named", "pages"),
    [(None, {"a.html", "b.html"}), (frozenset({"b.html#dau"}), {"a.html", "b.html"}), (frozenset(), {"b.html"})],
    ids=["nobody has looked", "a page names it", "no page does"],
)
def test_when_a_place_that_pages_name_has_gone_all_are(
    run: Build, named: frozenset[str] | None, pages: set[str]
) -> None:
    run.output.former_named = named
    assert followed(run, PageLinks([], {"cuoi"}), {"a.html", "b.html"}) == pages


def test_when_a_place_in_a_page_has_gone_all_are(run: Build) -> None:
    found = Known(run).pages_to_follow({"b.html": PageLinks([], {"cuoi"})}, {"a.html", "b.html"})
    assert found["a.html"].targets == STAYS.targets


def test_when_nobody_knows_which_places_a_page_had_all_are(run: Build, tmp_path: Path) -> None:
    """Its file was removed, and the store with what it pointed to is another one."""
    run.store = Store(tmp_path / "other", "maker", print)
    run.output.former_named = frozenset()
    (tmp_path / "a.html").write_text("<p id='muc-1'>a</p>")
    assert followed(run, PageLinks([], {"dau"}), {"a.html", "b.html"}) == {"a.html", "b.html"}


def test_when_nothing_is_known_of_the_build_before_all_are(run: Build) -> None:
    run.output.former = frozenset()
    assert followed(run, PageLinks([], {"dau", "cuoi"}), {"a.html", "b.html"}) == {"a.html", "b.html"}


def test_places_of_a_page_that_stays_are_known_and_of_other_files_not(run: Build) -> None:
    assert Known(run).anchors_of("a.html") == {"muc-1"}
    assert Known(run).anchors_of("anh/cam.jpg") is None


def test_what_has_left_the_store_is_read_from_the_page(run: Build, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><p id="khac">Tin</p>', "utf-8")
    run.store = Store(tmp_path / "empty", "maker", print)
    assert Known(run).anchors_of("a.html") == {"khac"}


SEGMENT = "tim-kiem/0123456789abcdef/w0.json"


def follow(run: Build, named: frozenset[str] | None) -> set[str]:
    """Return which pages are followed when a file of a folder that is made anew has gone."""
    run.remade = {"tim-kiem"}
    run.output.former |= {SEGMENT}
    run.output.former_named = named
    return followed(run, PageLinks([], {"dau", "cuoi"}), {"a.html", "b.html"})


def test_a_file_that_has_gone_from_a_folder_made_anew_is_missed_by_nobody_if_no_page_named_it(run: Build) -> None:
    assert follow(run, frozenset({"tim-kiem/danh-sach.json"})) == {"b.html"}


@pytest.mark.parametrize("named", [None, frozenset({SEGMENT})], ids=["nobody has looked", "a page names it"])
def test_else_all_pages_are_followed(run: Build, named: frozenset[str] | None) -> None:
    assert follow(run, named) == {"a.html", "b.html"}


def test_one_that_has_gone_elsewhere_counts_whatever_is_known_of_such_folders(run: Build) -> None:
    run.output.former |= {"tim-kiem.html"}
    assert follow(run, frozenset()) == {"a.html", "b.html"}


@pytest.mark.parametrize(
    ("pages", "before", "known"),
    [
        ({"b.html"}, frozenset({"tim-kiem/cu.json"}), frozenset({"tim-kiem/cu.json", SEGMENT})),
        ({"b.html"}, None, None),
        ({"a.html", "b.html"}, None, frozenset({SEGMENT})),
        ({"a.html", "b.html"}, frozenset({"tim-kiem/cu.json"}), frozenset({SEGMENT})),
    ],
    ids=["some were followed", "some, and nobody knows of the others", "all were", "all, and one names no more"],
)
def test_the_next_build_hears_what_pages_name_in_such_folders(
    run: Build, pages: set[str], before: frozenset[str] | None, known: frozenset[str] | None
) -> None:
    run.remade = {"tim-kiem"}
    run.output.former_named = before
    Known(run).note_named(pages, {SEGMENT, "a.html", "b.html#dau"})
    assert run.output.named == (known and known | {"b.html#dau"})
