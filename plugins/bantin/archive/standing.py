"""What a row says at an hour: whether it is shown, when it was changed, which notes and findings have come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bantin.archive.row import Row
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Words, say
from bantin.newsroom.moments import said_day, said_moment
from bantin.newsroom.places import START, Place
from bantin.newsroom.story import Note


@dataclass(frozen=True, slots=True)
class Hour:
    """The "now" of a build, zone-aware; a ``preview`` shows before its hour what waits, and drafts."""

    now: dt.datetime
    preview: bool = False


def is_shown(row: Row, hour: Hour) -> bool:
    """Say whether a build at ``hour`` shows the file of ``row``, or would if nothing were wrong with it."""
    date = row.header.date
    return hour.preview or (row.header.status != "draft" and (date is None or date <= hour.now))


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
