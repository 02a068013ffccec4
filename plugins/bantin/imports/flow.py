"""What a foreign document holds, in its order, before anybody judged what is a caption, a title, a letterhead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bantin.imports.blocks import Break, Inline, NoteMark, Text
from bantin.newsroom.diagnostic import Severity
from bantin.newsroom.message import Message


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: ``part`` names its bytes; ``crop`` cuts shares off (left, top, right, bottom), then it is turned.

    ``turn`` is in degrees, clockwise; ``mirrored`` is from left to right, ``flipped`` from top to bottom.
    """

    part: str
    alt: str = ""
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    turn: float = 0
    mirrored: bool = False
    flipped: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A text box that is anchored at its place."""

    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A thing that cannot be had, and what to tell of it."""

    said: Message
    severity: Severity = "warning"


Part = Inline | Shot | Box | Lost


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph; ``role`` is title, caption, quote, contents, code, rule or empty; ``level`` is that of a heading.

    ``label`` is the number or bullet that is shown before an item, ``depth`` how deep its list lies in others.
    """

    parts: tuple[Part, ...]
    role: str = ""
    level: int = 0
    align: str = ""
    label: str = ""
    depth: int = 0
    words: str = field(init=False, repr=False, compare=False)  # on one line, blanks made single
    shots: tuple[Shot, ...] = field(init=False, repr=False, compare=False)  # the pictures among the parts

    def __post_init__(self) -> None:
        """Work out once what is asked for again and again."""
        pieces = (it.text if isinstance(it, Text) else " " for it in self.parts if isinstance(it, Text | Break))
        object.__setattr__(self, "words", " ".join("".join(pieces).split()))
        object.__setattr__(self, "shots", tuple(part for part in self.parts if isinstance(part, Shot)))

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The words among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Text | Break | NoteMark))

    def is_all(self, look: str) -> bool:
        """Say whether all words are in one ``look``: bold, italic."""
        texts = [part for part in self.parts if isinstance(part, Text) and part.text.strip()]
        return bool(texts) and all(getattr(part, look) for part in texts)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over ``span`` columns; one that ``continues`` belongs to the cell above."""

    flows: tuple[Flow, ...]
    span: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((sum(cell.span for cell in row) for row in self.rows), default=0)


Flow = Lines | Grid


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of an import; ``at`` is the number of a block, or -1 for the story as a whole."""

    said: Message
    severity: Severity = "notice"
    at: int = -1


def all_lines(flows: Iterable[Flow]) -> Iterator[Lines]:
    """Yield all paragraphs of ``flows``, those in tables and boxes too, in order."""
    for flow in flows:
        if isinstance(flow, Grid):
            for row in flow.rows:
                for cell in row:
                    yield from all_lines(cell.flows)
            continue
        yield flow
        for part in flow.parts:
            if isinstance(part, Box):
                yield from all_lines(part.flows)


def words_of(flows: Iterable[Flow]) -> str:
    """Return all words of ``flows`` on one line."""
    return " ".join(words for it in all_lines(flows) if (words := it.words))
