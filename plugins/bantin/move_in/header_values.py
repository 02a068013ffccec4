"""Values in headers of any system, whatever their kind: as text, as names, as a moment."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote

from bantin.vietnamese.dates import HO_CHI_MINH, DateError, parse_moment
from bantin.vietnamese.forbidden import resolve
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.normal import fold_spaces
from bantin.vietnamese.slug import slugify

_TAG = re.compile(r"<[^<>]*>")
_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)+")
_OF_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d")
_ENGLISH = ("%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y", "%b %d %Y %H:%M", "%B %d %Y %H:%M", "%Y-%m-%d %I:%M %p")


def text_of(value: Any) -> str:
    """Return a value as one text, items one behind the other."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(text_of, value))
        case Mapping():
            return ", ".join(map(text_of, value.values()))
        case _:
            return str(value)


def plain_words(text: str) -> str:
    """Return the words of a header's ``text``, which may hold HTML and references, on one line in NFC."""
    return fold_spaces(normal_form("NFC", resolve(_TAG.sub(" ", text) if "<" in text else text))).strip()


def names_of(value: Any, separators: str) -> Iterable[str]:
    """Return the names of a list, a mapping with ``name`` or a line, parted as its key is."""
    if isinstance(value, Mapping):
        named = value.get("name") or value.get("title") or value.get("slug")
        return names_of(named, "") if named else [plain_words(str(key)) for key in value]
    if isinstance(value, list):
        return [name for it in value for name in names_of(it, "")]
    text = plain_words(text_of(value))
    if text.startswith("[") and text.endswith("]"):
        return [it.strip().strip("\"'") for it in text[1:-1].split(",") if it.strip()]
    if separators == "tags":
        if ";" in text:
            separators = ";"
        elif _WORDS.fullmatch(text) and "-" in text:
            return text.split(" ")
        else:
            separators = ","
    parts = re.split(f"[{separators}]", text) if separators else [text]
    return [name for part in parts if (name := part.strip().lstrip("#").strip())]


def moment_of(value: Any) -> dt.datetime | None:
    """Return the moment that a header's value names, at the hour of Việt Nam; None if it names none."""
    if isinstance(value, dt.datetime):
        return _here(value)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=HO_CHI_MINH)
    text = fold_spaces(text_of(value)).strip("\"'")
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return dt.datetime.fromtimestamp(int(text[:10]), HO_CHI_MINH)
    for form in (text, re.sub(r"\.\d+", "", text), re.sub(r"(\d) ([+-]\d\d):?(\d\d)$", r"\1\2:\3", text)):
        try:
            return parse_moment(form, HO_CHI_MINH)
        except DateError:
            continue
    return _other_moment(text)


def _other_moment(text: str) -> dt.datetime | None:
    """Return a moment as feeds write it, in English: ``Sat, 05 Mar 2022 07:00:00 +0700``, ``2022/03/05``."""
    with suppress(ValueError):
        if _OF_ISO.match(text):  # of a year that no date of ours can have: what is never to be seen has such
            return _here(dt.datetime.fromisoformat(text))
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", text)
    for form in _ENGLISH:
        with suppress(ValueError):
            return dt.datetime.strptime(plain, form).replace(tzinfo=HO_CHI_MINH)
    found = re.fullmatch(r"(\d{4})/(\d\d?)/(\d\d?)(?: (\d\d?):(\d\d)(?::\d\d)?)?", text)
    try:
        if found:
            parts = [int(it or 0) for it in found.groups()]
            return dt.datetime(*parts, tzinfo=HO_CHI_MINH)  # type: ignore[arg-type,misc]
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _here(moment)


def _here(moment: dt.datetime) -> dt.datetime:
    """Return ``moment`` at the hour of Việt Nam; at the ends of the calendar its own hour stays."""
    try:
        return moment.astimezone(HO_CHI_MINH) if moment.tzinfo else moment.replace(tzinfo=HO_CHI_MINH)
    except OverflowError:
        return moment.replace(tzinfo=HO_CHI_MINH)


def last_part(address: str) -> str:
    """Return the last part of an old address as a slug of ours, without ending; empty if nothing is left."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    part = re.sub(r"(?:^|/)index\.html?$", "", path).rstrip("/").rpartition("/")[2]
    return slugify(re.sub(r"\.(?:html?|php|aspx?)$", "", unquote(part)), limit=80)
