"""What our code makes is known under a digest of all its files, and of nothing else that lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom import code_fingerprint


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/order.py").write_text("ORDER = 1\n", "utf-8")
    (tmp_path / "words.toml").write_text('a = "b"\n', "utf-8")
    monkeypatch.setattr(code_fingerprint, "_PLUGINS", tmp_path)
    return tmp_path


def digest() -> str:
    return code_fingerprint.maker.__wrapped__()


def test_any_change_of_code_or_words_is_another_maker(code: Path) -> None:
    before = digest()
    assert digest() == before
    (code / "lists/order.py").write_text("ORDER = 2\n", "utf-8")
    changed = digest()
    (code / "lists/order.py").rename(code / "order.py")
    moved = digest()
    (code / "words.toml").unlink()
    assert len({before, changed, moved, digest()}) == 4


def test_what_is_no_code_counts_for_nothing(code: Path) -> None:
    before = digest()
    (code / "__pycache__").mkdir()
    (code / "__pycache__/order.py").touch()
    (code / "notes.txt").touch()
    assert digest() == before
