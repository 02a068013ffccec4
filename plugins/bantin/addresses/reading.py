"""The ledger from its bytes: what a merge leaves is settled, what is damaged is told once, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from operator import lt

from bantin.addresses.ledger import (
    FORGOTTEN,
    HEADING,
    LIVE,
    OLD,
    WITHDRAWN,
    Columns,
    Ledger,
    Row,
    ledger_in_order,
    ledger_of,
)
from bantin.newsroom.addresses import LEDGER
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say

FILE = LEDGER
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9_!$%&'()*+,./:;=?@~-]+")
_STATE = re.compile(f"(?:{LIVE}|{OLD}|{WITHDRAWN}|{FORGOTTEN})(?: {_DAY.pattern})?", re.ASCII)
_ID = re.compile(r"[!-~]+")
_DATE = re.compile(r"[0-9T:+-]*")
_DIGEST = re.compile(r"\w*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_WIDTH = len(Row._fields)
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def read_ledger(data: bytes) -> tuple[Ledger, list[Diagnostic]]:
    """Return the ledger that ``data`` holds, and what to tell of it.

    Doubles and the marks of a conflict are settled, since lines of both sides are promises. What is damaged is one
    error, at the first line of it: nobody knows what was promised there, so nothing may be published over it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Ledger(), [finding(FILE, line, say("addresses/ledger.encoding"))]
    columns = _columns(text)
    if columns:
        return ledger_in_order(columns), []
    return _line_by_line(text.replace("\r\n", "\n").split("\n"))


def _columns(text: str) -> Columns | None:
    """Return what ``text`` holds if it is just as we write it; this is quick, and the rule."""
    if not text.startswith(HEADING + "\n") or not text.endswith("\n"):
        return None
    fields = text[len(HEADING) + 1 :].replace("\n", "\t\n\t").split("\t")[:-1]
    columns = tuple(tuple(fields[number :: _WIDTH + 1]) for number in range(_WIDTH + 1))
    ends = columns[_WIDTH]
    if len(fields) != len(ends) * (_WIDTH + 1) or ends.count("\n") != len(ends) or not ends:
        return None
    columns = columns[:_WIDTH]
    in_order = all(map(lt, columns[0], columns[0][1:]))
    plain = all("".join(words).isprintable() for words in (columns[4], columns[6]))
    return columns if in_order and plain and _are_sound(columns) else None


def _are_sound(columns: Columns) -> bool:
    """Say whether every line is a promise; what repeats is looked at once, what does not, all at once."""
    address, day, state, name, story, date, _, body = columns
    return (
        all(map(_DAY.fullmatch, set(day)))
        and all(map(_STATE.fullmatch, set(state)))
        and all(address)
        and all(story)
        and all(name)
        and bool(_ADDRESS.fullmatch("".join(address)) and _ID.fullmatch("".join(name)))
        and bool(_DATE.fullmatch("".join(date)) and _DIGEST.fullmatch("".join(body)))
    )


def _line_by_line(lines: Sequence[str]) -> tuple[Ledger, list[Diagnostic]]:
    """Return what the ``lines`` hold that are promises, and what to tell of the others."""
    fields = [tuple(line.split("\t")) for line in lines]
    rows = [it for it in fields if len(it) == _WIDTH and not _is_odd(it)]
    return ledger_of(rows), _unread(lines, {"\t".join(row) for row in rows})


def _is_odd(row: tuple[str, ...]) -> bool:
    return bool(_CONTROL.search("".join(row))) or not _are_sound(tuple((field,) for field in row))


def _unread(lines: Sequence[str], read: Collection[str]) -> list[Diagnostic]:
    """Return what to tell of the lines that are no promises."""
    damaged, markers = [], []
    for number, line in enumerate(lines, 1):
        if _MARKER.fullmatch(line):
            markers.append(number)
        elif line and not line.startswith("#") and line not in read:
            damaged.append(number)
    found = []
    if markers:
        found.append(finding(FILE, markers[0], say("addresses/conflict"), "notice"))
    if damaged:
        more = len(damaged) - 1
        said = say("addresses/ledger.lines", count=more) if more else say("addresses/ledger.line")
        found.append(finding(FILE, damaged[0], said))
    return found
