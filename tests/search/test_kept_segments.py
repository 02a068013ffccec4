"""What was indexed once is not indexed again, and what the store holds is never trusted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bantin.newsroom.cache import Store
from bantin.newsroom.executor import InPlace
from bantin.search.kept_segments import KeptSegment, SegmentStore
from bantin.search.segments import SIZES, Segment, cut_segments
from bantin.search.story import Entry, SearchStory

START = dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC)


class Desk:
    """Stories that count how often they are read."""

    def __init__(self, folder: Path, count: int = SIZES[-1] * 3) -> None:
        self.folder, self.read = folder, 0
        self.files: list[dict[str, str]] = []
        self.segments = cut_segments(self._entry(number) for number in range(count))

    def _entry(self, number: int) -> Entry:
        date = START + dt.timedelta(days=number)

        def read() -> SearchStory:
            self.read += 1
            return SearchStory(f"Tin {number}", f"{number}.html", date.date(), "Kinh tế")

        return Entry(date, f"{number:05}.md", str(number), read)

    def get(self, segments: tuple[Segment, ...] = (), files: bool = True) -> list[KeptSegment]:
        store = Store(self.folder / "cache.sqlite3", "test", lambda said: None)
        found = SegmentStore(store, lambda: lambda workers: InPlace()).get_all(segments or self.segments)
        self.files = [dict(each.read() or {}) for each in found] if files else []
        store.close()
        return found


def test_what_is_known_is_not_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    first = desk.get()
    assert (len(first), desk.read) == (len(desk.segments), SIZES[-1] * 3)
    desk.read = 0
    again = desk.get(files=False)
    assert [(each.digest, each.table, each.names) for each in again] == [
        (each.digest, each.table, each.names) for each in first
    ]
    assert desk.read == 0


def test_the_files_of_sealed_segments_come_from_the_store_those_of_the_live_one_are_made(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.get()
    first, desk.read = desk.files, 0
    desk.get()
    assert desk.files == first
    assert all(first)
    assert desk.read == len(desk.segments[-1].entries)


@pytest.mark.parametrize(
    "entry",
    [
        [],
        {"table": {}, "names": []},
        {
            "table": {"count": 1, "days": [], "words": [], "pairs": 1, "titles": 1},
            "paths": [],
            "names": ["../../a.json"],
        },
        {"table": {"count": 1, "days": [], "words": [], "pairs": 1, "titles": 1}, "paths": [], "names": ["w/0.json"]},
    ],
)
def test_a_forged_entry_leads_nowhere(tmp_path: Path, entry: object) -> None:
    desk = Desk(tmp_path)
    true = desk.get()
    store = Store(tmp_path / "cache.sqlite3", "test", lambda said: None)
    store.put(store.key("segment", true[0].digest), entry)
    store.close()
    assert [each.names for each in desk.get(files=False)] == [each.names for each in true]
