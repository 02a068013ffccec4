"""The closing report of a build: all problems in order, a count, and whether they stop it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bantin.newsroom.diagnostic import SEVERITIES, Diagnostic, Severity
from bantin.newsroom.message import say

_COUNTS: Mapping[Severity, str] = {
    "error": "words/count-error",
    "warning": "words/count-warning",
    "notice": "words/count-notice",
}


class BuildFailed(Exception):
    """The build found problems that must be mended first; the message counts them."""

    exitcode = 1


def report_lines(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return what an editor reads: a line for each distinct problem by path and line, then a count by kind."""
    ordered = sorted(set(diagnostics))
    total = [str(say("words/total", counts=counted(ordered)))] if ordered else []
    return [*map(str, ordered), *total]


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many there are of each kind, in words."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(str(say(_COUNTS[kind], count=counts[kind])) for kind in SEVERITIES if counts[kind])


def stopping(diagnostics: Iterable[Diagnostic], *, strict: bool, allowed: Sequence[str]) -> list[Diagnostic]:
    """Return what must fail the build: errors, and when ``strict`` each warning whose rule is not allowed."""
    return [
        found
        for found in sorted(set(diagnostics))
        if found.severity == "error" or (strict and found.severity == "warning" and found.rule not in allowed)
    ]
