"""A site with a desk for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.office import Site, first_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one story."""
    return first_site(tmp_path / "trang")
