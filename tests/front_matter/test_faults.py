"""A fault of the software while one story is read names that story, in the reader and in the workers."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.archive.row_entry import html_of
from bantin.front_matter import rows, story_reader
from bantin.front_matter.convert_pool import Order, make_ahead, make_entries
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.document import Document, parse_document
from bantin.front_matter.rows import RowOrder
from bantin.newsroom.build import Build
from bantin.newsroom.cache import empty_store
from bantin.newsroom.content_files import ContentFile

ZONE = "Asia/Ho_Chi_Minh"
STORY = "Title: Tin\nDate: 2024-01-14\nCategory: Kinh tế\n\nMột đoạn.\n"


def faulty(data: bytes, path: str, *rest: Any) -> Document:
    if path == "hong.md":
        raise RecursionError("maximum recursion depth exceeded")
    return parse_document(data, path, *rest)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> story_reader.StoryReader:
    for name in ("hong.md", "tot.md"):
        (tmp_path / name).write_text(STORY, "utf-8")
    build = Build(dt.datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE)))
    monkeypatch.setattr(rows, "parse_document", faulty)
    return story_reader.reader_for(build)(
        {"TIMEZONE": ZONE, "PATH": str(tmp_path), "MARKDOWN": {}, "PAGE_PATHS": ["pages"], "SLUGIFY_SOURCE": "title"}
    )


def test_the_reader_names_the_story_and_reads_the_next(reader: story_reader.StoryReader, tmp_path: Path) -> None:
    assert reader.read(str(tmp_path / "hong.md")) == ("", {"status": "skip"})
    (found,) = reader.build.diagnostics
    assert (found.path, found.rule, found.severity) == ("hong.md", "newsroom/fault", "error")
    assert "RecursionError" in found.message and "Hãy" in found.message
    assert reader.build.refused == {"hong.md"}
    assert reader.read(str(tmp_path / "tot.md"))[0] == "<p>Một đoạn.</p>"


def test_a_worker_leaves_the_story_to_the_reader_and_makes_the_rows_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "parse_document", faulty)
    order = Order(RowOrder(MarkdownOptions({}), ZONE), (str(tmp_path / "store"), "x"))
    found = make_entries(order, [("hong.md", STORY.encode()), ("tot.md", STORY.encode())])
    assert [html_of(entry) for _, entry in found] == ["<p>Một đoạn.</p>"]


class Dead(Executor):
    """An executor whose workers have all died."""

    def submit(self, *work: Any, **named: Any) -> Future[Any]:
        raise BrokenExecutor("a worker died")


def test_workers_that_die_leave_all_stories_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "tin.md").write_text(STORY, "utf-8")
    file = ContentFile(tmp_path, "tin.md")
    store = empty_store()
    order = Order(RowOrder(MarkdownOptions({}), ZONE), ("", ""))
    assert not list(make_ahead(order, {f"{n}.md": file for n in range(200)}, store, lambda workers: Dead()))
    assert store._new == {}
