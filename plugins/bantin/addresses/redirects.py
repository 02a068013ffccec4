"""What hosts answer at addresses that are no page's."""

from __future__ import annotations

from typing import Literal, NamedTuple

Status = Literal[301, 410]
MOVED: Status = 301
GONE: Status = 410


class Redirect(NamedTuple):
    """What a host answers at ``address``: that it is at ``target`` now (301), or that it is gone for good (410).

    The ``target`` of the latter is the page that says so, empty if there is none. Both are relative to the root of
    the site, in ASCII; ``address`` may have a query.
    """

    address: str
    target: str
    status: Status = MOVED

    @property
    def path(self) -> str:
        """The address without its query."""
        return self.address.partition("?")[0]

    @property
    def query(self) -> str:
        """The query of the address, empty if it has none."""
        return self.address.partition("?")[2]
