"""Text whose encoding was lost: recognised by the Vietnamese syllables that it turns into, and brought back.

Pasted text is judged line by line, since old paragraphs get into new stories. Soft hyphens must still be there:
TCVN3 writes ư with that byte.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from bantin.vietnamese.legacy_fonts import decode_tcvn3, decode_vni
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.mojibake import WESTERN, decode_mojibake, is_mojibake, may_be_mojibake
from bantin.vietnamese.syllable import is_syllable

__all__ = ["damage", "decode", "decode_tcvn3", "decode_vni", "detect_encoding", "repair"]

_MARKS_OF_ORDER = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WESTERN_LETTERS = {byte: letter for letter, byte in WESTERN.items()}
_TRUE_LETTERS = "ĂăĐđƠơƯư\u1ea0-\u1ef9"  # no Western encoding has them, so the line is sound
_TRUE_LETTER = re.compile(f"[{_TRUE_LETTERS}]")
_LINE, _LINE_WITHOUT_TRUE_LETTER = re.compile(r"[^\n]+"), re.compile(rf"(?m)^[^{_TRUE_LETTERS}\n]++$")
_WORD = re.compile(r"[^\s.,;:!?()\[\]“”‘’\"'/…–0-9-]+")
_SIGN_IN_A_WORD = re.compile("[A-Za-z][\u00a1-\u00bf]")


def detect_encoding(data: bytes) -> str | None:
    """Name the encoding of ``data``: utf-8, utf-16, utf-32, windows-1258, tcvn3 or vni; ``None`` for any other."""
    marked = next((name for mark, name in _MARKS_OF_ORDER.items() if data.startswith(mark)), None)
    wide = marked or _utf16_without_mark(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(_read_as_western(data))
    return "utf-8"


def decode(data: bytes, encoding: str) -> str:
    """Return ``data`` as NFC text, from an encoding that :func:`detect_encoding` has named."""
    if encoding in _DECODERS:
        return normal_form("NFC", _DECODERS[encoding](_read_as_western(data)))
    return normal_form("NFC", data.decode("utf-8-sig" if encoding == "utf-8" else encoding))


def doubtful_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line of ``text`` begins that :func:`damage` may name something for, and that line."""
    for found in (_LINE if may_be_mojibake(text) else _LINE_WITHOUT_TRUE_LETTER).finditer(text):
        yield found.start(), found[0]


def damage(line: str) -> str | None:
    """Name what happened to a line: ``mojibake``, ``tcvn3``, ``vni``, ``windows-1258``; ``None`` if it is sound."""
    if line.isascii():
        return None
    if is_mojibake(line):
        return "mojibake"
    if _TRUE_LETTER.search(line) or _TRUE_LETTER.search(normal_form("NFC", line)):
        return None
    return _likeliest(line)


def repair(text: str) -> str:
    """Return ``text`` with every damaged line as it was meant; sound lines, of any language, stay as they are."""
    return "".join(_repair_line(line) for line in text.splitlines(keepends=True))


def _repair_line(line: str) -> str:
    found = damage(line)
    if found is None:
        return line
    decoder = decode_mojibake if found == "mojibake" else _DECODERS[found]
    return normal_form("NFC", decoder(line))


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order of UTF-16 by the places of its zero bytes; one letter in eight is ASCII at least."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if 16 * max(even, odd) <= len(data) or min(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _read_as_western(data: bytes) -> str:
    return "".join(_WESTERN_LETTERS[byte] for byte in data)


def _decode_1258(text: str) -> str:
    data = bytes(WESTERN.get(letter, 0x3F) for letter in text)
    return normal_form("NFC", data.decode("cp1258", "replace"))


_DECODERS: dict[str, Callable[[str], str]] = {
    "tcvn3": decode_tcvn3,
    "vni": decode_vni,
    "windows-1258": _decode_1258,
}


def _likeliest(text: str) -> str | None:
    words = _WORD.findall(text)
    scores = {name: _syllables_won(words, decoder) for name, decoder in _DECODERS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else None


def _syllables_won(words: list[str], decoder: Callable[[str], str]) -> int:
    """Count the words that only ``decoder`` makes Vietnamese; 0 if it spoils others, or if it may be chance."""
    decoded = {word: decoder(word) for word in words if not word.isascii()}
    won = {word for word, new in decoded.items() if is_syllable(new) and not is_syllable(word)}
    lost = {word for word, new in decoded.items() if not is_syllable(new) and not new.isupper()}
    certain = len(won) >= 2 or any(map(_cannot_be_western, won))
    return len(won) if certain and 4 * len(lost) <= len(won) and 10 * len(won) >= len(set(words)) else 0


def _cannot_be_western(word: str) -> bool:
    return bool(_SIGN_IN_A_WORD.search(word)) or sum(not letter.isascii() for letter in word) >= 2
