"""A line in an old encoding is told of once: what other rules see in its letters is that same mistake."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom.diagnostic import Diagnostic

_SPOILT = "check/old-font"
_OF_LETTERS = frozenset(
    f"check/{name}"
    for name in ("hidden-character", "look-alike-letter", "mixed-tone-marks", "no-break-space", "not-nfc")
)


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return ``found``, the findings in one story, without those about single letters of spoilt lines."""
    all_found = list(found)
    spoilt = {it.line for it in all_found if it.rule == _SPOILT}
    return [it for it in all_found if it.line not in spoilt or it.rule not in _OF_LETTERS]
