"""The words of one paragraph as they are gathered: in their looks, links, and fonts of the years before Unicode."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from bantin.imports.blocks import Text
from bantin.imports.flow import Part
from bantin.imports.word.fonts import decoded, legacy_kind, repaired
from bantin.imports.word.styles import Look
from bantin.vietnamese.marks import normal_form

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_HIDDEN_SIGNS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class _Typed:
    text: Text
    kind: str


class Runs:
    """Gathers what a paragraph holds; ``converted`` says whether words in old fonts were among it."""

    def __init__(self) -> None:
        self._parts: list[Part | _Typed] = []
        self.converted = False

    def add_text(self, text: str, look: Look, link: str) -> None:
        """Add ``text`` in its ``look``."""
        words = text.translate(_RAISED) if look.raised and re.fullmatch(r"[\d+-]+", text) else text
        typed = Text(words, look.bold, look.italic, look.struck, link)
        self._parts.append(_Typed(typed, legacy_kind(look.font)))

    def add(self, part: Part) -> None:
        """Add what is no text."""
        self._parts.append(part)

    def parts(self) -> tuple[Part, ...]:
        """Return what was gathered, decoded; neighbours of one look are decoded together, letters may be parted."""
        found: list[Part] = []
        for key, group in groupby(self._parts, key=_alike):
            run = list(group)
            if key is None:
                found += [it for it in run if not isinstance(it, _Typed)]
                continue
            typed = [it for it in run if isinstance(it, _Typed)]
            whole = "".join(it.text.text for it in typed)
            words = decoded(whole, typed[0].kind)
            self.converted = self.converted or words != whole
            found.append(replace(typed[0].text, text=normal_form("NFC", words)))
        return tuple(self._mended(found))

    def _mended(self, parts: list[Part]) -> list[Part]:
        texts = [part.text for part in parts if isinstance(part, Text)]
        mended = repaired(texts)
        self.converted = self.converted or mended != texts
        words = iter(mended)
        return [replace(it, text=_HIDDEN_SIGNS.sub("", next(words))) if isinstance(it, Text) else it for it in parts]


def _alike(part: Part | _Typed) -> object:
    if not isinstance(part, _Typed):
        return None
    text = part.text
    return part.kind, text.bold, text.italic, text.struck, text.link
