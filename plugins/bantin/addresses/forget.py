"""An address is given up: the line is marked, so that the story may go and nobody else ever has the address."""

from __future__ import annotations

import difflib

from bantin.addresses.ledger import FORGOTTEN, OLD, Ledger, key_of, ledger_of
from bantin.addresses.old_addresses import canonical

_NEAR = 3


class UnknownAddress(LookupError):
    """An address that nobody has published; ``near`` holds some that are like it."""

    def __init__(self, address: str, near: list[str]) -> None:
        super().__init__(address)
        self.address, self.near = address, near


def forget(ledger: Ledger, typed: str, today: str, root: str = "") -> Ledger:
    """Return ``ledger`` with the promise at the address ``typed`` marked; raise :class:`UnknownAddress`.

    ``typed`` may be a whole address, one from the root of a host (whose folder ``root`` is that of the site), or the
    file of a story. An address that leads on is given up alone.
    """
    address = (canonical(typed) or "").removeprefix(f"{root.strip('/')}/")
    rows = ledger.rows
    spellings = address, address.partition("?")[0]  # others add a query of their own, such as fbclid
    found = ([row for row in rows if key_of(row.address) == key_of(it)] for it in spellings)
    wanted = next(filter(None, found), [])
    wanted = wanted or [row for row in rows if row.story == typed.strip() and row.word != OLD]
    if not wanted:
        raise UnknownAddress(address or typed, difflib.get_close_matches(address, ledger.columns[0], _NEAR))
    marked = {row: row.marked(FORGOTTEN, today) for row in wanted}
    return ledger_of(marked.get(row, row) for row in rows)
