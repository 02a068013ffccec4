"""Findings for editors, programs and the pages of GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from bantin.newsroom.closing_report import counted
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable, printable_in_json

Format = Callable[[Sequence[Diagnostic]], str]
_COMMANDS = {"error": "error", "warning": "warning", "notice": "notice"}


def as_text(found: Sequence[Diagnostic]) -> str:
    """Return each finding on a line, as builds print it, and a count."""
    return "\n".join([*map(str, found), summary(found)])


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return a JSON array of objects with the fields of a Diagnostic."""
    names = ("path", "line", "column", "rule", "severity", "message")
    table = [{name: getattr(one, name) for name in names} for one in found]
    return printable_in_json(json.dumps(table, ensure_ascii=False, indent=1))


def as_github(found: Sequence[Diagnostic]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    lines = []
    for one in found:
        place = f"file={_property(one.path)},line={max(one.line, 1)},col={max(one.column, 1)}"
        lines.append(f"::{_COMMANDS[one.severity]} {place},title={_property(one.rule)}::{_data(one.message)}")
    return "\n".join([*lines, summary(found)])


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def summary(found: Iterable[Diagnostic]) -> str:
    """Return how many findings there are of each kind."""
    return str(say("words/total", counts=counted(found) or say("words/nothing-to-mend")))


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
