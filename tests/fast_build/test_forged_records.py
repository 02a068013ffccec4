"""Records that somebody else has made, with right seals: no path leads out of the site, no word steers a terminal."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from bantin.fast_build.location import LISTING, find_place
from bantin.fast_build.move_files import move_files, write_gone
from bantin.fast_build.page_memory import read_memory
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.swap import heal
from bantin.fast_build.tree import read_listing, write_listing
from bantin.fast_build.up_to_date import Standing, read_standing, write_standing
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.journaled_record import JournaledRecord

from tests.fast_build.trees import put, texts

OUTSIDE = ("../../../x.html", "/etc/x.html", "a\0b", "a/../../x.html", "..", "", "a//b.html")


def memory(file: Path, **change: Any) -> PageTraces:
    """Return what is read of a record of one page with these changes."""
    record = {
        "base": "base",
        "believed": True,
        "names": [["SITENAME"]],
        "shared": [{"SITENAME": "1"}],
        "pages": {"a.html": "digest"},
        "traces": {"a.html": '[0,0,{"article":"2"}]'},
        "reasons": {"a.html": ["new"]},
        "restless": {"b.html": ["restless"]},
        "files": {"a.html": "mark", "b.html": "mark"},
        "contents": {"a.html": "0b", "b.html": "0c"},
        "look": "0a",
        "named": None,
    }
    write_sealed(file, {**record, **change})
    return read_memory(JournaledRecord(file), "base")


def test_what_we_write_is_believed(tmp_path: Path) -> None:
    assert memory(tmp_path / "pages.json").files == {"a.html", "b.html"}


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("group", ["pages", "files", "restless"])
def test_a_memory_with_a_path_out_of_the_site_tells_nothing(tmp_path: Path, path: str, group: str) -> None:
    rows = {"pages": "digest", "files": "mark", "restless": ["restless"]}
    assert memory(tmp_path / "pages.json", **{group: {path: rows[group]}}) == PageTraces("base")


@pytest.mark.parametrize(
    "change",
    [
        {"pages": {"x.html": "digest"}, "traces": {"x.html": "[0,0,{}]"}},
        {"pages": {"a.html": 1}},
        {"traces": {}},
        {"reasons": {"a.html": ["\x1b[2J"]}},
        {"restless": {"b.html": ["unknown", "x\n::error::y"]}},
        {"files": ["a.html"]},
        {"files": {"a.html": 1}},
        {"contents": {"a.html": 1}},
        {"contents": None},
        {"names": [[1]]},
        {"look": None},
        {"look": "\x1b[2J"},
        {"shared": [None]},
        {"pages": 1},
        {"named": [1]},
        {"named": 1},
    ],
)
def test_a_memory_that_we_would_never_write_tells_nothing(tmp_path: Path, change: dict[str, Any]) -> None:
    assert memory(tmp_path / "pages.json", **change) == PageTraces("base")


@pytest.mark.parametrize("told", ["", "[0,0]", "[0,1,{}]", "[0,0,[]]", '[0,0,{"a":"\\u001b[2J"}]', "[" * 5000])
def test_a_page_of_which_is_told_what_we_would_never_write_is_not_known(tmp_path: Path, told: str) -> None:
    found = memory(tmp_path / "pages.json", traces={"a.html": told})
    assert found.files == {"a.html", "b.html"}
    assert found.pages.get("a.html") is None


@pytest.mark.parametrize(
    "change",
    [
        {"words": ["::add-mask::\r"]},
        {"words": ["a\n::error::b"]},
        {"words": ["\x1b]0;x\x07"]},
        {"words": [1]},
        {"words": 1},
        {"made": "100"},
        {"due": "never"},
        {"more": 1},
    ],
)
def test_a_record_of_the_site_with_what_we_never_write_is_none(tmp_path: Path, change: dict[str, Any]) -> None:
    file, true = tmp_path / "standing.json", Standing("in", "out", 1.0, None, ("12\xa0ha: cảnh báo",))
    write_standing(file, true)
    assert read_standing(file) == true
    write_sealed(file, {**read_sealed(file), **change})
    assert read_standing(file) is None


@pytest.mark.parametrize("kind", ["link", "endless", "pipe", "folder"])
def test_a_record_that_is_no_file_is_not_opened_and_is_no_record(tmp_path: Path, kind: str) -> None:
    file, other = tmp_path / "pages.json", tmp_path / "other.json"
    memory(other)
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(other if kind == "link" else "/dev/zero")
    assert (read_memory(JournaledRecord(file), "base"), read_standing(file)) == (PageTraces("base"), None)


def test_a_deep_record_is_none(tmp_path: Path) -> None:
    body = b"[" * 100_000
    seal = hashlib.sha1(body, usedforsecurity=False).hexdigest().encode()
    (tmp_path / "deep.json").write_bytes(seal + b"\n" + body)
    assert (read_memory(JournaledRecord(tmp_path / "deep.json"), "base"), read_standing(tmp_path / "deep.json")) == (
        PageTraces("base"),
        None,
    )


def test_a_list_of_what_is_gone_removes_nothing_outside_the_site(tmp_path: Path) -> None:
    output, tree = tmp_path / "output", tmp_path / "tree"
    put(tmp_path, {"victim": "dear", "other/letter": "dear", "output/old.html": "old", "output/tin/cu.html": "old"})
    put(tree, {"index.html": "front"})
    (output / "way").symlink_to(tmp_path / "other")
    absolute = str(tmp_path / "victim")
    write_gone(
        tree, ["../victim", absolute, "way/letter", "tin/../../victim", "", ".", "tin", "old.html", "tin/cu.html"]
    )
    move_files(tree, output)
    assert (tmp_path / "victim").read_text() == (tmp_path / "other/letter").read_text() == "dear"
    (output / "way").unlink()
    assert texts(output) == {"index.html": "front"}


def test_leftovers_that_are_links_are_neither_moved_in_nor_emptied(tmp_path: Path) -> None:
    put(tmp_path, {"other/letter": "dear", "output/index.html": "front"})
    for name in ("output/.ban-tin.ready", ".output.staging-7"):
        (tmp_path / name).symlink_to(tmp_path / "other")
    heal(find_place(tmp_path / "output"))
    assert (tmp_path / "other/letter").read_text() == "dear"
    assert texts(tmp_path / "output") == {"index.html": "front"}


@pytest.mark.parametrize("target", ["/dev/zero", "other"])
def test_a_listing_that_is_a_link_lists_nothing(tmp_path: Path, target: str) -> None:
    write_listing(tmp_path, ["abc"])
    assert read_listing(tmp_path) == {"abc"}
    (tmp_path / LISTING).rename(tmp_path / "other")
    (tmp_path / LISTING).symlink_to(target)
    assert read_listing(tmp_path) == frozenset()
