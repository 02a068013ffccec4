"""Whose each address is, or was: nobody else ever gets it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bantin.addresses.ledger_row import Row, key_of
from bantin.addresses.resting import Block


class Holders:
    """Whose each address is: the ids in ``awake``, by key, to which more may be added, and those of ``resting``."""

    def __init__(self, awake: dict[str, str], resting: Sequence[Block]) -> None:
        self._awake, self._resting = awake, resting

    @cached_property
    def _at_rest(self) -> dict[str, str]:
        return {key: name for block in self._resting for key, name in block.holders}

    def get(self, key: str) -> str | None:
        """Return the id of the story that has the address with that ``key``; None if nobody ever had it."""
        return self._awake[key] if key in self._awake else self._at_rest.get(key)

    def give(self, key: str, name: str) -> None:
        """Note that the address with that ``key`` is from now on that of the story with the id ``name``."""
        self._awake[key] = name


def holders_of(rows: Sequence[Row]) -> dict[str, str]:
    """Return whose each address is, by its key; of two who were promised one on two branches, the earlier's."""
    holders = {key_of(row.address): row.id for row in rows}
    if len(holders) < len(rows):
        for row in sorted(rows, key=lambda it: (it.day, it.id), reverse=True):
            holders[key_of(row.address)] = row.id
    return holders
