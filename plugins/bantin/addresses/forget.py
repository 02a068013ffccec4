"""An address is given up: the line is marked, so that the story may go and nobody else ever has the address."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from bantin.addresses.ledger import Ledger, ledger_of
from bantin.addresses.ledger_row import FORGOTTEN, OLD, Row, key_of
from bantin.addresses.old_addresses import canonical

_NEAR = 3


class UnknownAddress(LookupError):
    """An address that nobody has published; ``near`` holds some that are like it."""

    def __init__(self, address: str, near: list[str]) -> None:
        super().__init__(address)
        self.address, self.near = address, near


class Promises:
    """The promises of a ``ledger`` as people name them, on a site in the folder ``root`` of its host."""

    def __init__(self, ledger: Ledger, root: str = "") -> None:
        self._ledger, self._root = ledger, root.strip("/")
        self._by_address: dict[str, list[Row]] = {}
        self._by_story: dict[str, list[Row]] = {}
        for row in ledger.rows:
            self._by_address.setdefault(key_of(row.address), []).append(row)
            if row.word != OLD:
                self._by_story.setdefault(row.story, []).append(row)

    def named(self, typed: str) -> list[Row]:
        """Return the promises that are meant by ``typed``; raise :class:`UnknownAddress`.

        That may be a whole address, one from the root of the host, or the file of a story. An address that leads on
        is meant alone.
        """
        address = (canonical(typed) or "").removeprefix(f"{self._root}/")
        spellings = address, address.partition("?")[0]  # others add a query of their own, such as fbclid
        found = next(filter(None, (self._by_address.get(key_of(it)) for it in spellings)), None)
        found = found or self._by_story.get(typed.strip())
        if not found:
            near = difflib.get_close_matches(address, self._ledger.columns[0], _NEAR)
            raise UnknownAddress(address or typed, near)
        return found


def given_up(ledger: Ledger, rows: Collection[Row], today: str) -> Ledger:
    """Return ``ledger`` with its ``rows`` marked as given up."""
    marked = {row: row.marked(FORGOTTEN, today) for row in rows}
    return ledger_of(marked.get(row, row) for row in ledger.rows)


def forget(ledger: Ledger, typed: str, today: str, root: str = "") -> Ledger:
    """Return ``ledger`` with what ``typed`` names given up, as :meth:`Promises.named` finds it."""
    return given_up(ledger, Promises(ledger, root).named(typed), today)
