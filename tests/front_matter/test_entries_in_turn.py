"""Entries of many stories: each is given once, in whatever order, and few are in memory at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.front_matter import entries_in_turn
from bantin.front_matter.entries_in_turn import EntriesInTurn
from bantin.newsroom.cache import Store

KEYS = [bytes([number]) * 16 for number in range(40)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store.sqlite3", "maker", lambda message: None)
    for key in KEYS[:30]:
        made.put_data(key, b"of " + key)
    made.save()
    return made


@pytest.mark.parametrize("step", [1, 7, -1])
def test_each_is_given_once_in_any_order(store: Store, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    monkeypatch.setattr(entries_in_turn, "_AHEAD", 5)
    entries = EntriesInTurn(store, KEYS)
    asked = [KEYS[number * step % 40] for number in range(40)]
    assert [key in entries for key in KEYS] == [True] * 30 + [False] * 10
    assert {key: entries.take(key) for key in asked} == {
        key: b"of " + key if key in KEYS[:30] else None for key in KEYS
    }
    assert not any(key in entries or entries.take(key) for key in KEYS)


def test_few_are_in_memory_where_they_are_asked_for_in_their_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries_in_turn, "_AHEAD", 5)
    entries = EntriesInTurn(store, KEYS)
    held = []
    for key in KEYS:
        entries.take(key)
        held.append(len(entries._found))
    assert max(held) == 5


def test_one_that_was_damaged_is_none(store: Store, tmp_path: Path) -> None:
    with store._database as database:
        database.execute("UPDATE entries SET value = ? WHERE key = ?", (b"x" * 40, KEYS[3]))
    entries = EntriesInTurn(store, KEYS)
    assert KEYS[3] in entries
    assert entries.take(KEYS[3]) is None
    assert entries.take(KEYS[4]) == b"of " + KEYS[4]
