"""UTF-8 that was read as Windows-1252 or Latin-1 (``Ä‘á»“ng chÃ­``), found and brought back."""

from __future__ import annotations

import re

# What a byte becomes for software that believes in Windows-1252, or in Latin-1 where the former has no letter.
WESTERN = {chr(byte): byte for byte in range(0x100)}
WESTERN |= {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)}


def _letters(first: int, last: int) -> str:
    return "[" + "".join(re.escape(letter) for letter, byte in WESTERN.items() if first <= byte <= last) + "]"


_TAIL = _letters(0x80, 0xBF)
_TWO = f"{_letters(0xC2, 0xDF)}{_TAIL}"
_THREE = f"{_letters(0xE1, 0xEF)}{_TAIL}{{2}}"
_FOUR = f"{_letters(0xF0, 0xF4)}{_TAIL}{{3}}"
_BEGINNING = re.compile(f"{_letters(0xC2, 0xF4)}{_TAIL}")
_SEQUENCE = re.compile(f"{_FOUR}|{_THREE}|{_TWO}")
_TWO_IN_A_WORD = re.compile(f"(?<=[a-z]){_TWO}")  # a capital inside a word: "xÃ£"
_TRUE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_PLAIN_NO_BREAK_SPACE = re.compile("(Ã|áº|á») ")  # the last byte of à, Ạ, Ỡ, made plain by some tidy hand

_PLAUSIBLE = ((0xA0, 0x1FF), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2190, 0x27BF), (0x1F000, 0x1FFFF))


def may_be_mojibake(text: str) -> bool:
    """Say whether ``text``, be it of several lines, holds what such a sequence begins with."""
    return bool(_BEGINNING.search(text))


def is_mojibake(text: str) -> bool:
    """Tell whether ``text`` holds sequences that only UTF-8 read wrongly makes; sound text never does."""
    if not may_be_mojibake(text):
        return False
    lengths = [len(found[0]) for found in _SEQUENCE.finditer(text) if _true_letter(found[0]) != found[0]]
    if max(lengths, default=0) >= 3:
        return True
    return bool(lengths and _TWO_IN_A_WORD.search(text) and not _TRUE_LETTER.search(text))


def decode_mojibake(text: str) -> str:
    """Return ``text`` with every such sequence turned into the letter that it was."""
    return _SEQUENCE.sub(lambda found: _true_letter(found[0]), _PLAIN_NO_BREAK_SPACE.sub("\\1\u00a0", text))


def _true_letter(sequence: str) -> str:
    try:
        letter = bytes(WESTERN[part] for part in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return sequence
    return letter if any(first <= ord(letter) <= last for first, last in _PLAUSIBLE) else sequence
