"""Stories made by workers are those made here, in order, even if a worker dies; names ask for no order."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

import pytest
from bantin.move_in import convert_pool
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.old_files import OldFiles
from bantin.move_in.references import FileNames
from bantin.newsroom.executor import InPlace

from tests.move_in.old_sites import NOW, jekyll


class Dying(InPlace):
    """Does every second job and dies of the others."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.asked += 1
        if self.asked % 3 == 2:
            raise BrokenExecutor
        if self.asked % 3 == 1:
            return super().submit(work, *arguments, **named)
        dead: Future[Any] = Future()
        dead.set_exception(BrokenExecutor())
        return dead


def _files(content: Path) -> dict[str, bytes]:
    return {it.relative_to(content).as_posix(): it.read_bytes() for it in content.rglob("*") if it.is_file()}


def _run(place: Path, content: Path) -> str:
    listing = io.StringIO()
    run(survey(open_site(place), content, NOW), Choices(), listing, lambda number: None)
    return listing.getvalue()


@pytest.mark.slow
def test_workers_make_what_one_process_makes_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = jekyll(tmp_path / "old", 25).place
    told = _run(place, tmp_path / "one")
    pools: list[Executor] = []

    def factory(workers: int) -> Executor:
        pools.append(Dying())
        return pools[-1]

    monkeypatch.setattr(convert_pool, "_WORTH_IT", 20)
    monkeypatch.setattr(convert_pool, "_BATCH", 3)
    monkeypatch.setattr("bantin.move_in.moving.process_pool", factory)
    assert _run(place, tmp_path / "many") == told
    assert len(pools) == 1
    assert _files(tmp_path / "many") == _files(tmp_path / "one")


def test_a_batch_ends_where_its_texts_are_many_letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = open_site(jekyll(tmp_path, 25).place)
    monkeypatch.setattr(convert_pool, "_LETTERS", 10)
    assert [len(it) for it in convert_pool._batches(site.read())] == [1] * 25  # type: ignore[arg-type]


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
