"""Sites that tests look at or change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import ROOT, SMALL_SITE, Result, run_pelican

Build = Callable[..., Result]


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
