"""Dated words of a header: what was put right, what was added, why a story was taken back, as people write it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bantin.front_matter.fields import Field
from bantin.newsroom.message import Message, say
from bantin.newsroom.places import Place
from bantin.newsroom.story import Note, Withdrawal
from bantin.vietnamese.date_forms import read_written, what_is_missing
from bantin.vietnamese.dates import DateError, parse_moment
from bantin.vietnamese.folding import same_name_key

NOTES = ("correction", "updates")
_LONGEST_DATE = 60  # signs, with the day of the week and the hour
_CUT = re.compile(r"\s*[:;,.|–—](?=\s|$)\s*|\s+-(?=\s|$)\s*|:(?=[^\W\d])|;(?=\S)")
_BULLET = re.compile(r"^[-*+•–]\s+")
_BRACKETED = re.compile(r"\(([^()]+)\)[\s:;,.–—-]*(.*)")
_TITLES = {
    same_name_key(words): shown
    for shown, some in (
        (False, ("không tiêu đề", "ẩn tiêu đề", "bỏ tiêu đề", "giấu tiêu đề", "no title")),
        (True, ("giữ tiêu đề", "hiện tiêu đề", "có tiêu đề", "with title")),
    )
    for words in some
}
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """A text behind its day; ``moment`` is None where none was given."""

    moment: dt.datetime | None
    text: str


def split_dated(text: str, zone: dt.tzinfo) -> Dated:
    """Return the day that ``text`` begins with, and the words behind it.

    Raise :class:`DateError` where it begins with a day that cannot be meant. The longest date counts: with its hour.
    """
    text = " ".join(text.split())
    if bracketed := _BRACKETED.fullmatch(text):
        text = f"{bracketed[1]}; {bracketed[2]}"
    cuts = [(found.start(), found.end()) for found in _CUT.finditer(text[: _LONGEST_DATE + 2])]
    slip: DateError | None = None
    for end, start in reversed([*cuts, *([(len(text), len(text))] if len(text) <= _LONGEST_DATE else [])]):
        try:
            return Dated(parse_moment(text[:end], zone), text[start:])
        except DateError as error:
            if read_written(text[:end]) or what_is_missing(text[:end]):
                slip = error
    if slip:
        raise slip
    return Dated(None, bracketed[0] if bracketed else text)


def begins_dated(text: str, zone: dt.tzinfo = dt.UTC) -> bool:
    """Say whether ``text`` is a day with words behind it, or was meant to be."""
    try:
        found = split_dated(text, zone)
    except DateError:
        return True
    return found.moment is not None and bool(found.text)


def without_bullet(line: str) -> str:
    """Return ``line`` of a list without the sign before it."""
    return _BULLET.sub("", line.strip(), count=1)


def items_of(field: Field) -> list[tuple[str, Place]]:
    """Return what ``field`` holds, item by item, with the place of each."""
    if field.items is None:
        return [(field.value, field.place)]
    places = [*field.item_places, *([field.place] * len(field.items))]
    return list(zip(field.items, places, strict=False))


def with_item(field: Field, text: str, place: Place) -> Field:
    """Return ``field`` with one more item."""
    held = [it for it in items_of(field) if it[0].strip()] + [(text, place)]
    items, places = tuple(it for it, _ in held), tuple(place for _, place in held)
    return replace(field, value="; ".join(items), items=items, item_places=places, begins=places[0])


def note_of(text: str, zone: dt.tzinfo) -> Note:
    """Return the note that ``text`` is; raise :class:`DateError` for a day that cannot be meant."""
    dated = split_dated(text, zone)
    return Note(dated.text, dated.moment, _is_timed(dated.moment))


def withdrawal_of(text: str, zone: dt.tzinfo) -> tuple[Withdrawal | None, Message | None]:
    """Return the withdrawal that ``text`` tells of, or what it lacks; raise :class:`DateError` as above."""
    dated = split_dated(text, zone)
    if dated.moment is None:
        return None, say("front-matter/withdrawal.undated")
    head, sign, tail = dated.text.rpartition(";")
    titled = _TITLES.get(same_name_key(tail.strip(" .")))
    reason = dated.text if titled is None else head.strip() if sign else ""
    if not reason:
        return None, say("front-matter/withdrawal.reason", day=f"{dated.moment:%d/%m/%Y}")
    return Withdrawal(dated.moment, reason, _is_timed(dated.moment), titled), None


def _is_timed(moment: dt.datetime | None) -> bool:
    return moment is not None and (moment.hour, moment.minute, moment.second) != (0, 0, 0)


def in_order(values: dict[str, Any]) -> None:
    """Give days without an hour, in the ``values`` of a header, a moment behind all that happened that day before.

    A feed reader takes notice only of what is newer than what it has: so a story that is corrected on the day of its
    publication, or twice in a day, moves each time. Who takes the story back has the last word.
    """
    told = [values.get("date"), values.get("modified")]
    told += [note.moment for name in NOTES for note in values.get(name, ()) if note.timed]
    known = [moment for moment in told if moment is not None]
    for name in NOTES:
        if name in values:
            values[name] = tuple(_settled(values[name], known))
    gone = values.get("withdrawn")
    if gone is not None and not gone.timed:
        values["withdrawn"] = replace(gone, moment=_behind(gone.moment, known))


def _settled(notes: Iterable[Note], known: list[dt.datetime]) -> Iterator[Note]:
    for note in notes:
        if note.moment is None or note.timed:
            yield note
        else:
            moment = _behind(note.moment, known)
            known.append(moment)
            yield replace(note, moment=moment)


def _behind(day: dt.datetime, known: Iterable[dt.datetime]) -> dt.datetime:
    same = [moment.astimezone(day.tzinfo) for moment in known]
    latest = max((moment for moment in same if moment.date() == day.date()), default=None)
    return day if latest is None else latest + _MINUTE
