"""The ledger of published addresses as data: a set of lines, of which any two can be joined in any order.

One line is one promise. A line is only ever added or marked, and two marks of one promise have a day each, so that
the lines of two branches (``merge=union``), doubles among them, mean the same whichever came first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from bantin.newsroom.addresses import GIVEN_UP

LIVE, OLD = "đăng", "cũ"
WITHDRAWN, FORGOTTEN = GIVEN_UP
_RANK = {LIVE: 0, OLD: 1, WITHDRAWN: 2, FORGOTTEN: 3}
HEADING = "# địa chỉ\tngày đăng\ttrạng thái\tmã\ttin\tngày của tin\ttiêu đề\tnội dung"


class Row(NamedTuple):
    """One promise: at ``address`` readers find the story ``story``, whose feeds call it ``id``, since ``day``.

    ``address`` is relative to the root of the site, in ASCII, without a leading slash, and may have a query;
    ``state`` is one of the four words above, and the day of the mark unless that is ``day``. ``date``, ``title`` and
    ``body`` (a digest) are by what a file that was moved is known again; a promise that leads on has none.
    """

    address: str
    day: str
    state: str
    id: str
    story: str
    date: str = ""
    title: str = ""
    body: str = ""

    @property
    def word(self) -> str:
        """What became of the promise."""
        return self.state.partition(" ")[0]

    @property
    def since(self) -> str:
        """The day since when it is so."""
        return self.state.partition(" ")[2] or self.day

    @property
    def strength(self) -> tuple[str, int]:
        """Of two marks of one promise the later one counts, then any with a day; else the one that promises less."""
        return self.state.partition(" ")[2], _RANK[self.word]

    def marked(self, word: str, today: str) -> Row:
        """Return the promise with the mark ``word``, which it may have already."""
        if word == self.word:
            return self
        blank = {"date": "", "title": "", "body": ""} if word in (OLD, FORGOTTEN) else {}
        return self._replace(state=f"{word} {today}", **blank)


def key_of(address: str) -> str:
    """Return what two spellings of one address have in common; some hosts know no case."""
    return address.lower()


Columns = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All promises: sorted, no line twice, doubles of one promise with the same day and mark.

    They are kept by column, as :class:`Row` has them: of 100,000 lines a build needs few as rows.
    """

    columns: Columns = ((),) * len(Row._fields)

    @property
    def rows(self) -> list[Row]:
        """The promises."""
        return list(map(Row._make, zip(*self.columns, strict=True)))

    def as_text(self) -> str:
        """Return the text of the file: a heading, then a line for each promise in an order that never changes."""
        return "\n".join([HEADING, *map("\t".join, zip(*self.columns, strict=True)), ""])


def ledger_of(rows: Iterable[tuple[str, ...]]) -> Ledger:
    """Return the ledger that these ``rows`` are, in whatever order and however often each is there."""
    columns = tuple(zip(*sorted(set(rows)), strict=True))
    return ledger_in_order(columns) if columns else Ledger()


def ledger_in_order(columns: Columns) -> Ledger:
    """Return the ledger of ``columns`` that are sorted and hold no line twice."""
    if len(set(map(key_of, columns[0]))) == len(columns[0]):
        return Ledger(columns)
    joined = sorted(set(_joined(map(Row._make, zip(*columns, strict=True)))))
    return Ledger(tuple(zip(*joined, strict=True)))


def _joined(rows: Iterable[Row]) -> Iterable[Row]:
    """Yield the rows; those of one promise with the earliest day and the strongest mark among them."""
    doubles: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        doubles.setdefault((key_of(row.address), row.id), []).append(row)
    for same in doubles.values():
        day, strongest = min(row.day for row in same), max(same, key=attrgetter("strength"))
        for row in same if len(same) > 1 else ():
            yield row._replace(address=strongest.address, day=day, state=strongest.state)
        if len(same) == 1:
            yield same[0]
