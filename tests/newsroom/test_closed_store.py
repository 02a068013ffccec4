"""A store that takes nothing: the build goes on without, and says once what that costs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from bantin.newsroom.cache import Store


def test_a_file_in_the_place_of_its_folder_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    told: list[object] = []
    store = Store(tmp_path / "cache/store.sqlite3", "maker", told.append)
    store.put(store.key("a"), 1)
    assert store.get(store.key("a")) == 1
    store.close()
    assert len(told) == 1
    assert str(tmp_path / "cache/store.sqlite3") in str(told[0])
    assert "lâu hơn" in str(told[0])


def test_a_disk_that_has_run_full_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    store = Store(tmp_path / "store.sqlite3", "maker", told.append)
    store._database.execute("PRAGMA max_page_count = 2")
    for number in range(3):
        store.put(store.key(str(number)), "x" * 100_000)
        store.save()
    with pytest.raises(sqlite3.OperationalError, match="full"):
        store._database.execute("INSERT INTO entries VALUES ('a', 1, ?)", (b"x" * 100_000,))
    store.close()
    assert len(told) == 1
