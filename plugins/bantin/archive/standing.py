"""Whether a story is shown at an hour, and where: the one place that weighs status, date, expiry and preview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bantin.archive.row import Row
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.moments import said_moment
from bantin.newsroom.story import Status, Story

Fate = Literal["published", "hidden", "expired", "draft", "future", "refused"]


@dataclass(frozen=True, slots=True)
class Hour:
    """The "now" of a build, zone-aware; a ``preview`` shows before its hour what waits, and drafts."""

    now: dt.datetime
    preview: bool = False


def fate_of(row: Row, hour: Hour) -> Fate:
    """Return what becomes of the file of ``row``, as the accounts of a build call it."""
    header = row.header
    if row.refused:
        return "refused"
    if header.status == "draft":
        return "draft"
    if header.date is not None and header.date > hour.now:
        return "future"
    if header.expires is not None and header.expires <= hour.now.date():
        return "expired"
    return header.status


def is_shown(row: Row, hour: Hour) -> bool:
    """Say whether a build at ``hour`` shows the file of ``row``, or would if nothing were wrong with it."""
    date = row.header.date
    return hour.preview or (row.header.status != "draft" and (date is None or date <= hour.now))


def status_at(row: Row, hour: Hour) -> tuple[Status, bool]:
    """Return the status of a story and whether a preview shows it before its time.

    One that waits for its hour is published as far as its editor is concerned; its date holds it back.
    """
    match fate_of(row, hour):
        case "draft":
            return ("published", True) if hour.preview else ("draft", False)
        case "future":
            return "published", hour.preview
    return row.header.status, False


def is_listed(story: Story, now: dt.datetime) -> bool:
    """Say whether lists may show ``story``: published, its hour come or awaited, its day of expiry not yet begun."""
    if story.status != "published" or (story.date > now and not story.awaited):
        return False
    return not has_expired(story, now)


def has_expired(story: Story, now: dt.datetime) -> bool:
    """Say whether the day of expiry of ``story`` has begun, by the story's own clock."""
    return story.expires is not None and now.astimezone(story.date.tzinfo).date() >= story.expires


def modified_at(row: Row, hour: Hour) -> dt.datetime | None:
    """Return when the story was last changed; a change that is still to come has not been."""
    modified = row.header.modified
    return modified if modified is not None and modified <= hour.now else None


def findings_at(row: Row, hour: Hour) -> Iterator[Diagnostic]:
    """Yield what is to be told of the file of ``row`` at that ``hour``."""
    yield from read_at(row, hour)
    if is_shown(row, hour):
        yield from row.judged


def read_at(row: Row, hour: Hour) -> Iterator[Diagnostic]:
    """Yield what reading the file of ``row`` at that ``hour`` finds: nothing that rules about texts find."""
    yield from row.findings
    modified = row.header.modified
    if modified is not None and modified > hour.now:
        line, column = row.place_of("modified")
        said = say("front-matter/modified-later", moment=said_moment(modified))
        yield finding(row.path, line, said, "warning", column)


def is_another(row: Row, before: Hour, hour: Hour) -> bool:
    """Say whether ``row`` may stand otherwise at ``hour`` than it did ``before``, without a word being changed."""
    first, last = sorted((before.now, hour.now))
    return before.preview != hour.preview or any(first < moment <= last for moment in row.moments)
