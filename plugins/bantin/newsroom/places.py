"""Where in the source a text, a link or a tag stands, carried through the conversion by marks that nobody can type.

A mark is made of noncharacters, which are taken out of every story before it is converted. Marks stand before the
text of each line, before each bracket that may open a link or a photo, and within each opening tag.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from markdown import Markdown
from markdown.preprocessors import Preprocessor

PLACE = "data-place"  # of an element; settling takes it off again, an author's own as well as ours
NAMED = "data-named"  # of the braces that gave an element its class or id
LINES = "data-lines"  # the numbers of the lines of a block's text
ADDRESS = "data-address"  # of the address of a photo in Markdown, be it in brackets or on a line of references
ATTRIBUTES_OF_PLACES = (PLACE, NAMED, LINES, ADDRESS)
TAKEN_OUT = "\ufddf"  # stands for a line that an earlier step took out, so that those below keep their numbers
CELL = "\ufdef"  # stands for a tab between two texts until blocks are read
_OPEN, _IN_TAG, _IN_BRACES, _BETWEEN, MARK_END = "\ufdd0", "\ufddd", "\ufdde", "\ufddc", "\ufdd1"
_DIGITS = "".join(chr(0xFDD2 + digit) for digit in range(10))
_WRITE, _READ = str.maketrans("0123456789", _DIGITS), str.maketrans(_DIGITS, "0123456789")
MARK = re.compile(rf"{_OPEN}([{_DIGITS}]+){_BETWEEN}([{_DIGITS}]+){MARK_END}")
TAG_MARK = re.compile(rf" {_IN_TAG}([{_DIGITS}]+){_BETWEEN}([{_DIGITS}]+){MARK_END}")
BRACES_MARK = re.compile(rf"{_IN_BRACES}([{_DIGITS}]+){_BETWEEN}([{_DIGITS}]+){MARK_END}")
_ANY_MARK = re.compile(rf"{MARK.pattern}|{TAG_MARK.pattern}|{BRACES_MARK.pattern}")
_TOLD = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")
_BEFORE_TEXT = re.compile(
    r"[ \t\u00a0\u3000\ufdef]*(?:(?:>|[-*+•●◦▪‣–—]|\d{1,9}[.)]|[a-zđ]\)|#{1,6})[ \t]+)*"
    r"(?:[-+•●◦▪‣–—](?=[^\W\d_])|\d{1,3}[.)](?=[^\W\d_]))?\|?[ \t]*"
)
# What a text may begin with; the last are the signs beyond ASCII but our own: arrows, faces, quotes.
_BEGINNER = re.compile("[^\\W_]|[\"'(*_~!%$@/.,;?=`&^]|:(?=\\S)|[\u00a1-\ufdcf\ufdf0-\U0010ffff]")
# A line across the page, under names of columns or under a heading.
_RULE = re.compile(r" {0,3}([*_])(?: *\1){2,} *$|[ |:=+-]+$")
# Of a link, a note, an abbreviation, within quotes too: what they hold is told from behind the colon, or on the line
# below.
_DEFINITION = re.compile(r"(?:[ ]{0,3}>)*[ ]{0,4}\*?\[[^\]]*\]:[ \t]*(?:<(?=[^\s<>]+>\s*(?:$|[\"'(])))?")
_DEFINED_BELOW = re.compile(r"[ >]*<(?=[^\s<>/]*(?://|\.)[^\s<>]*>\s*(?:$|[\"'(]))")
_SIGN_OF_OPENER = re.compile(r"[\[\]{<]")
_OPENER = re.compile(
    r"(?P<address>\]\(<?(?:\{filename\})?)|(?<!\\)(?P<bracket>(?<!\])(?<!\] )!?\[)|(?P<brace>\{[{%</])|"
    r"(?P<list>\{(?=:|[ ]*[.#]|[ ]*[A-Za-z][\w-]*=))|(?P<tag><[a-zA-Z][a-zA-Z0-9]*(?=[\s/>]|$))"
)


class Place(NamedTuple):
    """A line and a column of the body, from 1."""

    line: int
    column: int


START = Place(1, 1)


def read_place(told: str) -> Place | None:
    """Return the place that the value of an attribute tells, None if it is none of ours."""
    found = _TOLD.fullmatch(told)
    return Place(int(found[1]), int(found[2])) if found else None


def mark(line: int, column: int) -> str:
    """Return the mark that says that what follows stands at ``line`` and ``column``."""
    return f"{_OPEN}{line}{_BETWEEN}{column}{MARK_END}".translate(_WRITE)


def tag_mark(line: int, column: int) -> str:
    """Return the mark of a tag that begins at ``line`` and ``column``, to stand behind its name."""
    return f" {_IN_TAG}{line}{_BETWEEN}{column}{MARK_END}".translate(_WRITE)


def _braces_mark(line: int, column: int) -> str:
    return mark(line, column).replace(_OPEN, _IN_BRACES)


def without_marks(text: str) -> str:
    """Return ``text`` as it was typed."""
    return _ANY_MARK.sub("", text) if MARK_END in text else text


def place_of(found: re.Match[str]) -> Place:
    """Return the place that a mark tells."""
    return place_told(found[1], found[2])


def place_told(line: str, column: str) -> Place:
    """Return the place that the two numbers of a mark tell."""
    return Place(int(line.translate(_READ)), int(column.translate(_READ)))


def places_in(text: str) -> Iterator[tuple[int, int, Place]]:
    """Yield where each mark in ``text`` begins and ends, and the place that it tells."""
    if _OPEN in text:
        yield from ((*found.span(), place_of(found)) for found in MARK.finditer(text))


def first_place(text: str) -> Place | None:
    """Return the place that the first mark in ``text`` tells."""
    return next((place for *_, place in places_in(text)), None)


def place_near(text: str, offset: int) -> Place:
    """Return the place of the last mark before ``offset`` in a text with marks, else of the first behind it."""
    near = START
    for start, _, place in places_in(text):
        if start > offset:
            return near if near.line > 1 or near.column > 1 else place
        near = place
    return near


def place_behind(text: str, place: Place) -> Place:
    """Return the place behind ``text``, which begins at ``place`` and stands as it was typed."""
    lines = text.count("\n")
    return Place(place.line + lines, len(text) - text.rfind("\n") if lines else place.column + len(text))


def place_in_body(body: str, offset: int) -> Place:
    """Return the place of ``offset`` in a body as it was typed."""
    return place_behind(body[:offset], START)


class PlaceMarker(Preprocessor):
    """Puts the marks into the lines of a body, before any other step moves them.

    ``braces`` says that whoever reads lists of attributes knows the marks before them. ``gaps`` tells of lines out of
    which an earlier step took something: from which column on the text stood how many columns further right.
    """

    braces = False

    def __init__(self, md: Markdown | None = None) -> None:
        super().__init__(md)
        self.gaps: dict[int, list[tuple[int, int]]] = {}

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with marks."""
        numbered = enumerate(zip(["", *lines], lines, strict=False), start=1)
        code = self.code(lines)
        return [
            line if number in code else _marked(line, above, partial(self._typed, number), self.braces)
            for number, (above, line) in numbered
            if line != TAKEN_OUT
        ]

    def code(self, lines: list[str]) -> Container[int]:
        """Return the numbers of ``lines`` that a later step reads as they were typed."""
        return ()

    def _typed(self, number: int, column: int) -> Place:
        """Return the place where a ``column`` of the line ``number`` was typed."""
        gaps = self.gaps.get(number, [])
        before = bisect_right(gaps, column, key=itemgetter(0))
        return Place(number, column + (gaps[before - 1][1] if before else 0))


def _marked(line: str, above: str, typed: Callable[[int], Place], braces: bool) -> str:
    if line[:1].isalpha() and line[1:2] != ")" and not _SIGN_OF_OPENER.search(line):
        return mark(*typed(1)) + line  # as nearly all lines are: words from the margin on
    definition = _DEFINITION.match(line)
    if not line or _RULE.match(line) or _is_begun(line):
        return line
    definition = definition or (_DEFINED_BELOW.match(line) if _is_begun(above) else None)
    begin = definition or _BEFORE_TEXT.match(line)
    start = begin.end() if begin else 0
    pieces, done = [], 0
    if definition or (_BEGINNER.match(line, start) and not line.startswith("![", start)):
        pieces += [line[:start], mark(*typed(start + 1))]
        done = start
    for opener in _OPENER.finditer(line, done):
        if opener["list"] and not braces:
            continue
        column = opener.start() + 1
        if opener["address"]:
            column = opener.end() + 1
        cut = opener.end() if opener["tag"] or opener["address"] else opener.start()
        write = tag_mark if opener["tag"] else _braces_mark if opener["list"] else mark
        pieces += [line[done:cut], write(*typed(column))]
        done = cut
    return "".join([*pieces, line[done:]])


def _is_begun(line: str) -> bool:
    """Say whether a definition begins on ``line`` whose address is to stand on the line below."""
    found = _DEFINITION.match(line)
    return found is not None and found[0].rstrip() == line.rstrip()
