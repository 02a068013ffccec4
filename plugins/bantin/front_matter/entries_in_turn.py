"""What the store holds of many stories, asked for one after the other: some hundred entries are in memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bantin.newsroom.cache import Store

_AHEAD = 500


class EntriesInTurn:
    """The entries that ``store`` holds under some of the ``keys``; each is given once, soonest in this order."""

    def __init__(self, store: Store, keys: Iterable[bytes] = ()) -> None:
        order = list(keys)
        self._store, self._held = store, store.held(order)
        self._coming = iter(order)
        self._found: dict[bytes, bytes] = {}

    def __contains__(self, key: bytes) -> bool:
        return key in self._held

    def take(self, key: bytes) -> bytes | None:
        """Return the entry under ``key``; None where there is none, or it was given before."""
        if key not in self._held:
            return None
        self._held.remove(key)
        if key not in self._found:
            others = (it for it in self._coming if it in self._held and it not in self._found)
            self._found |= self._store.get_many([key, *islice(others, _AHEAD)])
        return self._found.pop(key, None)
