"""Many stories that nobody knows are read by forks, and come out as if each had been read here."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.check.alone import judge_alone
from bantin.front_matter.readers import StoryReaders
from bantin.front_matter.story_reader import StoryReader
from bantin.newsroom.build import Build, Made, read_clock
from bantin.newsroom.cache import Store
from bantin.newsroom.executor import ExecutorFactory
from pelican.contents import Article
from pelican.settings import read_settings

from tests.photos.workers import InPlace

pytestmark = pytest.mark.process
MANY = 24
BODY = "Mưa to ở [huyện](https://example.vn/).\n\nMật khẩu: Abc12345!\n"
HEADER = "Title: Tin {}\nDate: 2024-01-15\nCategory: Thời sự\nModified: 2034-01-01\n"
NAMES = [f"{number}.md" for number in range(MANY)]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of so few stories, which are many; one is a draft, one lacks what it must say."""
    monkeypatch.setattr("bantin.front_matter.convert_pool._WORTH_IT", MANY - 4)
    folder = tmp_path / "content"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_text(f"{HEADER.format(number)}\n{BODY}", "utf-8")
    (folder / "3.md").write_text(f"{HEADER.format(3)}Status: draft\n\n{BODY}", "utf-8")
    (folder / "4.md").write_text(f"Title: Tin\n\n{BODY}", "utf-8")
    return folder


def read(content: Path, store: str, factory: ExecutorFactory | None, names: list[str] = NAMES) -> tuple[Any, Build]:
    """Return what pages may show of each story, and the build that has read them."""
    folders: dict[str, Any] = {"PATH": str(content), "PLUGINS": [], "TIMEZONE": "Asia/Ho_Chi_Minh"}
    settings = read_settings(override={**folders, "MARKDOWN": {"extensions": []}})
    build = Build(read_clock(ZoneInfo("Asia/Ho_Chi_Minh"), {"SOURCE_DATE_EPOCH": "1768000000"}))
    build.made = Made(content_settings="settings")
    build.store = Store(content.parent / store, "maker", print)
    build.judges.append(judge_alone)
    context: dict[str, Any] = {"generated_content": {}, "static_content": {}, "static_links": set()}
    readers = StoryReaders(settings, context, build)
    readers.read_ahead(names, factory)
    articles = [readers.read_file(str(content), name, Article, context=context) for name in names]
    readers.end_ahead()
    return [_shown(article) for article in articles], build


def _shown(article: Any) -> Any:
    told = {name: value for name, value in vars(article).items() if name not in ("settings", "_context", "_kept")}
    return {name: str(value) if name != "_body" else article._content for name, value in told.items()}


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the stories that this process has read."""
    names, read = list[str](), StoryReader.read
    monkeypatch.setattr(StoryReader, "read", lambda it, path: names.append(Path(path).name) or read(it, path))
    return names


def test_they_are_as_if_read_here(content: Path, read_here: list[str]) -> None:
    alone = [read(content, "alone", None, [name]) for name in NAMES]
    read_here.clear()
    articles, build = read(content, "forks", None)
    assert articles == [article for [article], _ in alone]
    assert read_here == ["3.md", "4.md"], "a draft and a refused story, whose rows are known"
    assert build.diagnostics == [found for _, each in alone for found in each.diagnostics]
    assert build.judged == {path: list(found) for _, each in alone for path, found in each.judged.items()} | {
        "3.md": ()
    }
    assert build.moments == [moment for _, each in alone for moment in each.moments] != []


def test_a_story_that_ends_its_process_is_left_to_others(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent, parse = os.getpid(), StoryReader._made

    def die(reader: StoryReader, name: str, path: str) -> Any:
        if name == "7.md" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return parse(reader, name, path)

    monkeypatch.setattr(StoryReader, "_made", die)
    articles, build = read(content, "store", None)
    assert [it.get("title") for it in articles if "title" in it] == [f"Tin {n}" for n in range(MANY) if n != 4]
    assert build.refused == {"4.md"}


def test_workers_of_the_sites_own_are_asked_in_their_place(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[int]()
    monkeypatch.setattr("bantin.front_matter.readers.do_all", None)

    def factory(workers: int) -> Any:
        asked.append(workers)
        return InPlace(workers)

    articles, _ = read(content, "store", factory)
    assert len(articles) == MANY and len(asked) == 1
