"""The folder of a run goes with it; those of killed runs go with the next, those of living ones stay."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest
from bantin.move_in.run_folder import RunFolder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _age(folder: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(folder, (then, then))


def _left(place: Path, name: str, *, lock: bool = True, age: float = 3600) -> Path:
    folder = place / name
    folder.mkdir()
    (folder / "tables").write_bytes(b"x")
    if lock:
        (folder / "lock").write_bytes(b"")
    _age(folder, age)
    return folder


def test_it_goes_with_its_run(place: Path) -> None:
    with RunFolder() as folder:
        (folder / "x").write_bytes(b"x")
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_goes_and_a_living_run_keeps_its_own(place: Path) -> None:
    living = RunFolder()
    _age(living.path, 3600)
    _left(place, "bantin-import-dead")
    with RunFolder() as mine:
        assert {it.name for it in place.iterdir()} == {living.path.name, mine.name}
    living.remove()


def test_what_may_be_somebodys_stays(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "lock").write_bytes(b"")
    stay = {
        _left(place, "bantin-import-young", age=5),
        _left(place, "bantin-import-no-lock", lock=False),
        _left(place, "cua-toi"),
    }
    (place / "bantin-import-link").symlink_to(other)
    _left(place, "bantin-import-old", lock=False, age=100_000)
    with RunFolder():
        pass
    assert {it.name for it in place.iterdir()} == {*(it.name for it in stay), "bantin-import-link"}
    assert (other / "lock").exists()
