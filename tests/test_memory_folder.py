"""Tests' own files lie in memory where there is room for them, and where somebody says otherwise there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.memory_folder import take_memory_folder


@pytest.fixture(autouse=True)
def nobody_said_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_what_is_made_and_started_from_now_on_lies_there(tmp_path: Path) -> None:
    folder = take_memory_folder(tmp_path, room=1)
    assert folder and folder.parent == tmp_path
    assert Path(tempfile.mkdtemp()).parent == folder == Path(os.environ["TMPDIR"])


def test_who_named_a_place_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "mine"))
    assert take_memory_folder(tmp_path, room=1) is None
    assert os.environ["TMPDIR"] == str(tmp_path / "mine")


@pytest.mark.parametrize(("name", "room"), [("", 2**60), ("gone", 1)], ids=["no room", "no such folder"])
def test_without_room_files_lie_where_the_system_has_them(tmp_path: Path, name: str, room: int) -> None:
    assert take_memory_folder(tmp_path / name, room) is None
    assert "TMPDIR" not in os.environ
