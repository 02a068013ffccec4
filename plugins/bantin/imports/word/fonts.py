"""Words typed in the fonts of the years before Unicode, as Unicode."""

from __future__ import annotations

import re

from bantin.vietnamese.legacy import damage, decode_tcvn3, decode_vni, repair
from bantin.vietnamese.marks import normal_form

_TRUE_LETTER = re.compile("[\u0102-\u1ef9]")
_SYMBOLS = str.maketrans({chr(0xF000 + code): chr(code) for code in range(0x20, 0x100)})
_TICKS = {0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0xE0: "→", 0xF0: "→", 0x28: "☎", 0x2A: "✉", 0xD8: "•", 0xA7: "•"}
_SIGNS = {
    "wingdings": _TICKS,
    "symbol": {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xAE: "→", 0x2D: "-"},
}


def legacy_kind(font: str) -> str:
    """Return the encoding of a ``font``: ``tcvn3``, ``TCVN3`` if all its letters are capitals, ``vni``, or empty."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return "TCVN3" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni") else ""


def decoded(text: str, kind: str) -> str:
    """Return ``text``, typed in a font of that ``kind``, as Unicode; what is Unicode already stays."""
    if not kind or _TRUE_LETTER.search(text):
        return text
    text = text.translate(_SYMBOLS)
    if kind == "vni":
        return normal_form("NFC", decode_vni(text))
    found = normal_form("NFC", decode_tcvn3(text))
    return found.upper() if kind == "TCVN3" else found


def repaired(texts: list[str]) -> list[str]:
    """Return the ``texts`` of one paragraph, which no font explains, as they were meant."""
    found = damage("".join(texts))
    match found:
        case None:
            return texts
        case "tcvn3":
            return [normal_form("NFC", decode_tcvn3(text)) for text in texts]
        case "vni":
            return [normal_form("NFC", decode_vni(text)) for text in texts]
    return [repair(text) for text in texts]


def symbol(font: str, code: int) -> str:
    """Return the sign that a font of symbols shows for ``code``, or empty if nobody knows it."""
    known = next((signs for name, signs in _SIGNS.items() if font.casefold().startswith(name)), None)
    if known is None:
        kind = legacy_kind(font)
        return decoded(chr(code & 0xFF), kind) if kind else ""
    return known.get(code & 0xFF, "")
