"""The numbers and bullets that Word shows before paragraphs, counted as Word counts them."""

from __future__ import annotations

import re
from typing import Any

from bantin.imports.word.elements import attribute, child, local, number, value

BULLET = "-"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)
_DEEPEST = 8


class Numbering:
    """The lists in the element ``root`` of the part of numbering, which may be None; it counts as it is asked."""

    def __init__(self, root: Any) -> None:
        elements = [] if root is None else list(root)
        self._abstract = {attribute(it, "abstractNumId"): it for it in elements if local(it) == "abstractNum"}
        self._lists = {attribute(it, "numId"): it for it in elements if local(it) == "num"}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, list_id: str, depth: int) -> str:
        """Return what is shown before the next paragraph of that list, or empty: a bullet is ``-``."""
        depth = max(0, min(depth, _DEEPEST))
        level = self._level(list_id, depth)
        if level is None:
            return ""
        form = value(level, "numFmt") or "decimal"
        if form == "bullet":
            return BULLET
        if form == "none":
            return ""
        counts = self._counted(list_id, depth)

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own = self._level(list_id, at)
            return _numeral(
                counts.get(at, self._start(list_id, at)), "decimal" if own is None else value(own, "numFmt")
            )

        return re.sub(r"%([1-9])", shown, value(level, "lvlText")).strip()

    def _counted(self, list_id: str, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(self._abstract_id(list_id), {})
        override = self._override(list_id, depth)
        if child(override, "startOverride") is not None and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts.pop(depth, None)
        counts[depth] = counts.get(depth, self._start(list_id, depth) - 1) + 1
        for deeper in [it for it in counts if it > depth]:
            del counts[deeper]
        return counts

    def _start(self, list_id: str, depth: int) -> int:
        override = value(self._override(list_id, depth), "startOverride")
        return number(override or value(self._level(list_id, depth), "start") or "1", 1)

    def _abstract_id(self, list_id: str) -> str:
        return value(self._lists.get(list_id), "abstractNumId")

    def _override(self, list_id: str, depth: int) -> Any:
        found = self._lists.get(list_id)
        return None if found is None else _at(found, "lvlOverride", depth)

    def _level(self, list_id: str, depth: int) -> Any:
        own = child(self._override(list_id, depth), "lvl")
        abstract = self._abstract.get(self._abstract_id(list_id))
        return own if own is not None else None if abstract is None else _at(abstract, "lvl", depth)


def _at(element: Any, name: str, depth: int) -> Any:
    return next((it for it in element if local(it) == name and number(attribute(it, "ilvl"), -1) == depth), None)


def _numeral(count: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * (1 + min((count - 1) // 26, 5)) if count > 0 else "0"
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman.lower() if form == "lowerRoman" else roman
        case "decimalZero":
            return f"{count:02}"
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters
