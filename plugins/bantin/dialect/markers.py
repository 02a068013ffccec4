"""What begins an item of a list: ``- ``, ``• ``, ``1. ``, ``1) ``, ``a) ``, and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.newsroom.places import MARK, without_marks

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
CODE_SIGN = "\ufdde"  # at either end of what stands for fenced code: no author can type it
_BULLETS = "-*+•●◦▪‣–—\uf0b7\uf0a7\uf02d"  # the last three are what Word's symbol fonts leave in pasted text
_MARKER = re.compile(
    rf"(?P<indent> *)(?:(?P<bullet>[{re.escape(_BULLETS)}])|(?P<number>\d{{1,9}})[.)]|(?P<letter>[{_LETTERS}đ])\))"
    rf"(?P<space> +|$|(?=(?:{MARK.pattern})?[^\W\d_]))(?P<text>.*)"
)
_DASHES = "-–—"
# Numbers hold letters, letters hold dashes, dashes hold plus signs: so do official documents nest their points.
_RANKS = {"number": 0, "letter": 1, "-": 2, "+": 3}


@dataclass(frozen=True, slots=True)
class Marker:
    """The beginning of an item: how far it is indented, its kind, its number, and where its text begins.

    ``kind`` is ``number``, ``letter`` or a bullet's sign, all but ``+`` told as ``-``; ``value`` is the number typed
    or the letter's place (đ: 0, since no list of letters can count to it).
    """

    indent: int
    kind: str
    sign: str
    value: int
    offset: int
    text: str

    @property
    def words(self) -> str:
        """The text behind the marker as it was typed."""
        return without_marks(self.text).strip()

    @property
    def holds_code(self) -> bool:
        """Say whether fenced code begins on the marker's line, where no sentence goes on."""
        return self.words.startswith(CODE_SIGN)

    @property
    def rank(self) -> int:
        """Say how deep such a marker stands in a document that uses several kinds."""
        return _RANKS[self.kind]

    @property
    def bullet(self) -> str:
        """The sign of a bullet, empty for numbers and letters."""
        return self.sign if self.kind in ("-", "+") else ""

    @property
    def is_dash(self) -> bool:
        """Say whether the sign may open a speech as well."""
        return self.sign in _DASHES


def read_marker(line: str) -> Marker | None:
    """Return the marker that begins ``line``; None if it begins with text.

    A space belongs behind a marker; behind dashes, dots and numbers it may be missing before a capital letter.
    """
    found = _MARKER.fullmatch(line)
    if found is None or (not found["space"] and not _may_touch(found)):
        return None
    indent, text = len(found["indent"]), found["text"]
    # Text far behind its marker is indented by itself.
    offset = (
        found.start("text") if 0 < len(found["space"]) <= 4 else found.end("space") - max(len(found["space"]) - 1, 0)
    )
    if found["number"]:
        return Marker(indent, "number", found["number"], int(found["number"]), offset, text)
    if found["letter"]:
        return Marker(indent, "letter", found["letter"], _LETTERS.find(found["letter"]) + 1, offset, text)
    return Marker(indent, "+" if found["bullet"] == "+" else "-", found["bullet"], 0, offset, text)


def _may_touch(found: re.Match[str]) -> bool:
    if not found["text"]:
        return True
    return found["bullet"] != "*" and not found["letter"] and without_marks(found["text"])[0].isupper()
