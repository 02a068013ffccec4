"""Turn the text of a header value into a typed value, or say why not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import repeat
from typing import Any, TypeVar

from bantin.front_matter.fields import Field
from bantin.front_matter.lists import read_names, read_tags
from bantin.front_matter.notes import items_of, note_of, withdrawal_of
from bantin.front_matter.schema import FLAGS, LANGUAGES, STATUSES, Kind
from bantin.newsroom.message import Message, Value, say
from bantin.newsroom.moments import said_weekday
from bantin.newsroom.places import Place
from bantin.newsroom.story import Note, Withdrawal
from bantin.vietnamese.dates import DateError, parse_moment
from bantin.vietnamese.folding import nearest, same_name_key
from bantin.vietnamese.normal import fold_spaces
from bantin.vietnamese.slug import slugify

_T = TypeVar("_T")
_SEVERAL: Mapping[Kind, str] = {"names": ";", "stories": ",;"}
_SPACES = re.compile(r"\s+")
_PARTS = [re.compile(part) for part in ("[^;]+", "[^,]+", "[^,;]+", r"[^\s,;]+")]
# "unpublished" and "chưa xuất bản" are near to what they are not: no slip is answered by what would publish it.
_HIDING = [word for word, status in STATUSES.items() if status != "published"]
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"[/?]|\.\w{2,5}$")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_DATES = {
    "year-only": "front-matter/date.year-only",
    "month-only": "front-matter/date.month-only",
    "no-year": "front-matter/date.no-year",
    "short-year": "front-matter/date.short-year",
    "month": "front-matter/date.month",
    "swapped": "front-matter/date.swapped",
    "day": "front-matter/date.day",
    "year": "front-matter/date.year",
    "weekday": "front-matter/date.weekday",
    "hour": "front-matter/date.hour",
    "zone": "front-matter/date.zone",
    "unread": "front-matter/date.unread",
}


class ValueProblem(ValueError):
    """A value that cannot be used; ``rule`` names the rule it breaks."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said, self.rule = said, said.rule.removeprefix("front-matter/")


def read_value(kind: Kind, field: Field, zone: dt.tzinfo) -> tuple[Any, Message | None]:
    """Return the value of ``field`` as one of ``kind``, and a notice if it could have meant something else.

    A value is a str, bool, aware datetime, date, tuple of str or of notes, or a withdrawal. Raise
    :class:`ValueProblem` when it is none.
    """
    if kind == "tags":
        return read_tags(field)
    if kind == "addresses":
        return _read_addresses(field), None
    if kind == "notes":
        return tuple(_read_note(text, zone) for text, _ in items_of(field) if text.strip()), None
    if kind in _SEVERAL:
        return read_names(field, _SEVERAL[kind])
    return _read_one(kind, field, zone), None


def _read_one(kind: Kind, field: Field, zone: dt.tzinfo) -> Any:
    if field.items is not None and len(field.items) > 1:
        raise ValueProblem(say("front-matter/one-value", key=field.key))
    folded = fold_spaces(field.value)
    match kind:
        case "text":
            return folded
        case "file":
            return " ".join(field.value.strip().splitlines())  # a name may hold two blanks
        case "slug":
            return _read_slug(folded)
        case "withdrawal":
            return _read_withdrawal(folded, zone)
        case "moment":
            return _read_moment(folded, zone)
        case "day":
            return _read_moment(folded, zone).date()
        case "status":
            return _choose(folded, STATUSES, "front-matter/status.near", "front-matter/status.far", _HIDING)
        case "flag":
            return _choose(folded, FLAGS, "front-matter/flag.near", "front-matter/flag.far")
        case "language":
            if _LANGUAGE.fullmatch(folded):
                return folded
            return _choose(folded, LANGUAGES, "front-matter/lang.near", "front-matter/lang.far")


def is_slug(text: str) -> bool:
    """Say whether ``text`` can be the last part of an address."""
    return bool(_SLUG.fullmatch(text))


def _read_addresses(field: Field) -> tuple[str, ...]:
    """Return addresses parted by spaces, each once; a comma between two belongs to neither."""
    typed = field.items or [item.strip(",;") for item in _SPACES.split(field.value)]
    found = tuple(dict.fromkeys(filter(None, (_SPACES.sub(" ", item).strip() for item in typed))))
    odd = next((item for item in found if not _ADDRESS.search(item)), None)
    if odd is not None:
        raise ValueProblem(say("front-matter/old-address.none", text=odd))
    return found


def _read_slug(text: str) -> str:
    if not is_slug(text):
        example = slugify(text.rstrip("/").rpartition("/")[2].partition(".htm")[0], limit=80) or "le-hoi-xuan"
        raise ValueProblem(say("front-matter/slug", text=text, example=example))
    return text


def _read_note(text: str, zone: dt.tzinfo) -> Note:
    try:
        note = note_of(text, zone)
    except DateError as error:
        raise ValueProblem(_said_date(error)) from error
    if not note.text:
        raise ValueProblem(say("front-matter/note.empty", day=text))
    return note


def _read_withdrawal(text: str, zone: dt.tzinfo) -> Withdrawal:
    try:
        found, lacking = withdrawal_of(text, zone)
    except DateError as error:
        raise ValueProblem(_said_date(error)) from error
    if found is None:
        assert lacking is not None
        raise ValueProblem(lacking)
    return found


def _read_moment(text: str, zone: dt.tzinfo) -> dt.datetime:
    try:
        return parse_moment(text, zone)
    except DateError as error:
        raise ValueProblem(_said_date(error)) from error


def _said_date(error: DateError) -> Message:
    return say(_DATES[error.case], **_said_fields(error.fields))


def _said_fields(fields: Mapping[str, str | int]) -> dict[str, Value]:
    """Return the ``fields`` of a date that cannot be meant, days of the week by their names."""
    return {
        name: said_weekday(value) if name in ("true", "typed") and isinstance(value, int) else value
        for name, value in fields.items()
    }


def places_in_value(value: Any, field: Field) -> Mapping[str, Place]:
    """Return where in ``field`` each name of the list ``value`` begins; of another value, where it does."""
    if not isinstance(value, tuple):
        return {field.value: field.place}
    if value and isinstance(value[0], Note):
        held = [place for text, place in items_of(field) if text.strip()]
        return {note.text: place for note, place in zip(value, held, strict=True)}
    places, sought = dict[str, Place](), set(value)
    for text, place in _parts(field):
        name = fold_spaces(text)
        if name in sought:
            sought.discard(name)
            places[name] = place
        if not sought:
            break
    return {name: places.get(name, field.place) for name in value}


def _parts(field: Field) -> Iterator[tuple[str, Place]]:
    """Yield what the value of a list may hold, as typed, with the place of each."""
    yield from zip(field.items or (), field.item_places or repeat(field.place), strict=False)
    line, column = field.place
    for part in _PARTS if field.items is None or not field.item_places else ():
        for found in part.finditer(field.value):
            yield found[0], Place(line, column + found.start() + len(found[0]) - len(found[0].lstrip()))


def _choose(text: str, choices: Mapping[str, _T], near: str, far: str, hints: Collection[str] | None = None) -> _T:
    """Return what ``text`` stands for among ``choices``; one of ``hints`` may be proposed for a slip, or any."""
    by_key = {same_name_key(choice): value for choice, value in choices.items()}
    if same_name_key(text) in by_key:
        return by_key[same_name_key(text)]
    close = nearest(text, list(choices) if hints is None else hints, 1)
    if close:
        raise ValueProblem(say(near, text=text, name=close[0]))
    raise ValueProblem(say(far, text=text, known=", ".join(choices)))
