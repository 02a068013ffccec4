"""What docs/deployment.md has people copy."""

from __future__ import annotations

import re

from tests.building import ROOT

PAGE = (ROOT / "docs/deployment.md").read_text("utf-8")


def recipe(word: str) -> str:
    """Return the first block of the page that is of the language ``word``, or else names it and is indented."""
    fenced = re.search(rf"```{word}\n(.*?)```", PAGE, re.DOTALL)
    indented = next((it for it in re.findall(r"(?:^    .*\n)+", PAGE, re.MULTILINE) if f"/{word}/" in it), "")
    found = fenced[1] if fenced else indented
    assert found, word
    return found
