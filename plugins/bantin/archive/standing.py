"""Whether a story is shown at an hour, and where: the one place that weighs status, date, expiry and preview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bantin.archive.row import Row
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Words, say
from bantin.newsroom.moments import said_day, said_moment
from bantin.newsroom.places import START, Place
from bantin.newsroom.story import Note, Status, Story

Fate = Literal["published", "hidden", "expired", "withdrawn", "draft", "future", "refused"]


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
    if header.withdrawn is not None:
        return "withdrawn"
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
    """Return when the story was last changed, or noted upon; a change that is still to come has not been."""
    header = row.header
    moments = [header.modified, *(note.moment for note in (*header.corrections, *header.updates))]
    return max((it for it in moments if it is not None and it <= hour.now), default=None)


def notes_at(notes: Iterable[Note], hour: Hour) -> tuple[Note, ...]:
    """Return the ``notes`` whose hour has come, newest first; those without a day, as old as the story, come last."""
    told = [note for note in notes if note.moment is None or note.moment <= hour.now]
    dated = sorted((it for it in told if it.moment), key=lambda it: it.moment or hour.now, reverse=True)
    return (*dated, *(note for note in told if note.moment is None))


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
    yield from _told_early(row, hour)


def _told_early(row: Row, hour: Hour) -> Iterator[Diagnostic]:
    """Yield what is to be told of notes and of a withdrawal whose hour is still to come."""
    header = row.header
    places = {(place.key, place.item): Place(place.line, place.column) for place in row.places}
    for key, notes in (("correction", header.corrections), ("updates", header.updates)):
        for note in notes:
            if note.moment is not None and note.moment > hour.now:
                place = places.get((key, note.text), START)
                said = say("front-matter/note.later", moment=_said(note.moment, timed=note.timed))
                yield finding(row.path, place.line, said, "warning", place.column)
    gone = header.withdrawn
    if gone is not None and gone.moment > hour.now:
        line, column = row.place_of("withdrawn")
        said = say("front-matter/withdrawal.later", moment=_said(gone.moment, timed=gone.timed))
        yield finding(row.path, line, said, column=column)


def _said(moment: dt.datetime, *, timed: bool) -> Words:
    return said_moment(moment) if timed else said_day(moment)


def is_another(row: Row, before: Hour, hour: Hour) -> bool:
    """Say whether ``row`` may stand otherwise at ``hour`` than it did ``before``, without a word being changed."""
    first, last = sorted((before.now, hour.now))
    return before.preview != hour.preview or any(first < moment <= last for moment in row.moments)
