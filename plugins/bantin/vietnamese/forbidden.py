"""Characters that no text of an author may hold: whoever decodes bytes or references takes them out by this one list.

They are the control characters but tab and line feed, what turns the direction of text around, the code points that
are no characters, and the word joiner, which is invisible and copied along.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator

from bantin.vietnamese.marks import is_plain, normal_form

_WORD_JOINER = "\u2060"

# Everything else: the kinds of text that most letters belong to come first, since an expression asks in this order.
# Left out are C0, DEL and C1; U+202A to U+202E and U+2066 to U+2069; U+2060; surrogates; U+FDD0 to U+FDEF; and the
# last two code points of each plane.
_FIRST_PLANE = "\t\n -~\u00a0-\u2029\u202f-\u205f\u2061-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
_OTHER_PLANES = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))

FORBIDDEN = re.compile(f"[^{_FIRST_PLANE}{_OTHER_PLANES}]")

# Of the names that HTML gives to characters one alone, NoBreak, means a forbidden one; a test goes through them all.
_REFERENCE = re.compile(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));?|NoBreak;)")
_MOST_DIGITS = 8  # enough to be beyond all characters


def strip_forbidden(text: str) -> str:
    """Return ``text`` without forbidden characters; doing it twice changes nothing more."""
    return FORBIDDEN.sub("", text)


def allowed_text(text: str) -> str:
    """Return what an author typed as text may be: without forbidden characters, in NFC."""
    return text if is_plain(text) else normal_form("NFC", strip_forbidden(text))


def resolve(markup: str) -> str:
    """Return ``markup``, which holds no tags, as text: its references resolved once, then as :func:`allowed_text`."""
    return allowed_text(html.unescape(markup))


def forbidden_references(markup: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each reference in ``markup`` to a forbidden character, and that character."""
    for found in _REFERENCE.finditer(markup):
        character = _meant_by(found)
        if FORBIDDEN.match(character):
            yield found.start(), character


def _meant_by(reference: re.Match[str]) -> str:
    digits = reference["hex"] or reference["decimal"]
    if not digits:
        return _WORD_JOINER
    number = int(digits.lstrip("0")[:_MOST_DIGITS] or "0", 16 if reference["hex"] else 10)
    if not 0 < number <= sys.maxunicode or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return html.unescape(f"&#{number};") if 0x80 <= number <= 0x9F else chr(number)
