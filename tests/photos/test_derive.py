"""The pipeline without Pelican: the same bytes from any number of workers, and no photo stops another."""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest
from bantin.photos.derive import main
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError

from tests.photos import drawing


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no settings lie that name the language."""
    monkeypatch.chdir(tmp_path)


def run(source: Path, out: Path, *options: str) -> tuple[int, dict[str, bytes]]:
    code = main([str(source), str(out), *options])
    return code, {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.slow
def test_one_worker_and_two_make_the_same_bytes(tmp_path: Path) -> None:
    for number in range(3):
        drawing.write(tmp_path / f"in/anh {number}.jpg", drawing.scene(500 + number, 300))

    one = run(tmp_path / "in", tmp_path / "one", "--workers", "1", "--cards")
    two = run(tmp_path / "in", tmp_path / "two", "--workers", "2", "--cards")

    assert one == two
    assert one[0] == 0 and len(one[1]) > 12


@pytest.mark.slow
def test_a_bad_photo_is_named_and_the_others_are_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = drawing.write(tmp_path / "in/a.jpg", drawing.scene(100, 80))
    (tmp_path / "in/b.jpg").write_bytes(good.read_bytes()[:900])
    (tmp_path / "in/c.jpg").write_bytes(b"%!PS-Adobe")
    (tmp_path / "in/note.txt").write_text("x")

    code, made = run(tmp_path / "in", tmp_path / "out")

    assert code == 1
    assert {name.partition(".")[0] for name in made} == {"a"}
    complaints = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in complaints] == ["b.jpg", "c.jpg"]


def die() -> None:
    os._exit(1)


def live() -> str:
    return "alive"


@pytest.mark.slow
def test_a_worker_that_dies_takes_no_other_job_with_it() -> None:
    pool = Pool(1)
    doomed, innocent = pool.submit(die), pool.submit(live)

    with pytest.raises(PhotoError, match="photos/crash"):
        pool.result(doomed, die)
    assert pool.result(innocent, live) == "alive"
    pool.close()


def test_a_pool_without_work_starts_no_process() -> None:
    def never(workers: int) -> None:
        raise BrokenExecutor

    Pool(2, never).close()  # type: ignore[arg-type]
