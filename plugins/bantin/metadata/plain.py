"""Words and moments as every format takes them."""

from __future__ import annotations

import datetime as dt

from bantin.vietnamese.forbidden import strip_forbidden
from bantin.vietnamese.normal import fold_spaces


def plain(text: str) -> str:
    """Return ``text`` on one line without the characters that XML forbids."""
    return fold_spaces(strip_forbidden(text))


def moment(date: dt.datetime) -> str:
    """Return ``date`` with its zone, to the second: ``2024-01-14T17:30:00+07:00``."""
    return date.isoformat(timespec="seconds")
