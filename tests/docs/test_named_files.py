"""Each Python file that a document names is there: nobody looks for what has another name by now."""

from __future__ import annotations

import re
from pathlib import Path

from tests.building import ROOT

PAGES = [page for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if page.name != "CHANGELOG.md"]
NAMED = re.compile(r"`([\w./*-]+\.py)`")
EXAMPLES = {"clusterconf.py", "plugins/cua_xa.py", "start.py"}  # which a reader is told to write, or a site carries
FOLDERS = ("plugins/bantin", "tests", "plugins", "")


def missing(page: Path, text: str) -> list[str]:
    """Return the files that a page names and that are neither in its package nor where a path may begin."""
    names = {name for name in NAMED.findall(text) if name not in EXAMPLES}
    return sorted(name for name in names if not _is_there(name, page.stem))


def _is_there(name: str, package: str) -> bool:
    """Say whether a file is there; a test, an adapter or a table of settings may be named without its folder."""
    if re.fullmatch(r"(test_[\w*]+|hooks|steps|settings)\.py", name):
        return any(any((ROOT / folder).rglob(name)) for folder in FOLDERS[:2])
    return any(any((ROOT / folder).glob(name)) for folder in (*FOLDERS, f"plugins/bantin/{package}"))


def test_each_file_that_a_page_names_is_there() -> None:
    for page in PAGES:
        assert missing(page, page.read_text("utf-8")) == [], page


def test_a_file_that_has_another_name_is_noticed() -> None:
    page = ROOT / "docs/plugins/theming.md"
    text = (
        "`fonts.py`, `faces.py`, `photos/jobs.py`, `photos/darkroom.py`, `test_tokens.py`, `test_tones.py`, `conf.py`"
    )
    assert missing(page, text) == ["conf.py", "faces.py", "photos/darkroom.py", "test_tones.py"]
