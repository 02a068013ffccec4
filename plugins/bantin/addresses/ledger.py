"""The ledger of published addresses as data: a set of lines, of which any two can be joined in any order.

One line is one promise. A line is only ever added or marked, and two marks of one promise have a day each, so that
the lines of two branches (``merge=union``), doubles among them, mean the same whichever came first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from bantin.addresses.ledger_row import HEADING, Row, key_of, name_of
from bantin.addresses.resting import Block, as_words

Columns = tuple[tuple[str, ...], ...]
_NONE: Columns = ((),) * len(Row._fields)


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """All promises: sorted, no line twice, doubles of one promise with the same day and mark.

    They are kept by column, as :class:`Row` has them: of 100,000 lines a build needs few as rows. ``awake`` are those
    at which a build looks, ``resting`` blocks of others; ``data`` is what they were read from, if it was a file.
    """

    awake: Columns = _NONE
    resting: tuple[Block, ...] = ()
    data: bytes = b""

    @property
    def columns(self) -> Columns:
        """All promises, by column."""
        return tuple(zip(*self.rows, strict=True)) or _NONE if self.resting else self.awake

    @property
    def rows(self) -> list[Row]:
        """The promises."""
        rows = list(map(Row._make, zip(*self.awake, strict=True)))
        return sorted([*rows, *(row for block in self.resting for row in block.rows)]) if self.resting else rows

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is promised."""
        return not (self.awake[0] or self.resting)

    def __eq__(self, other: object) -> bool:
        """Say whether both hold the same promises, whichever of them rest."""
        if not isinstance(other, Ledger):
            return NotImplemented
        if self.resting == other.resting:
            return self.awake == other.awake
        return self.columns == other.columns

    __hash__ = None  # type: ignore[assignment]

    def as_text(self) -> str:
        """Return the text of the file: a heading, then a line for each promise in an order that never changes."""
        return self.as_bytes().decode("utf-8")

    def as_bytes(self) -> bytes:
        """Return that text in UTF-8, whose bytes sort as the words do: no word holds anything below a tab."""
        lines = "".join(f"{line}\n" for line in map("\t".join, zip(*self.awake, strict=True))).encode("utf-8")
        merged = _merged(lines.splitlines(keepends=True), self.resting) if self.resting else [lines]
        return b"".join([HEADING.encode("utf-8"), b"\n", *merged])

    def waking(self, stories: Iterable[str], keys: Iterable[str], ids: Iterable[str] = ()) -> Ledger:
        """Return the ledger in which no block rests that has one of ``stories``, ``keys`` of addresses or ``ids``."""
        if not self.resting:
            return self
        words = as_words(keys), as_words(ids), as_words(map(name_of, stories))
        rows, resting = list[tuple[str, ...]](), self.resting
        while woken := [block for block in resting if block.names(*words)]:
            resting = tuple(block for block in resting if block not in woken)
            others = [row for block in woken for row in block.rows]
            rows += others
            words = frozenset(), as_words(row.id for row in others), as_words(name_of(row.story) for row in others)
        if not rows:
            return self
        return Ledger(tuple(zip(*sorted([*zip(*self.awake, strict=True), *rows]), strict=True)), resting, self.data)

    def with_awake(self, rows: Iterable[tuple[str, ...]]) -> Ledger:
        """Return the ledger that has these ``rows`` in place of all that are awake."""
        return Ledger(ledger_of(rows).awake, self.resting)


def _merged(lines: Sequence[bytes], blocks: Iterable[Block]) -> Iterable[bytes]:
    """Yield the ``lines`` and those of the ``blocks``, both of which are sorted, in their order."""
    start = 0
    for block in blocks:
        first = block.text[: block.text.index(b"\n")]
        last = block.text[block.text.rindex(b"\n", 0, -1) + 1 :]
        end, behind = bisect_left(lines, first, start), bisect_left(lines, last, start)
        yield from lines[start:end]
        within = lines[end:behind]
        yield from sorted([*within, *block.text.splitlines(keepends=True)]) if within else [block.text]
        start = behind
    yield from lines[start:]


def ledger_of(rows: Iterable[tuple[str, ...]]) -> Ledger:
    """Return the ledger that these ``rows`` are, in whatever order and however often each is there."""
    columns = tuple(zip(*sorted(set(rows)), strict=True))
    return ledger_in_order(columns) if columns else Ledger()


def joined(ledger: Ledger, rows: Iterable[tuple[str, ...]]) -> Ledger:
    """Return ``ledger`` with these ``rows``, as of another one."""
    rows = list(rows)
    woken = ledger.waking((row[4] for row in rows), (key_of(row[0]) for row in rows), (row[3] for row in rows))
    return woken.with_awake([*zip(*woken.awake, strict=True), *rows])


def at_rest_but_for(awake: Columns, blocks: Iterable[Block], data: bytes) -> Ledger:
    """Return the ledger of ``awake`` lines and of ``blocks``, of which none rests that shares anything with those."""
    ledger = Ledger(awake, tuple(blocks), data)
    woken = ledger.waking(awake[4], map(key_of, awake[0]), awake[3])
    return woken if woken is ledger else Ledger(ledger_in_order(woken.awake).awake, woken.resting, data)


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
