"""What readers copy is the text as it was written: no hidden joiner, no no-break space, in no published file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HIDDEN = re.compile("[\u2060\u00a0\u202f\u2007]|&nbsp;|&NoBreak;|&#(?:8288|x2060|160|xa0);|\\\\u(?:2060|00a0)", re.I)
TEXTS = {".html", ".xml", ".json", ".txt", ".opml"}


@pytest.fixture(scope="session")
def published(bulletin: Path) -> dict[str, str]:
    files = (path for path in bulletin.rglob("*") if path.suffix in TEXTS)
    return {path.relative_to(bulletin).as_posix(): path.read_text("utf-8") for path in files}


def test_no_published_text_holds_a_hidden_space_or_joiner(published: dict[str, str]) -> None:
    assert len(published) > 200
    assert {name: found[0] for name, text in published.items() if (found := HIDDEN.search(text))} == {}


def test_figures_are_whole_on_pages_and_bare_in_feeds_and_the_lite_edition(published: dict[str, str]) -> None:
    whole = {name for name, text in published.items() if 'class="whole"' in text}
    assert {"index.html", "lien-he.html"} <= whole
    assert {name for name in whole if not name.endswith(".html") or name.startswith("lite/")} == set()
