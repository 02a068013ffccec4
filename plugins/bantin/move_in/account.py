"""What became of one story: all that a person may have to look at, by kind, so that nothing goes in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

# Each kind has a sentence in the catalogue, move-in/told.KIND.
Kind = Literal[
    "photo-missing",  # named, and nowhere in the old site's files
    "photo-remote",  # on another site, to be fetched
    "photo-unfit",  # a file that is no photo we show
    "file-missing",
    "file-remote",  # still on the old site, where its link leads
    "link-lost",  # led to a page of the old site that is no story
    "link-hidden",  # leads to a story that readers do not see
    "place-lost",  # of a link: the story is there, the place in it is not
    "address-lost",  # an old address that no host can be told of
    "shortcode",  # of a name that we do not know; its words stay
    "words",  # words that the new story does not hold
    "cut",  # rows of buttons
    "key",  # of the header, without a meaning here
    "date-unread",
    "no-date",
    "no-title",
    "no-category",
    "empty",
    "hidden",
    "future",
]


@dataclass(slots=True)
class Account:
    """What is to be told of one story, ``source``: pairs of a kind and what it is about."""

    source: str
    told: dict[tuple[Kind, str], None] = field(default_factory=dict)  # in order, each once

    def tell(self, kind: Kind, what: str = "") -> None:
        """Note one thing, once."""
        self.told[kind, what] = None

    def of(self, kind: Kind) -> Iterator[str]:
        """Yield what was told of one ``kind``."""
        return (what for told, what in self.told if told == kind)
