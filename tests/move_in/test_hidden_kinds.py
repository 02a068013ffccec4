"""What WordPress kept to itself is published by no move: whatever state or kind it has, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.move_in.test_odd_sites import _entry, _moved, _wordpress

_STATES = (
    "",
    "draft",
    "pending",
    "private",
    "future",
    "trash",
    "auto-draft",
    "inherit",
    "publish-later",
    "acf-disabled",
)
_KINDS = ("wpforms", "wpforms_log_email", "flamingo_inbound", "mailpoet_page", "nf_sub", "wp_template", "revision")


@pytest.mark.parametrize("state", _STATES)
def test_a_story_in_another_state_than_public_is_not_public(state: str, tmp_path: Path) -> None:
    _, stories, _ = _moved(_wordpress(tmp_path / "old", _entry("Kín", 1, status=state)), tmp_path / "content")
    assert stories or state in ("trash", "auto-draft", "inherit")
    assert all("\nStatus: nháp\n" in text for text in stories.values())


@pytest.mark.parametrize("kind", _KINDS)
def test_what_programs_of_a_site_kept_is_no_story(kind: str, tmp_path: Path) -> None:
    move, stories, _ = _moved(_wordpress(tmp_path / "old", _entry("Kín", 1, kind=kind)), tmp_path / "content")
    assert not stories
    assert sum(move.tally.left_out.values()) == 1
