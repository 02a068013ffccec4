"""When the site must be built again although nobody writes: the hour of a story or a change comes, a notice ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bantin.front_matter.document import Document
from bantin.newsroom.alert import ALERT, Alert
from bantin.newsroom.notes import TOLD
from bantin.newsroom.printing import printable


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A moment at which the public site changes by itself, and the story (path) that changes it."""

    moment: dt.datetime
    reason: Literal["embargo", "expiry", "change", "withdrawal", "alert"]
    path: str


def next_due(
    documents: Iterable[Document], now: dt.datetime, zone: dt.tzinfo, alert: Alert | None = None
) -> Due | None:
    """Return the first change after ``now`` that needs a build, or nothing; an ``alert`` ends at its hour."""
    ends = [Due(alert.until, "alert", ALERT)] if alert else []
    dues = [*ends, *(due for document in documents for due in changes(document, zone))]
    return min((due for due in dues if due.moment > now), default=None)


def due_line(due: Due | None) -> str:
    """Return the line that schedulers read: words ``key=value``, the moment in ISO 8601 and in seconds since 1970."""
    if due is None:
        return "next-build=none"
    seconds = int(due.moment.timestamp())
    moment = due.moment.isoformat(timespec="seconds")
    return f"next-build={moment} epoch={seconds} reason={due.reason} story={printable(due.path)}"


def changes(document: Document, zone: dt.tzinfo) -> Iterator[Due]:
    """Yield each moment, past or to come, at which ``document`` changes the public site."""
    values = document.values
    if document.refused or values.get("status", "published") == "draft":
        return
    if "date" in values:
        yield Due(values["date"], "embargo", document.path)
    gone = values.get("withdrawn")
    if gone is not None:
        yield Due(gone.moment, "withdrawal", document.path)
        yield Due(gone.moment + TOLD, "withdrawal", document.path)
        return
    for note in (*values.get("correction", ()), *values.get("updates", ())):
        if note.moment is not None:
            yield Due(note.moment, "change", document.path)
    if "modified" in values:
        yield Due(values["modified"], "change", document.path)
    if "expires" in values:
        # A notice leaves the lists when its day of expiry begins.
        yield Due(dt.datetime.combine(values["expires"], dt.time(), zone), "expiry", document.path)
