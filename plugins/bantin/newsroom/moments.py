"""Days and hours as parts of messages, which each language writes in its own way."""

from __future__ import annotations

import datetime as dt

from bantin.newsroom.message import Message, say
from bantin.vietnamese.dates import format_zone

_WEEKDAYS = (
    say("words/monday"),
    say("words/tuesday"),
    say("words/wednesday"),
    say("words/thursday"),
    say("words/friday"),
    say("words/saturday"),
    say("words/sunday"),
)


def said_weekday(number: int) -> Message:
    """Return the name of the day of the week with that ``number``, from 0 for Monday."""
    return _WEEKDAYS[number]


def said_day(day: dt.date) -> Message:
    """Return ``15/01/2024``, or whatever a language writes for it."""
    return say("words/date", day=f"{day.day:02}", month=f"{day.month:02}", year=f"{day.year:04}")


def said_moment(moment: dt.datetime, *, show_zone: bool = False) -> Message:
    """Return the day of the week, the day and the hour by the moment's own clock, with its zone on request."""
    zone = format_zone(moment) if show_zone else ""
    clock = f"{moment.hour:02}:{moment.minute:02}{zone}"
    return say("words/moment", weekday=said_weekday(moment.weekday()), date=said_day(moment), clock=clock)
