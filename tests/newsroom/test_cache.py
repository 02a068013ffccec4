"""The store of what earlier builds worked out, whole and damaged."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.cache import Store, empty_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache/store.sqlite3"


def opened(file: Path, maker: str = "1") -> tuple[Store, list[object]]:
    said: list[object] = []
    return Store(file, maker, said.append), said


def kept(file: Path, *values: Any) -> list[bytes]:
    """Keep ``values`` under keys of their own and close the store."""
    store, _ = opened(file)
    keys = [store.key("thing", str(number)) for number in range(len(values))]
    for key, value in zip(keys, values, strict=True):
        store.put(key, value)
    store.close()
    return keys


def test_a_value_is_there_at_once_and_in_the_next_build(file: Path) -> None:
    store, _ = opened(file)
    value = {"html": "<p>Hội nghị “\ud800”</p>", "lines": [1, 2]}
    key = store.key("body", "a")
    store.put(key, value)
    assert store.get(key) == value
    store.close()
    assert opened(file)[0].get(key) == value


def test_a_key_depends_on_every_part_the_kind_and_the_maker(file: Path) -> None:
    store, _ = opened(file)
    keys = [store.key("a", "b", "c"), store.key("a", "bc"), store.key("ab", "c"), store.key("a", "b", "d")]
    keys.append(opened(file, "2")[0].key("a", "b", "c"))
    assert len(set(keys)) == len(keys)


def test_what_was_never_kept_is_not_there(file: Path) -> None:
    store, said = opened(file)
    assert store.get(store.key("thing", "0")) is None
    assert said == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"\0" * len(data),
        lambda data: data[: len(data) // 2],
        lambda data: b"no database at all, but of some length" * 100,
        lambda data: data[:100] + b"\xff" * (len(data) - 100),
    ],
    ids=["zeroed", "cut", "another file", "rubbish inside"],
)
def test_a_damaged_file_is_told_once_and_replaced(file: Path, damage: Any) -> None:
    keys = kept(file, *(["x" * 300] * 50))
    file.write_bytes(damage(file.read_bytes()))
    store, said = opened(file)
    assert [store.get(key) for key in keys] == [None] * 50
    assert len(said) == 1
    store.put(keys[0], "anew")
    store.close()
    assert opened(file)[0].get(keys[0]) == "anew"


def test_an_entry_that_was_changed_or_moved_is_not_believed(file: Path) -> None:
    keys = kept(file, "một", "hai", "ba")
    with sqlite3.connect(file) as database:
        [(one,)] = database.execute("SELECT value FROM entries WHERE key = ?", (keys[0],))
        database.execute("UPDATE entries SET value = ? WHERE key = ?", (one[:-2] + b"X" + one[-1:], keys[0]))
        database.execute("UPDATE entries SET value = ? WHERE key = ?", (one, keys[1]))
    database.close()
    store, said = opened(file)
    assert [store.get(key) for key in keys] == [None, None, "ba"]
    assert len(said) == 1


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    store, _ = opened(tmp_path / "cache/store.sqlite3")
    key = store.key("thing", "0")
    store.put(key, 1)
    assert store.get(key) == 1
    store.close()
    assert store.get(key) is None


def test_after_closing_nothing_is_lost_from_the_file(file: Path) -> None:
    store, said = opened(file)
    key = store.key("thing", "0")
    store.put(key, 1)
    store.close()
    assert store.get(key) is None
    assert (opened(file)[0].get(key), said) == (1, [])


def test_what_no_build_used_for_long_is_forgotten_and_what_one_used_is_not(file: Path) -> None:
    keys = kept(file, "alt", "neu")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE entries SET used = used - 59")
    database.close()
    store, _ = opened(file)
    assert store.get(keys[0]) == "alt"
    store.close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE entries SET used = used - 2")
        database.execute("PRAGMA user_version = 0")  # it was another day
    database.close()
    store, _ = opened(file)
    store.put(store.key("thing", "other"), 1)
    store.close()
    assert [opened(file)[0].get(key) for key in keys] == ["alt", None]


def test_two_builds_share_a_file(file: Path) -> None:
    one, two = opened(file)[0], opened(file)[0]
    one.put(one.key("thing", "1"), 1)
    two.put(two.key("thing", "2"), 2)
    one.save()
    two.save()
    assert (one.get(one.key("thing", "2")), two.get(two.key("thing", "1"))) == (2, 1)


def test_an_empty_store_remembers_for_one_run_alone() -> None:
    store = empty_store()
    store.put(store.key("thing", "0"), 1)
    assert empty_store().get(store.key("thing", "0")) is None


@pytest.mark.process
def test_a_fork_reads_through_a_connection_of_its_own(tmp_path: Path) -> None:
    """Two processes that read through one would take each other's bytes."""
    store = Store(tmp_path / "store", "1", print)
    store.put(store.key("body", "a"), "Tin")
    store.save()
    mine = store._database
    child = os.fork()
    if not child:
        sound = store.get(store.key("body", "a")) == "Tin" and store._database is not mine
        os._exit(0 if sound else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert store._database is mine
    assert store.get(store.key("body", "a")) == "Tin"


def test_much_that_is_new_is_written_while_the_build_goes_on(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    for number in range(5):
        store.put(store.key("body", str(number)), "x" * 1_500_000)
    other = Store(tmp_path / "store", "1", print)
    assert other.get(other.key("body", "0")) == "x" * 1_500_000
    assert store.get(store.key("body", "4")) == "x" * 1_500_000


def test_a_store_that_is_let_go_closes_its_file(file: Path) -> None:
    """Python 3.13 warns of each that does not."""
    store, _ = opened(file)
    connection = store._database
    assert connection.execute("SELECT 1").fetchone() == (1,)
    del store
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
