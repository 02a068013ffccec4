"""The run that is under way: what was found wrong so far."""

from __future__ import annotations

from plugins.newsroom.diagnostic import Diagnostic

reported: list[Diagnostic] = []


def report(diagnostic: Diagnostic) -> None:
    """Hand ``diagnostic`` to the run's report."""
    reported.append(diagnostic)
