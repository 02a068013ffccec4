"""The form of a story, made from the table of header keys: what each field is called, is for, and holds."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo

from bantin.desk.header_edit import native_label, value_of
from bantin.front_matter.header import Parts
from bantin.front_matter.schema import BY_KEY, FLAGS, KEYS, STATUSES, Key
from bantin.newsroom.catalogue import spoken
from bantin.vietnamese.dates import DateError, parse_moment

# What every story needs stands open; the rest is folded away.
FIRST = ("title", "category", "authors", "tags", "summary", "date", "status")
_ISO = re.compile(r"\d{4}-\d")


def form_of(parts: Parts, zone: ZoneInfo) -> list[dict[str, Any]]:
    """Return the fields of the form in the order of the schema, as JSON can hold them."""
    return [_field(key, value_of(parts, key.name), zone) for key in KEYS]


def _field(key: Key, value: str, zone: ZoneInfo) -> dict[str, Any]:
    made: dict[str, Any] = {"name": key.name, "label": label_of(key.name), "kind": key.kind}
    made |= {"purpose": str(key.purpose), "value": value, "first": key.name in FIRST, "options": _options(key)}
    if key.kind in ("moment", "day"):
        made |= _day_and_hour(value, zone)
    return made


def label_of(name: str) -> str:
    """Return what the form calls the key ``name``."""
    return native_label(name) if spoken() == "vi" else name.replace("_", " ").capitalize()


def _options(key: Key) -> list[str]:
    """Return what may be chosen: of words that mean the same the first in the language of the desk."""
    native = spoken() == "vi"
    if key.kind == "status":
        return [word for word in STATUSES if word.isascii() != native and word != "bản nháp"]
    if key.kind != "flag":
        return []
    first = {meaning: word for word, meaning in reversed([*FLAGS.items()]) if word.isascii() != native}
    return [first[True], first[False]]


def _day_and_hour(value: str, zone: ZoneInfo) -> dict[str, str]:
    try:
        moment = parse_moment(value, zone).astimezone(zone) if value else None
    except DateError:
        moment = None
    return {"day": f"{moment:%d/%m/%Y}" if moment else value, "hour": f"{moment:%H:%M}" if moment else ""}


def as_written(name: str, value: str, old: str, zone: ZoneInfo) -> str:
    """Return the ``value`` of the form as the header is to hold it: days in the way of the ``old`` one."""
    if BY_KEY[name].kind not in ("moment", "day") or not value or (old and not _ISO.match(old)):
        return value
    try:
        moment = parse_moment(value, zone)
    except DateError:
        return value  # the finding at its line says what is wrong
    if BY_KEY[name].kind == "day" or not re.search(r"\d\s*(?::|h|giờ)\s*\d*\s*$", value):
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%Y-%m-%d %H:%M}"
