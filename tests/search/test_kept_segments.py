"""What was indexed once is not indexed again, and what the store holds is never trusted."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bantin.archive.row import Made, Row
from bantin.archive.row_entry import entry_of
from bantin.newsroom.cache import Store
from bantin.newsroom.executor import InPlace
from bantin.search.articles import with_body
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


def test_the_files_of_known_segments_come_from_the_store(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.get()
    first, desk.read = desk.files, 0
    desk.get()
    assert desk.files == first
    assert all(first)
    assert desk.read == 0


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


class Bodies:
    """Stories whose bodies a store holds, as builds leave them."""

    def __init__(self, folder: Path) -> None:
        self.store, self.read = Store(folder / "bodies.sqlite3", "test", lambda said: None), 0
        self.bodies = {number: f"<p>Bà con xã số {number} phấn khởi.</p>" for number in range(SIZES[-1] * 3)}

    def get(self, former: Sequence[str] = ()) -> list[KeptSegment]:
        segments = cut_segments(self.entries())
        return SegmentStore(self.store, lambda: lambda workers: InPlace()).get_all(segments, former)

    def entries(self) -> list[Entry]:
        return [self._entry(number, html) for number, html in self.bodies.items()]

    def _entry(self, number: int, html: str) -> Entry:
        date, key = START + dt.timedelta(days=number), self.store.key("body", html)
        self.store.put_data(key, entry_of(Made(Row("a.md", "0"), html)))
        head = SearchStory(f"Tin {number}", f"{number}.html", date.date(), "Kinh tế")

        def read() -> SearchStory:
            self.read += 1
            return with_body(head, html)

        return Entry(date, f"{number:05}.md", html, read, head, key.hex())


@pytest.mark.parametrize("lost", ["", "segment marks", "segment stories", "segment files"])
def test_of_a_segment_that_was_known_only_the_story_that_changed_is_read(tmp_path: Path, lost: str) -> None:
    desk = Bodies(tmp_path)
    former = [segment.digest for segment in desk.get()]
    desk.bodies[7], desk.read = "<p>Bà con xã số 7 thấy chuồn chuồn.</p>", 0
    if lost:
        desk.store.put(desk.store.key(lost, former[0]), "forged")
    found = desk.get(former)
    size = len(found[0].paths)
    assert desk.read == (size + 1 if lost == "segment marks" else size if lost else 1)
    _is_that_of_all(found, desk, tmp_path)


def _is_that_of_all(found: Sequence[KeptSegment], desk: Bodies, folder: Path) -> None:
    """Compare what was ``found`` with what is made of all stories of ``desk``, where nothing is known."""
    (folder / "anew").mkdir()
    anew = Bodies(folder / "anew")
    anew.bodies = desk.bodies
    wanted = anew.get()
    assert [(each.digest, each.table) for each in found] == [(each.digest, each.table) for each in wanted]
    assert [each.read() for each in found] == [each.read() for each in wanted]


NEW = "<p>Sáng nay bà con xã mới gặp chuồn chuồn.</p>"
LAST = SIZES[-1] * 3 - 1
NEWS: dict[str, dict[int, str]] = {
    "the newest story": {LAST + 1: NEW},
    "three stories": {LAST + 1: NEW, LAST + 2: NEW, LAST + 3: ""},
    "another body of a story of this week": {LAST - 3: NEW},
    "a story and another body of the one before": {LAST: NEW, LAST + 1: NEW},
}


@pytest.mark.parametrize("news", NEWS.values(), ids=NEWS.keys())
@pytest.mark.parametrize("forged", [None, "x", {}, {"w0.json": 1}, {"w0.json": "{}"}])
def test_of_the_live_segment_only_what_is_new_is_read(
    tmp_path: Path, news: dict[int, str], forged: object | None
) -> None:
    desk = Bodies(tmp_path)
    former = [segment.digest for segment in desk.get()]
    live = len(cut_segments(desk.entries())[-1].entries)
    if forged is not None:
        found = {"digest": former[-1], "files": forged, "marks": [7]} if isinstance(forged, dict) else forged
        desk.store.put(desk.store.key("live segment", sys.byteorder), found)
    came = sum(number > LAST for number in news)
    desk.bodies, desk.read = {**desk.bodies, **news}, 0
    found = desk.get(former)
    assert desk.read == (len(news) if forged is None else live + came)
    _is_that_of_all(found, desk, tmp_path)


def test_for_a_newest_story_that_is_withdrawn_no_other_is_read(tmp_path: Path) -> None:
    desk = Bodies(tmp_path)
    desk.bodies[LAST + 1] = NEW
    former = [segment.digest for segment in desk.get()]
    del desk.bodies[LAST + 1]
    desk.read = 0
    found = desk.get(former)
    assert desk.read == 0
    _is_that_of_all(found, desk, tmp_path)


def test_one_story_after_the_other_ends_in_what_all_at_once_are(tmp_path: Path) -> None:
    desk = Bodies(tmp_path)
    former, sealed = [segment.digest for segment in desk.get()], set()
    for number in range(LAST + 1, LAST + SIZES[-1] + 10):
        desk.bodies[number] = f"<p>Bà con xã số {number} phấn khởi.</p>"
        found = desk.get(former)
        former = [segment.digest for segment in found]
        sealed.add(len(found))
    assert len(sealed) == 2  # what was live became one of those that stay
    _is_that_of_all(found, desk, tmp_path)
