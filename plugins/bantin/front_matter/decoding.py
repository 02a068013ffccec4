"""From the bytes of a story file to text with one kind of line end and no character that a page may not hold."""

from __future__ import annotations

import html as references
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bantin.front_matter.recode import encoding_name
from bantin.newsroom.message import Message, say
from bantin.vietnamese.forbidden import FORBIDDEN, forbidden_references, strip_forbidden
from bantin.vietnamese.marks import MOST as MOST_MARKS
from bantin.vietnamese.marks import few_marks, is_plain, too_many_marks

_MOST_FINDINGS = 200  # of one file; an editor who has mended these asks again
_FENCES = ("```", "~~~")
_INDENTED = ("    ", "\t")
_SHOWN = re.compile("&amp;(.{3})")  # the first signs of a reference are enough to know it again


class Undecodable(ValueError):
    """Bytes that are no UTF-8; the message tells an editor what they seem to be and how to convert them."""

    def __init__(self, line: int, column: int, said: Message) -> None:
        super().__init__(said)
        self.said, self.line, self.column = said, line, column


@dataclass(frozen=True, slots=True)
class RemovedCharacter:
    """A character that was taken out, forbidden or a mark too many, and where it stood (from 1)."""

    character: str
    line: int
    column: int

    @property
    def message(self) -> Message:
        """What to tell the editor."""
        if not FORBIDDEN.match(self.character):
            return say("front-matter/control-character.marks", most=MOST_MARKS)
        return say("front-matter/control-character.hidden", code=f"U+{ord(self.character):04X}")


def decode_story(data: bytes, file: str) -> tuple[str, list[RemovedCharacter]]:
    """Return the text of ``data`` and what was taken out of it; raise :class:`Undecodable` if it is not UTF-8.

    ``file`` is the name that the command which converts the file is told.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, file) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_plain(text) or (not FORBIDDEN.search(text) and few_marks(text) == text):
        return text, []
    return few_marks(strip_forbidden(text)), list(islice(_removed_from(text), _MOST_FINDINGS))


def _removed_from(text: str) -> Iterator[RemovedCharacter]:
    """Yield the first character of each line that is taken out."""
    for number, line in enumerate(text.split("\n"), 1):
        place = place_of_removed(line)
        if place is not None:
            yield RemovedCharacter(line[place], number, place + 1)


def place_of_removed(text: str) -> int | None:
    """Return where the first character of ``text`` stands that an author's text does not keep, if one does."""
    if is_plain(text):
        return None
    if found := FORBIDDEN.search(text):
        return found.start()
    return next((start for start, _ in too_many_marks(text)), None)


def referred_characters(body: str, first_line: int, html: str) -> Iterator[RemovedCharacter]:
    """Yield, one for each line, what the Markdown ``body`` writes by number or name and no page may hold.

    In code a reference is shown as it is written, as ``html``, the cleaned body, tells for indented lines.
    """
    if "&" not in body:
        return
    fence, shown = "", set(_SHOWN.findall(html))
    for number, line in enumerate(body.split("\n"), first_line):
        opened = line.lstrip()[:3]
        if opened in _FENCES and fence in ("", opened):
            fence = "" if fence else opened
        elif not fence and "&" in line:
            yield from _referred_in_line(line, number, shown if line.startswith(_INDENTED) else set())


def _referred_in_line(line: str, number: int, shown: set[str]) -> Iterator[RemovedCharacter]:
    done, ticks = 0, 0
    for place, character in forbidden_references(line):
        ticks += line.count("`", done, place)
        done = place
        if ticks % 2 == 0 and line[place + 1 : place + 4] not in shown:
            yield RemovedCharacter(character, number, place + 1)
            return
    meant = "" if shown else references.unescape(line)
    for start, _ in too_many_marks(meant):  # where they stand in the line cannot be told
        yield RemovedCharacter(meant[start], number, 0)
        return


def _undecodable(data: bytes, place: int, file: str) -> Undecodable:
    name = encoding_name(data)
    if name:
        return Undecodable(1, 0, say("front-matter/encoding.known", name=name, file=file))
    line = data.count(b"\n", 0, place) + 1
    column = len(data[data.rfind(b"\n", 0, place) + 1 : place].decode("utf-8", "replace")) + 1
    return Undecodable(line, column, say("front-matter/encoding.unknown"))
