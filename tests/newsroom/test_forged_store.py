"""A store that somebody else has made: opened only if it is one, and only its own file is ever touched."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest
from bantin.newsroom.cache import Store, _seal

KEY = b"0123456789abcdef"


def opened(file: Path) -> tuple[Store, list[object]]:
    said: list[object] = []
    return Store(file, "us", said.append), said


def forged(file: Path, *statements: str) -> Path:
    with sqlite3.connect(file) as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return file


def works(store: Store) -> bool:
    store.put(KEY, [1])
    store.save()
    return store.get(KEY) == [1]


def test_a_link_in_its_place_is_removed_and_what_it_leads_to_stays_as_it_is(tmp_path: Path) -> None:
    other = forged(tmp_path / "other.sqlite3", "CREATE TABLE places (name TEXT)")
    before = other.read_bytes()
    (tmp_path / "store.sqlite3").symlink_to(other)
    store, said = opened(tmp_path / "store.sqlite3")
    assert works(store) and len(said) == 1
    assert not (tmp_path / "store.sqlite3").is_symlink()
    assert other.read_bytes() == before


def test_a_link_that_leads_nowhere_makes_no_file_there(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").symlink_to(tmp_path / "new")
    assert works(opened(tmp_path / "store.sqlite3")[0])
    assert not (tmp_path / "new").exists()


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "store.sqlite3")
    store, said = opened(tmp_path / "store.sqlite3")
    assert works(store) and len(said) == 1


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE VIEW entries AS SELECT x'00' AS key, 1 AS used, zeroblob(1) AS value"],
        [
            "CREATE TABLE entries (key BLOB PRIMARY KEY, used INTEGER, value BLOB)",
            "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        ],
        ["CREATE TABLE entries (key BLOB, used INTEGER, value BLOB, more AS (zeroblob(1000000000)))"],
        ["CREATE TABLE places (name TEXT)"],
    ],
)
def test_one_that_holds_more_than_our_table_is_thrown_away(tmp_path: Path, statements: list[str]) -> None:
    store, said = opened(forged(tmp_path / "store.sqlite3", *statements))
    assert works(store) and len(said) == 1


def test_one_of_a_former_version_is_ours_and_starts_empty(tmp_path: Path) -> None:
    former = "CREATE TABLE entries (key BLOB PRIMARY KEY, used INTEGER, value BLOB) WITHOUT ROWID"
    file = forged(tmp_path / "store.sqlite3", former, "INSERT INTO entries VALUES (x'00', 1, x'00')")
    store, said = opened(file)
    assert works(store) and not said
    assert opened(file)[0].get_many([KEY, b"\0"]) == {KEY: b"[1]"}


def test_ours_is_not(tmp_path: Path) -> None:
    assert works(opened(tmp_path / "store.sqlite3")[0])
    store, said = opened(tmp_path / "store.sqlite3")
    assert (store.get(KEY), said) == ([1], [])


def test_a_journal_that_names_another_file_does_not_have_it_removed(tmp_path: Path) -> None:
    """SQLite ends such a change of several databases by removing the file that the journal names."""
    file, victim = tmp_path / "store.sqlite3", tmp_path / "victim"
    assert works(opened(file)[0])
    victim.write_text("dear")
    name = os.fsencode(victim)
    head = bytes.fromhex("d9d505f920a163d7") + (0).to_bytes(4, "big") * 2 + (1).to_bytes(4, "big")
    head = (head + (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")).ljust(512, b"\0")
    tail = (1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    Path(f"{file}-journal").write_bytes(head + tail + bytes.fromhex("d9d505f920a163d7"))
    assert works(opened(file)[0])
    assert victim.read_text() == "dear"


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_link_beside_it_is_not_followed(tmp_path: Path, ending: str) -> None:
    assert works(opened(tmp_path / "store.sqlite3")[0])
    (tmp_path / "victim").write_text("dear")
    (tmp_path / f"store.sqlite3{ending}").symlink_to(tmp_path / "victim")
    assert works(opened(tmp_path / "store.sqlite3")[0])
    assert (tmp_path / "victim").read_text() == "dear"


@pytest.mark.parametrize("value", [b"{", b"[" * 100_000, b"\xff"])
def test_a_value_with_a_right_seal_that_is_no_json_is_none(tmp_path: Path, value: bytes) -> None:
    opened(tmp_path / "store.sqlite3")[0].close()
    with sqlite3.connect(tmp_path / "store.sqlite3") as database:
        day = int(time.time() // 86_400)
        database.execute("INSERT INTO entries VALUES (?, ?, ?)", (KEY, day, _seal(KEY, value) + value))
    database.close()
    assert opened(tmp_path / "store.sqlite3")[0].get(KEY) is None
