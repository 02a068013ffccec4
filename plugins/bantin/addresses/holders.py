"""Whose each address is, or was: nobody else ever gets it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bantin.addresses.ledger_row import Row, key_of
from bantin.addresses.old_addresses import spellings_of
from bantin.addresses.resting import Block
from bantin.addresses.stories import records_of


class Holders:
    """The stories that have, or had, an address: by the ids that feeds call them by.

    They are those of the ledger, whose lines are ``standing``, ``changing`` or ``resting``, and those that are added.
    Of most builds nobody asks anything, so that nothing is sorted before it is asked for.
    """

    def __init__(
        self, standing: Sequence[tuple[str, ...]], changing: Sequence[Row], resting: Sequence[Block]
    ) -> None:
        self._standing, self._changing, self._resting = standing, changing, resting
        self._new: dict[str, str] = {}  # files by id, of those that were never published

    def get(self, key: str) -> str | None:
        """Return the id of the story that has the address with that ``key``; None if nobody ever had it."""
        return self._awake[key] if key in self._awake else self._at_rest.get(key)

    def give(self, key: str, name: str) -> None:
        """Note that the address with that ``key`` is from now on that of the story with the id ``name``."""
        self._awake[key] = name

    def add(self, name: str, path: str) -> None:
        """Note that feeds call the new story in the file ``path`` by that ``name``."""
        self._new[name] = path

    def is_known(self, name: str) -> bool:
        """Say whether feeds call a story by that ``name``."""
        return name in self._new or name in self._files

    def file_of(self, name: str) -> str:
        """Return the file of the story that feeds call by that ``name``; empty if there is none."""
        return self._new.get(name) or self._files.get(name, "")

    def owner_of(self, address: str) -> str:
        """Return the file of the story that has ``address``, or had it; empty for a page of the site."""
        return self.file_of(self.get(key_of(address)) or "")

    def other_holder(self, address: str, own_id: str) -> str | None:
        """Return whose ``address`` is; where one page would answer at another one's too, that is the other's."""
        found = [self.get(key_of(it)) for it in spellings_of(address)]
        others = [it for it in found if it not in (None, own_id)]
        return others[0] if others else self.get(key_of(address))

    @cached_property
    def _awake(self) -> dict[str, str]:
        return {key_of(row[0]): row[3] for row in self._standing} | holders_of(self._changing)

    @cached_property
    def _at_rest(self) -> dict[str, str]:
        return {key: name for block in self._resting for key, name in block.holders}

    @cached_property
    def _files(self) -> dict[str, str]:
        """The files of all stories of the ledger, by id: of one that a merge left in two, where it is found."""
        resting = [row for block in self._resting for row in block.rows]
        records = records_of([*self._changing, *resting]).items()
        return {row[3]: row[4] for row in self._standing} | {name: it.current.story for name, it in records}


def holders_of(rows: Sequence[Row]) -> dict[str, str]:
    """Return whose each address is, by its key; of two who were promised one on two branches, the earlier's."""
    holders = {key_of(row.address): row.id for row in rows}
    if len(holders) < len(rows):
        for row in sorted(rows, key=lambda it: (it.day, it.id), reverse=True):
            holders[key_of(row.address)] = row.id
    return holders
