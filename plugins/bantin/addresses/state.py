"""What one build knows of promises, from the stage that asks for addresses to the one that writes them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bantin.addresses.ledger import Ledger
from bantin.addresses.made_before import digest_of
from bantin.addresses.redirects import Redirect
from bantin.addresses.resting import Block
from bantin.addresses.settle import Settled


@dataclass(slots=True)
class Promised:
    """What the ledger held when the build began, and what it says of the stories of today.

    ``titles`` are those of stories, ``leading`` path and article of those led to, both by address; ``direct`` pages
    that templates alone make; ``silent`` addresses at rest at which the site holds something, which answers there.
    """

    before: Ledger = field(default_factory=Ledger)
    settled: Settled | None = None
    redirects: list[Redirect] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    leading: dict[str, tuple[str, Any]] = field(default_factory=dict)
    direct: frozenset[str] = frozenset()
    silent: set[str] = field(default_factory=set)

    @property
    def resting(self) -> Sequence[Block]:
        """The blocks of the ledger at which nobody has looked."""
        return self.settled.resting if self.settled else ()

    def digest(self, hosts: Sequence[str]) -> str:
        """Return a digest of all that ``hosts`` are to answer."""
        resting = [block.facts.digest.decode() for block in self.resting]
        return digest_of(self.redirects, [*hosts, "", *resting, "", *sorted(self.silent)])

    def all_redirects(self) -> list[Redirect]:
        """Return all that hosts answer, in order."""
        resting = (it for block in self.resting for it in block.redirects if it.address not in self.silent)
        return sorted([*self.redirects, *resting])
