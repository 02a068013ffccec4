"""What a header holds before anybody knows what its keys mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One key as typed, its value, the line it stands on (from 1); ``items`` when the value is a YAML list."""

    key: str
    value: str
    line: int
    items: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """What is wrong with the form of a header: the line, the rule, a sentence in Vietnamese."""

    line: int
    rule: str
    message: str
