"""What changed meanwhile, there or here: photos of the old site are renewed, what editors did stays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.tally import Tally

from tests.move_in.old_sites import NOW

JPEG = bytes.fromhex("ffd8ffe000104a464946")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    root = tmp_path / "old"
    for folder in ("static", "content/tin"):
        (root / folder).mkdir(parents=True)
    (root / "hugo.toml").write_text("")
    (root / "content/tin/a.md").write_text("---\ntitle: A\ndate: 2020-01-01\n---\n\n![](/anh.jpg)\n")
    (root / "static/anh.jpg").write_bytes(JPEG)
    return root


def _go(old: Path, content: Path) -> Tally:
    move = survey(open_site(old), content, NOW)
    run(move, Choices(), io.StringIO(), lambda number: None)
    return move.tally


def test_a_photo_that_changed_on_the_old_site_is_renewed(old: Path, tmp_path: Path) -> None:
    _go(old, tmp_path / "new")
    (old / "static/anh.jpg").write_bytes(JPEG + b"2")
    for _ in range(2):
        assert _go(old, tmp_path / "new").edited == []
        assert (tmp_path / "new/2020/anh.jpg").read_bytes() == JPEG + b"2"


def test_a_photo_that_changed_there_and_here_stays_and_is_told(old: Path, tmp_path: Path) -> None:
    _go(old, tmp_path / "new")
    (tmp_path / "new/2020/anh.jpg").write_bytes(JPEG + b"3")
    assert _go(old, tmp_path / "new").edited == []  # nothing new there
    (old / "static/anh.jpg").write_bytes(JPEG + b"2")
    assert _go(old, tmp_path / "new").edited == ["2020/anh.jpg"]
    assert (tmp_path / "new/2020/anh.jpg").read_bytes() == JPEG + b"3"


def test_photos_of_a_story_that_an_editor_deleted_do_not_come_back(old: Path, tmp_path: Path) -> None:
    _go(old, tmp_path / "new")
    for name in ("a.md", "anh.jpg"):
        (tmp_path / "new/2020" / name).unlink()
    assert _go(old, tmp_path / "new").deleted == 1
    assert list((tmp_path / "new/2020").iterdir()) == []
