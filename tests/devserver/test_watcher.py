"""What is saved is noticed, whatever the one who watches is doing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.devserver.watcher import watching


def test_a_change_during_other_work_waits_to_be_asked_for(tmp_path: Path) -> None:
    with watching([str(tmp_path), str(tmp_path / "not-there")]) as changes:
        (tmp_path / "a.md").write_text("Tin", "utf-8")
        assert changes.poll(20)
        assert changes.recv() == {str(tmp_path / "a.md")}


@pytest.mark.slow
def test_what_changed_before_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Tin", "utf-8")
    with watching([str(tmp_path)]) as changes:
        assert not changes.poll(0.5)
