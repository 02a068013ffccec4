"""Sites that tests look at or change, and how many examples property tests try."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.building import ROOT, SMALL_SITE, Result, run_pelican

Build = Callable[..., Result]

SLOW = [HealthCheck.too_slow]
# The fast profile tries the same examples every time, so that a run says something about the change it tests.
settings.register_profile("fast", max_examples=150, deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("long", max_examples=12_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture(scope="session")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration bulletin built for production, from scratch."""
    folder = tmp_path_factory.mktemp("bulletin")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    result = run_pelican(ROOT / "content", folder / "output", "-e", cache, conf="publishconf.py")
    assert result.returncode == 0, result.stderr + result.stdout
    return folder / "output"


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A copy of the small site's content, to be changed by a test."""
    return Path(shutil.copytree(SMALL_SITE, tmp_path / "content"))


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a content folder into ``tmp_path/output`` with a cache of its own."""

    def build_it(content: Path, *options: str, output: str = "output", conf: str = "pelicanconf.py") -> Result:
        cache = f'CACHE_PATH="{tmp_path / "cache"}"'
        return run_pelican(content, tmp_path / output, "-e", cache, *options, conf=conf)

    return build_it
