"""A site with a desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.office import STORY, Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one story."""
    made = Site(tmp_path / "trang")
    made.write("2026/hop-thon.md", STORY)
    return made
