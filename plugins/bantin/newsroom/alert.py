"""An emergency that stands over every page until an hour: what ``khan-cap.toml`` in the content folder says."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from bantin.newsroom.content_files import KILOBYTE, ContentFile, Unreadable
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Message, say
from bantin.newsroom.places import Place
from bantin.newsroom.toml_places import places_of
from bantin.newsroom.toml_text import NoToml, read_toml
from bantin.vietnamese.dates import DateError, parse_moment
from bantin.vietnamese.forbidden import allowed_text

ALERT = "khan-cap.toml"
WORDS, UNTIL = "tin", "den"
_RULE = "alert/file"
_MOST = 64 * KILOBYTE
_HOUR = re.compile(r"\d\s*(?:h|:|giờ|g\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alert:
    """What all readers are told, and the zone-aware moment from which nobody is told it any more."""

    words: str
    until: dt.datetime


def find_alert(content: Path, zone: dt.tzinfo) -> tuple[Alert | None, list[Diagnostic]]:
    """Return what the file in ``content`` says, None if there is no such file or it is wrong, and what is wrong."""
    try:
        text = ContentFile(content, ALERT).read(_MOST).decode("utf-8-sig", "replace")
    except Unreadable as error:
        return None, [] if error.reason == "missing" else [Diagnostic(ALERT, 0, _RULE, error.message)]
    return read_alert(text, zone)


def read_alert(text: str, zone: dt.tzinfo) -> tuple[Alert | None, list[Diagnostic]]:
    """Return what ``text``, the words of the file, says, and what is wrong in it; both must be there to hold."""
    try:
        table = read_toml(text)
    except NoToml as error:
        return None, [finding(ALERT, error.line, say("alert/file.syntax"))]
    words, until, places = table.get(WORDS), table.get(UNTIL), places_of(text)
    shown = " ".join(allowed_text(words).split()) if isinstance(words, str) else ""
    found = [] if shown else [_at(places.of(WORDS), say("alert/file.words"))]
    moment = _moment(until, zone)
    if isinstance(moment, Message):
        return None, [*found, _at(places.of(UNTIL), moment)]
    return (None, found) if found else (Alert(shown, moment), [])


def _moment(until: object, zone: dt.tzinfo) -> dt.datetime | Message:
    """Return the moment that is meant, or what to say of one that cannot be, or that lacks its hour."""
    if isinstance(until, dt.datetime):
        return until if until.tzinfo else until.replace(tzinfo=zone)
    if not isinstance(until, str) or not _HOUR.search(until):
        return say("alert/file.hour")
    try:
        return parse_moment(until, zone)
    except DateError:
        return say("alert/file.until", text=allowed_text(until))


def _at(place: Place, said: Message) -> Diagnostic:
    return finding(ALERT, place.line, said, column=place.column)
