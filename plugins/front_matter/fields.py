"""What a header holds before anybody knows what its keys mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.newsroom.diagnostic import Severity
from plugins.newsroom.message import Message, Words


@dataclass(frozen=True, slots=True)
class Field:
    """One key as typed, its value, the line it stands on (from 1); ``items`` when the value is a YAML list.

    ``fenced`` says that the header stands between ``---``, as those of most other systems do.
    """

    key: str
    value: str
    line: int
    items: tuple[str, ...] | None = None
    fenced: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """What is wrong with a header: the line, the rule, a sentence."""

    line: int
    rule: str
    message: Words
    severity: Severity = "error"


def told(line: int, said: Message, severity: Severity = "error") -> HeaderProblem:
    """Return what the message ``said`` of the catalogue is to tell about that ``line``."""
    return HeaderProblem(line, said.rule.removeprefix("front-matter/"), said, severity)
