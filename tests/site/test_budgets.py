"""What a reader's first visit costs: the built demonstration, compressed as hosts do (gzip -9)."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.site.pages import read_page

USUAL = 400  # words


def weight(path: Path) -> int:
    """Return the bytes that ``path`` takes on its way."""
    return len(gzip.compress(path.read_bytes(), 9))


def kilobytes(number: float) -> int:
    return int(number * 1024)


def theme_file(bulletin: Path, name: str) -> Path:
    """Return the file that is published under the theme's ``name`` and a digest."""
    stem, suffix = name.split(".")
    [path] = (bulletin / "theme").glob(f"{stem}.??????????.{suffix}")
    return path


def test_a_story_without_photos_is_light(bulletin: Path) -> None:
    """One of the usual length, that is; a longer one pays for its own words alone, a few bytes each."""
    stories = [path for path in bulletin.glob("20*/*/*/*.html") if "data-photo" not in path.read_text("utf-8")]
    assert len(stories) > 20
    words = {path: sum(len(it.words.split()) for it in read_page(path).find_all("div", "prose")) for path in stories}
    assert sum(count <= USUAL for count in words.values()) > 0.8 * len(stories)
    for path in stories:
        assert weight(path) <= kilobytes(6.5) + 5 * max(0, words[path] - USUAL), path


def test_the_front_page_is_light(bulletin: Path) -> None:
    assert weight(bulletin / "index.html") <= kilobytes(12)


@pytest.mark.parametrize(("name", "most"), [("site.css", 9), ("reader.js", 3.5), ("lightbox.js", 3)])
def test_a_file_of_the_theme_is_light(bulletin: Path, name: str, most: float) -> None:
    assert weight(theme_file(bulletin, name)) <= kilobytes(most)


def test_a_story_loads_one_script_and_one_style_sheet(bulletin: Path) -> None:
    for path in bulletin.glob("20*/*/*/*.html"):
        html = path.read_text("utf-8")
        assert len(re.findall(r"<script[^>]* src=", html)) == 1, path
        assert len(re.findall(r'rel="stylesheet"', html)) == 1, path
