"""The ledger from its bytes: what a merge leaves is settled, what is damaged is told once, with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from operator import lt

from bantin.addresses.ledger import Columns, Ledger, ledger_in_order, ledger_of
from bantin.addresses.ledger_row import FORGOTTEN, HEADING, LIVE, OLD, WITHDRAWN, Row
from bantin.addresses.old_addresses import canonical, page_of
from bantin.newsroom.addresses import LEDGER
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.vietnamese.marks import normal_form

FILE = LEDGER
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9_!$%&'()*+,./:;=?@~-]+")
# What an address holds only if it was written by number, is no page's, or would have us lead elsewhere.
_UNUSUAL = re.compile(
    r"[^A-Za-z0-9_./~\n-]|//|(?:^|/)\.{1,2}(?:/|$)|^/|\.(?!html$)[A-Za-z]\w{1,10}(?:/|$)", re.MULTILINE
)
_STATE = re.compile(f"(?:{LIVE}|{OLD}|{WITHDRAWN}|{FORGOTTEN})(?: {_DAY.pattern})?", re.ASCII)
_ID = re.compile(r"[!-~]+")
_DATE = re.compile(r"[0-9T:+-]*")
_DIGEST = re.compile(r"\w*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_WIDTH = len(Row._fields)
_LEADING = _WIDTH - 3  # columns that a promise has which leads on, or was given up
_AROUND = " \u00a0\ufeff"
_QUOTED = re.compile('"(?:[^"]|"")*"')
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
    return _line_by_line(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _columns(text: str) -> Columns | None:
    """Return what ``text`` holds if it is just as we write it; this is quick, and the rule."""
    if not text.startswith(HEADING + "\n") or not text.endswith("\n") or '""' in text:
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
        and (not _UNUSUAL.search("\n".join(address)) or all(map(_is_ours, address, state)))
    )


def _is_ours(address: str, state: str) -> bool:
    """Say whether we could have written ``address``: it stays on the site, hides no sign, and a story has a page."""
    if not _UNUSUAL.search(address):
        return True
    return canonical(address) == address and (not state.startswith((LIVE, WITHDRAWN)) or bool(page_of(address)))


def _line_by_line(lines: Sequence[str]) -> tuple[Ledger, list[Diagnostic]]:
    """Return what the ``lines`` hold that are promises, and what to tell of the others."""
    read = {line: row for line in lines if (row := _row_in(line))}
    return ledger_of(read.values()), _unread(lines, read)


def _row_in(line: str) -> tuple[str, ...] | None:
    """Return the promise in ``line``, though a spreadsheet or an editor saved it in its own way; None without one."""
    row = tuple(line.split("\t"))
    if len(row) == _WIDTH and '""' not in line and not _is_odd(row):
        return row
    cells = [_bare(cell) for cell in normal_form("NFC", line).split("\t")]
    if len(cells) == _LEADING and cells[2].startswith((OLD, FORGOTTEN)):  # the rest is empty
        cells += [""] * (_WIDTH - _LEADING)
    row = tuple(cells)
    return None if len(row) < _WIDTH or any(row[_WIDTH:]) or _is_odd(row[:_WIDTH]) else row[:_WIDTH]


def _bare(cell: str) -> str:
    """Return ``cell`` without blanks around it, and without the quotation marks of a table in which marks double."""
    cell = cell.strip(_AROUND)
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def _is_odd(row: tuple[str, ...]) -> bool:
    return bool(_CONTROL.search("".join(row))) or not _are_sound(tuple((field,) for field in row))


def _unread(lines: Sequence[str], read: Collection[str]) -> list[Diagnostic]:
    """Return what to tell of the lines that are no promises."""
    damaged, markers = [], []
    for number, line in enumerate(lines, 1):
        if _MARKER.fullmatch(line):
            markers.append(number)
        elif _bare(line.rstrip("\t")) and line not in read and not _bare(line).startswith(("#", '"#')):
            damaged.append(number)
    found = []
    if markers:
        found.append(finding(FILE, markers[0], say("addresses/conflict"), "notice"))
    if damaged:
        more = len(damaged) - 1
        said = say("addresses/ledger.lines", count=more) if more else say("addresses/ledger.line")
        found.append(finding(FILE, damaged[0], said))
    return found
