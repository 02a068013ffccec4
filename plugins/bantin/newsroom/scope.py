"""A build of a few stories alone, because nothing else has changed since the last one.

It goes the way of every build, with few stories in the content folder: those whose bodies changed, and what stands
beside them. Whatever says something of all stories, the number of a list or the spelling of a name, is taken from
what the last whole build left. Nobody has to believe that this comes out right: what pages read is compared with what
they read then, and a narrow build that differs anywhere else than in a body is dropped for a whole one.

Where more than bodies has changed, a title, a tag, or a story is new, all other stories are there as well, as
cards (:class:`bantin.newsroom.article.Card`), which is enough to plan all lists, and to say of nearly every page
that it stays. Those that stand on one of the others are completed: read from the store.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Promise = Sequence[str]
"""What a story was promised: the last word of its address, the address, the file of its page, its id in feeds."""


@dataclass(slots=True)
class Surroundings:
    """What a build knows of all its stories; paths are those of sources.

    ``stories`` are all of them, which no record holds: their cards stand there.
    ``beside`` maps each story to those that its page shows beside it, ``feeds`` the page of a list to what its feed
    holds, ``feed_links`` to how it is announced; ``totals`` count what pages of categories list, ``spellings`` how
    often editors write each name; ``slugs`` are those that had to be changed, ``promised`` what was promised to
    stories that would stand elsewhere by themselves; ``deleted`` maps the page of a list to what its feed asks
    readers to drop.
    """

    beside: dict[str, list[str]] = field(default_factory=dict)
    feeds: dict[str, list[str]] = field(default_factory=dict)
    feed_links: dict[str, list[list[str]]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    spellings: dict[str, dict[str, int]] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    stories: dict[str, Any] = field(default_factory=dict)
    promised: dict[str, Promise] = field(default_factory=dict)
    deleted: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Scope:
    """The stories of a narrow build: its ``own``, which changed, and all that it ``reads``.

    ``around`` is what the last whole build left, with names spelt as they are by now, ``before`` as it was; ``words``
    is what it said, ``due`` when the site changes by itself, in seconds since 1970; ``left`` is why this build is
    dropped, if it is. All others are there as ``cards``, unless no more than bodies changed; ``digests`` are those of
    the bytes of all stories. ``complete`` makes some of these articles whole, which have then ``said`` what was said
    of them before; ``check`` raises LookupError if one is not what its card says.
    """

    own: frozenset[str]
    reads: frozenset[str]
    around: Surroundings
    fates: Mapping[str, int]
    warnings: int
    words: tuple[str, ...] = ()
    due: float | None = None
    left: str = ""
    before: Surroundings = field(default_factory=Surroundings)
    cards: Mapping[str, Any] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    complete: Callable[[Iterable[Any]], None] = lambda articles: None
    check: Callable[[Any, Any], None] = lambda article, card: None

    @property
    def others_are_cards(self) -> bool:
        """Say whether all other stories are there, as cards."""
        return bool(self.cards)

    @property
    def feeds(self) -> Mapping[str, list[str]]:
        """What the feeds hold that show one of the stories, by the page of their list."""
        return {page: held for page, held in self.around.feeds.items() if not self.own.isdisjoint(held)}


class BodyEdits(Protocol):
    """Tells what has changed in a story since the build before; ``before`` is the digest of its bytes then."""

    def digest(self, path: str) -> str:
        """Return the digest of its bytes now, empty if it cannot be read."""

    def is_body_alone(self, path: str, before: str) -> bool:
        """Say whether only the words of its body are others than they were, and there is nothing to tell of it."""

    def is_in_place(self, path: str, before: str) -> bool:
        """Say whether readers may see the story now, as they could before, with the same photos and files.

        There is nothing to tell of it either; ``before`` is empty for one that is new.
        """

    def names(self, path: str, digest: str) -> Mapping[str, Sequence[str]]:
        """Return the names that the bytes of a story with that ``digest`` are filed under, as typed, by kind."""

    def leads_to(self, path: str, digest: str, stories: Container[str]) -> set[str] | None:
        """Return those of the ``stories`` that the body of ``path`` names by their files; None if nobody can tell."""
