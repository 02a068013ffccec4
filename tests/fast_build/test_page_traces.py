"""What one build leaves for the next about its pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build.page_memory import read_memory, write_memory
from bantin.fast_build.page_traces import Fragment, KeptTraces, PageTrace, PageTraces
from bantin.fast_build.tree import FileStamp
from bantin.newsroom.compact_json import pack
from bantin.newsroom.journaled_record import JournaledRecord

LOOK = FileStamp(device=1, inode=2, size=3, mtime_ns=4, mode=0o100644, ctime_ns=5)
NAMES = frozenset({"SITENAME", "menu"})
SHARED = {"SITENAME": "12345678"}
A = PageTrace("digest a", NAMES, SHARED, {"menu": "abcdefgh"}, ("changed", "menu"))
B = replace(A, digest="digest b", own={"menu": "ijklmnop"}, reason=("same",))
FRAGMENT = Fragment("block.html", 10, 5, "0c", frozenset({"article", "menu"}), "0d")
C = replace(A, digest="digest c", fragment=FRAGMENT)
MEMORY = PageTraces(
    "base",
    {"a.html": A, "b.html": B, "gone.html": A},
    {"a.html": LOOK.mark, "b.html": LOOK.mark, "feed.xml": "another mark"},
    {"c.html": ("restless",)},
    believed=True,
    look="0a",
    named=frozenset({"tim-kiem/danh-sach.json"}),
    contents={"a.html": "0a", "feed.xml": "0b"},
)


def written(folder: Path) -> Path:
    file = folder / "cache/pages.json"
    write_memory(JournaledRecord(file), MEMORY)
    return file


def test_the_next_build_knows_what_this_one_wrote(tmp_path: Path) -> None:
    found = read_memory(JournaledRecord(written(tmp_path)), "base")
    assert found.pages == {"a.html": A, "b.html": B}
    assert (found.base, found.made, found.restless) == ("base", MEMORY.made, MEMORY.restless)
    assert found.named == MEMORY.named
    assert found.contents == MEMORY.contents
    assert found.files == {"a.html", "b.html", "feed.xml"}
    assert found.look == "0a"


def test_one_who_only_asks_what_happened_is_told_whatever_the_base(tmp_path: Path) -> None:
    assert set(read_memory(JournaledRecord(written(tmp_path)), None).pages) == {"a.html", "b.html"}


def test_a_page_whose_file_is_not_there_is_not_remembered(tmp_path: Path) -> None:
    assert "gone.html" not in read_memory(JournaledRecord(written(tmp_path)), "base").pages


def test_pages_of_other_settings_or_other_code_are_forgotten_but_not_which_files_were_made(tmp_path: Path) -> None:
    found = read_memory(JournaledRecord(written(tmp_path)), "other base")
    assert found == PageTraces("other base", made=MEMORY.made, contents=MEMORY.contents)
    assert found.files == frozenset()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"base": "base", "pages": {}}', b'{"names": [1], "base": "base"}', b"\xff"],
)
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    file = written(tmp_path)
    file.write_bytes(damage)
    assert read_memory(JournaledRecord(file), "base") == PageTraces("base")


@pytest.mark.slow
def test_a_memory_cut_at_any_place_is_none(tmp_path: Path) -> None:
    file = written(tmp_path)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read_memory(JournaledRecord(file), "base") == PageTraces("base")


def test_the_next_build_knows_the_place_of_a_fragment(tmp_path: Path) -> None:
    write_memory(JournaledRecord(tmp_path / "pages.json"), replace(MEMORY, pages={"a.html": A, "b.html": C}))
    found = read_memory(JournaledRecord(tmp_path / "pages.json"), "base")
    assert found.pages == {"a.html": A, "b.html": C}
    assert (found.pages["a.html"].names_inside, found.pages["b.html"].names_inside) == (set(), {"article", "menu"})
    write_memory(JournaledRecord(tmp_path / "again.json"), found)
    assert read_memory(JournaledRecord(tmp_path / "again.json"), "base").pages["b.html"].fragment == FRAGMENT


@pytest.mark.parametrize(
    "forged",
    [
        ["block.html", -1, 5, "0c", "0d", 0],
        ["block.html", 1, True, "0c", "0d", 0],
        ["block.html", 1.5, 5, "0c", "0d", 0],
        ["block\x1b[2J", 1, 5, "0c", "0d", 0],
        [7, 1, 5, "0c", "0d", 0],
        ["block.html", 1, 5, None, "0d", 0],
        ["block.html", 1, 5, "0c", [], 0],
        ["block.html", 1, 5, "0c", "0d", 99],
        ["block.html", 1, 5, "0c", "0d", "0"],
        ["block.html", 1, 5],
    ],
)
def test_a_page_with_a_forged_fragment_is_not_known(forged: list[object]) -> None:
    told = pack([0, 0, {"menu": "1"}, *forged]).decode()
    assert KeptTraces({"a.html": "digest"}, {"a.html": told}, [NAMES], [SHARED], {}).get("a.html") is None


@pytest.mark.parametrize(
    "other",
    [{"inode": 9}, {"size": 9}, {"mtime_ns": 9}, {"device": 9}, {"mode": 0o100600}, {"ctime_ns": 9}],
)
def test_a_file_that_somebody_else_wrote_is_not_the_page(other: dict[str, int]) -> None:
    assert MEMORY.has("a.html", LOOK)
    assert not MEMORY.has("a.html", LOOK._replace(**other))
    assert not MEMORY.has("a.html", None)
    assert not MEMORY.has("x.html", LOOK)
