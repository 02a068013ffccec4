"""What a header holds before anybody knows what its keys mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from bantin.newsroom.diagnostic import Severity
from bantin.newsroom.message import Message, Words
from bantin.newsroom.places import Place


@dataclass(frozen=True, slots=True)
class Field:
    """One key as typed, its value, the line it stands on (from 1); ``items`` when the value is a YAML list.

    ``fenced`` says that the header stands between ``---``, as those of most other systems do. ``begins`` is where the
    value's text begins, ``item_places`` where that of each item does.
    """

    key: str
    value: str
    line: int
    items: tuple[str, ...] | None = None
    fenced: bool = field(default=False, compare=False)
    begins: Place | None = field(default=None, compare=False)
    item_places: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def place(self) -> Place:
        """Where the value begins, or the line if it has none."""
        return self.begins or Place(self.line, 1)


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """What is wrong with a header: the line, the rule, a sentence, the column."""

    line: int
    rule: str
    message: Words
    severity: Severity = "error"
    column: int = field(default=1, compare=False)


def told(line: int, said: Message, severity: Severity = "error") -> HeaderProblem:
    """Return what the message ``said`` of the catalogue is to tell about that ``line``."""
    return HeaderProblem(line, said.rule.removeprefix("front-matter/"), said, severity)
