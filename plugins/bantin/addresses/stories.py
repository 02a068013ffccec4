"""Stories as they are now, and as the ledger remembers them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bantin.addresses.ledger_row import FORGOTTEN, LIVE, WITHDRAWN, Row

State = Literal["published", "withdrawn", "draft", "hidden", "awaited", "refused"]
_TAIL = re.compile(r"([^/]*?)(?:/index)?(?:\.[a-z0-9]+|/)?")


class StoryNow(NamedTuple):
    """A story file as it is: ``address`` is where it would stand if nobody had ever seen it.

    ``path`` is relative to the content folder; ``slug`` what its header asks for, empty where the title makes the
    address; ``date`` in ISO 8601; ``body`` a digest of the text in hexadecimal; ``state`` what readers get of it
    (a ``refused`` one has findings of its own). ``old`` holds its addresses in other systems with line and column,
    ``line`` and ``column`` tell what makes the address, ``state_line`` what makes the state.
    """

    path: str
    date: str
    title: str
    body: str
    address: str
    state: State = "published"
    slug: str = ""
    old: tuple[tuple[str, int, int], ...] = ()
    line: int = 0
    column: int = 0
    state_line: int = 0

    @property
    def is_public(self) -> bool:
        """Whether its address answers, if only with the word that it was withdrawn."""
        return self.state in ("published", "withdrawn")


def tail_of(address: str) -> str:
    """Return the last word of ``address``, which a slug makes."""
    found = _TAIL.fullmatch(address.rpartition("/")[2] or address.rstrip("/").rpartition("/")[2])
    if address.endswith(("/index.html", "/index.htm")):
        return tail_of(address.rpartition("/")[0])
    return found[1] if found else address


@dataclass(slots=True)
class Record:
    """All promises of one story: those with one ``id``."""

    id: str
    rows: list[Row]

    @property
    def paths(self) -> list[str]:
        """Where its file lay, the likeliest first: a merge may leave two."""
        return list(dict.fromkeys(row.story for row in sorted(self.rows, key=lambda it: it.word not in _ANSWERS)))

    @property
    def current(self) -> Row:
        """The promise under which readers find the story: the latest of two that a merge may leave."""
        answering = [row for row in self.rows if row.word in _ANSWERS] or self.rows
        latest = max(row.since for row in answering)
        return min(row for row in answering if row.since == latest)

    @property
    def word(self) -> str:
        """What became of the story."""
        words = {row.word for row in self.rows}
        return next((word for word in (LIVE, WITHDRAWN, FORGOTTEN) if word in words), LIVE)

    @property
    def day(self) -> str:
        """The first day of the first promise."""
        return min(row.day for row in self.rows)

    def has_slug(self, story: StoryNow) -> bool:
        """Say whether ``story`` asks for a word under which this one was published."""
        return bool(story.slug) and any(tail_of(row.address) == story.slug for row in self.rows)

    def is_like(self, story: StoryNow) -> bool:
        """Say whether ``story`` is surely this one: the same title and date, or the same body."""
        return any(
            (row.title and (row.title, row.date) == (story.title, story.date))
            or (row.body and row.body == story.body)
            for row in self.rows
        )

    def is_another(self, story: StoryNow) -> bool:
        """Say whether ``story`` is surely not this one: title, date and body all differ, and nothing asks for it."""
        known = [row for row in self.rows if row.title and row.date and row.body]
        differ = all(story.title != row.title and story.date != row.date and story.body != row.body for row in known)
        return bool(known) and differ and not self.has_slug(story)


_ANSWERS = (LIVE, WITHDRAWN)


def records_of(rows: Iterable[Row]) -> dict[str, Record]:
    """Return the promises by story."""
    records: dict[str, Record] = {}
    for row in rows:
        known = records.get(row.id)
        if known is None:
            records[row.id] = Record(row.id, [row])
        else:
            known.rows.append(row)
    return records
