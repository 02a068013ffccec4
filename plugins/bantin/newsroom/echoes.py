"""One mistake, one finding: what another rule says of the same mistake is left out, and its cure with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bantin.newsroom.diagnostic import Diagnostic

_LETTERS = ("hidden-character", "look-alike-letter", "mixed-tone-marks", "no-break-space", "not-nfc")
# Rules about a photo that has no caption, and how far below it the words may stand that they are about.
_NO_CAPTION = {"undescribed": 0, "same-line": 0, "in-heading": 0, "no-path": 0}
_NO_CAPTION |= {"too-long": 1, "byline": 1, "after-blank-line": 2, "after-html": 2}


class Echo(NamedTuple):
    """What ``again`` finds on the line of a finding of ``told``, or ``lines`` above it, is the same mistake."""

    told: str
    again: str
    lines: int = 0


ECHOES = (
    *(Echo("check/old-font", f"check/{name}") for name in _LETTERS),
    Echo("check/old-font", "front-matter/control-character"),
    *(Echo(f"caption/{name}", "check/missing-caption", lines) for name, lines in _NO_CAPTION.items()),
    Echo("check/pasted-byline", "caption/byline", lines=1),  # the photo stands above the name
    Echo("check/pasted-byline", "check/missing-caption", lines=1),
    *(Echo(f"caption/{name}", "front-matter/removed-markup") for name in ("no-path", "computer-path")),
)
_BY_AGAIN = {again: [echo for echo in ECHOES if echo.again == again] for again in {echo.again for echo in ECHOES}}


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return ``found``, each once, without what only says again what another one says."""
    distinct = list(dict.fromkeys(found))
    told = {(it.path, it.line, it.rule) for it in distinct if it.line}
    return [it for it in distinct if not any(_is_told(it, echo, told) for echo in _BY_AGAIN.get(it.rule, ()))]


def _is_told(it: Diagnostic, echo: Echo, told: set[tuple[str, int, str]]) -> bool:
    return any((it.path, it.line + lines, echo.told) in told for lines in range(echo.lines + 1))
