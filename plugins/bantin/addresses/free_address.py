"""Which address a story gets: the one that it asks for, or that with a number if it was ever somebody else's."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bantin.addresses.holders import Holders
from bantin.addresses.ledger_row import key_of
from bantin.addresses.stories import StoryNow, tail_of


class FreeAddresses:
    """The addresses that nobody of ``holders`` ever had; ``taken`` are keys of pages of the site."""

    def __init__(self, holders: Holders, taken: Collection[str]) -> None:
        self._holders, self._taken = holders, taken
        self._wanted: frozenset[str] = frozenset()
        self._numbers: dict[str, int] = {}

    def spare(self, wanted: Iterable[str]) -> None:
        """Give none of the ``wanted`` addresses, which stories ask for as they are, to one that needs a number."""
        self._wanted = frozenset(map(key_of, wanted))

    def found_for(self, story: StoryNow, own: Collection[str]) -> str:
        """Return an address for ``story``, which has had those with the keys ``own``."""
        wanted = story.address
        if self._is_free(wanted, own):
            return wanted
        number = 2 if own else self._numbers.get(wanted, 2)
        while not self._is_free(address := numbered(wanted, number), own) or key_of(address) in self._wanted:
            number += 1
        if not own:
            self._numbers[wanted] = number + 1  # whoever wants the same begins there
        return address

    def _is_free(self, address: str, own: Collection[str]) -> bool:
        key = key_of(address)
        return key in own or (key not in self._taken and self._holders.get(key) is None)


def numbered(address: str, number: int) -> str:
    """Return ``address`` with a number before its ending."""
    tail = tail_of(address)
    start, _, end = address.rpartition(tail)
    return f"{start}{tail}-{number}{end}"
