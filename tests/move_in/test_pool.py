"""Stories made by workers are those made here, in order, even if a worker dies; names ask for no order."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bantin.move_in import convert_pool
from bantin.move_in.convert_pool import made_of
from bantin.move_in.converting import Choices, NewStory
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.old_files import OldFiles
from bantin.move_in.references import FileNames
from bantin.newsroom.executor import InPlace, process_pool
from bantin.newsroom.message import Message

from tests.move_in.deadly import Deadly, deadly_stories
from tests.move_in.old_sites import NOW, jekyll


class Dying(InPlace):
    """Dies of a batch with one of ``deadly`` in it, and of every batch if ``many`` are in it, and stays dead."""

    def __init__(self, deadly: str, *, many: bool = False) -> None:
        self.deadly, self.many, self.is_dead = deadly, many, False

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        if self.is_dead:
            raise BrokenExecutor
        stories = arguments[1] if arguments else ()
        if any(self.deadly in it.source for it in stories) or (self.many and len(stories) > 1):
            self.is_dead = True
            dead: Future[Any] = Future()
            dead.set_exception(BrokenExecutor())
            return dead
        return super().submit(work, *arguments, **named)


class Stillborn(InPlace):
    """Has no process that lives."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        raise BrokenExecutor


def _files(content: Path) -> dict[str, bytes]:
    return {it.relative_to(content).as_posix(): it.read_bytes() for it in content.rglob("*") if it.is_file()}


def _run(place: Path, content: Path) -> str:
    listing = io.StringIO()
    run(survey(open_site(place), content, NOW), Choices(), listing, lambda number: None)
    return listing.getvalue()


@pytest.fixture
def in_batches(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Executor]], None]:
    """Return what has small sites made in small batches by executors that are given."""

    def by(factory: Callable[[], Executor]) -> None:
        monkeypatch.setattr(convert_pool, "_WORTH_IT", 10)
        monkeypatch.setattr(convert_pool, "_BATCH", 3)
        monkeypatch.setattr("bantin.move_in.moving.process_pool", lambda workers: factory())

    return by


@dataclass(frozen=True, slots=True)
class MadeHere:
    """An old site at ``place``, and what a run that has no workers made of it and listed."""

    place: Path
    content: Path
    told: str


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> MadeHere:
    folder = tmp_path_factory.mktemp("one")
    place = jekyll(folder / "old", 12).place
    return MadeHere(place, folder / "one", _run(place, folder / "one"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "factory", [InPlace, lambda: Dying("no such", many=True), Stillborn], ids=["well", "dies", "none"]
)
def test_workers_make_what_one_process_makes_in_the_same_order(
    factory: Callable[[], Executor],
    one: MadeHere,
    tmp_path: Path,
    in_batches: Callable[[Callable[[], Executor]], None],
) -> None:
    in_batches(factory)
    assert _run(one.place, tmp_path / "many") == one.told
    assert _files(tmp_path / "many") == _files(one.content)


@pytest.mark.slow
def test_a_story_that_ends_its_process_is_refused_alone(
    one: MadeHere, tmp_path: Path, in_batches: Callable[[Callable[[], Executor]], None]
) -> None:
    deadly = min((one.place / "_posts").rglob("*.md"))
    in_batches(lambda: Dying(deadly.stem))
    move = survey(open_site(one.place), tmp_path / "many", NOW)
    run(move, Choices(), io.StringIO(), lambda number: None)
    assert [source.rpartition("/")[2] for source, _ in move.tally.unread] == [deadly.name]
    assert "ngắt giữa chừng" in str(move.tally.unread[0][1])
    assert len(list(one.content.rglob("*.md"))) - len(list((tmp_path / "many").rglob("*.md"))) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("total", "workers"), [(3, 1), (300, 2)], ids=["few", "many"])
def test_a_process_that_really_dies_takes_its_own_story_alone(
    total: int, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few large stories are made one after the other, so that a second worker would only be started."""
    monkeypatch.setattr(convert_pool, "_LETTERS", 5)  # so that all these bodies are large
    monkeypatch.setattr(convert_pool, "cores", partial(int, workers))
    stories = deadly_stories("SIGKILL x", "tin thường", "MEMORY xx", "SIGSEGV x", "tin thường")
    made = list(made_of(stories, total, Deadly.__new__(Deadly), process_pool))
    assert [account.source for _, account in made] == ["0", "1", "2", "3", "4"]
    assert [str(it).partition(" ")[0] if isinstance(it, Message) else it.path for it, _ in made] == [
        *("chương", "1.md", "bài", "chương", "4.md")
    ]


def test_a_small_story_that_wants_for_memory_here_is_refused_with_the_cure() -> None:
    (refused, _), (well, _) = made_of(deadly_stories("MEMORY", "tin"), 2, Deadly.__new__(Deadly), Stillborn)
    assert "Hãy chia bài" in str(refused)
    assert isinstance(well, NewStory)


def test_a_batch_ends_where_its_texts_are_many_letters(monkeypatch: pytest.MonkeyPatch, one: MadeHere) -> None:
    site = open_site(one.place)
    monkeypatch.setattr(convert_pool, "_LETTERS", 10)
    assert [len(it) for it in convert_pool._batches(site.read())] == [1] * 12  # type: ignore[arg-type]


def test_files_of_one_name_have_each_a_name_of_its_own_whoever_asks_first(tmp_path: Path) -> None:
    paths = ("a/Ảnh 1.jpg", "b/anh-1.JPEG", "b/khac.jpg", "c/con.jpg")
    for path in paths:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(path.encode())
    files, content = OldFiles(tmp_path), tmp_path / "content"
    forward = {it: FileNames(files, content, ())(it, "2020") for it in paths}
    names = FileNames(files, content, ())
    assert {it: names(it, "2020") for it in reversed(paths)} == forward
    assert len(set(forward.values())) == 4
    assert (forward["b/khac.jpg"], forward["c/con.jpg"]) == ("2020/khac.jpg", "2020/con-tin.jpg")


def test_a_file_that_is_there_keeps_its_name_if_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new/2020").mkdir(parents=True)
    (tmp_path / "old/khac.jpg").write_bytes(b"1")
    (tmp_path / "new/2020/khac.jpg").write_bytes(b"1")
    names = FileNames(OldFiles(tmp_path / "old"), tmp_path / "new", {"2020/khac.jpg"})
    assert names("khac.jpg", "2020") == "2020/khac.jpg"
    (tmp_path / "new/2020/khac.jpg").write_bytes(b"2")
    assert names("khac.jpg", "2020").startswith("2020/khac-")


@pytest.mark.long
def test_real_workers_make_the_same(tmp_path: Path) -> None:
    place = jekyll(tmp_path / "old", 250).place
    _run(place, tmp_path / "many")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert_pool, "_WORTH_IT", 10_000)
        _run(place, tmp_path / "one")
    assert _files(tmp_path / "many") == _files(tmp_path / "one")
