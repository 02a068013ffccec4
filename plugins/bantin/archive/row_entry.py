"""A row and the HTML of its body as one entry of the store: the row as JSON, and behind it the HTML as it is.

Whoever wants the HTML alone need not unpack the row. Whatever an entry holds, it may be forged.
"""

from __future__ import annotations

from bantin.archive.plain import as_data, from_data
from bantin.archive.row import Made, Row
from bantin.newsroom.compact_json import pack, unpack

_END = b"\n"  # of the row, whose JSON holds none


def entry_of(made: Made) -> bytes:
    """Return ``made`` as the store keeps it, its findings in no language."""
    return pack(as_data(made.row)) + _END + made.html.encode("utf-8", "surrogatepass")


def html_of(kept: bytes | None) -> str | None:
    """Return the HTML of the entry that the store has ``kept``; None if there is none that a page can hold."""
    _, end, html = (kept or b"").partition(_END)
    try:
        return html.decode() if end else None
    except UnicodeDecodeError:  # half of a character is none
        return None


def row_of(kept: bytes) -> Row:
    """Return the row of the entry that the store has ``kept``; raise ValueError if that holds none."""
    try:
        return from_data(Row, unpack(kept.partition(_END)[0]))
    except RecursionError as error:
        raise ValueError("no row") from error
