"""The header of our story from the fields of an old one: what each key became, what was hidden, what nobody knows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from bantin.front_matter.foreign import NO, SHOWING, STATES, YES, Sense, plain_key, sense_of
from bantin.front_matter.schema import BY_SPELLING, FLAGS, LANGUAGES, STATUSES, Key
from bantin.vietnamese.dates import HO_CHI_MINH, DateError, parse_moment
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.forbidden import resolve
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.normal import fold_spaces
from bantin.vietnamese.slug import slugify

_TAG = re.compile(r"<[^<>]*>")
_LIQUID = re.compile(r"\{[{%].*?[%}]\}")
_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?: [a-z0-9]+(?:-[a-z0-9]+)*)+")
_NESTED_PHOTO = ("image", "src", "url", "path", "filename", "feature", "teaser", "relative", "default", "file")
_PHOTO_WORDS = {"caption": "image_caption", "title": "image_caption", "alt": "image_alt", "credit": "image_credit"}
_NESTED = {"seo", "params", "extra", "header", "metadata", "meta", "frontmatter", "data", "build", "_build"}
_ENGLISH = ("%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y", "%b %d %Y %H:%M", "%B %d %Y %H:%M", "%Y-%m-%d %I:%M %p")
_EXPIRES = {"expirydate", "expiredate", "unpublishdate", "expires"}
_SCHEDULED = {
    "publishdate",
    "pubdate",
    "publishat",
    "schedule",
    "scheduled",
    "releasedate",
    "embargo",
    "embargountil",
}


@dataclass(slots=True)
class NewHeader:
    """What an old header came to; ``hidden`` says why the story was not public, ``became`` pairs keys with ours.

    ``unused`` are keys that say nothing about a story of ours; ``addresses`` are those the header names.
    """

    title: str = ""
    date: dt.datetime | None = None
    modified: dt.datetime | None = None
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    tags: tuple[str, ...] = ()
    slug: str = ""
    image: str = ""
    image_caption: str = ""
    image_alt: str = ""
    image_credit: str = ""
    lang: str = ""
    featured: bool = False
    place: str = ""
    origin: str = ""
    hidden: str = ""
    unlisted: bool = False
    addresses: tuple[str, ...] = ()
    became: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    unread_dates: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # of keys that we have no place for, told if they are words


def new_header(fields: Mapping[str, Any], now: dt.datetime) -> NewHeader:
    """Return what ``fields`` mean for a story of ours; the most hidden word about who may read it counts."""
    made = NewHeader()
    for key, value in _flat(fields):
        _read(made, key, value, now)
    if made.date and made.date > now:
        made.hidden = made.hidden or "future"
    return made


def _flat(fields: Mapping[str, Any], depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield keys and values, those of known groups (``params:``, ``seo:``) as if they stood by themselves, last."""
    groups = []
    for key, value in fields.items():
        if isinstance(value, Mapping) and same_name_key(key) in _NESTED and depth < 3:
            groups.append(value)
        else:
            yield key, value
    for group in groups:
        yield from _flat({str(key): value for key, value in group.items()}, depth + 1)


def _read(made: NewHeader, key: str, value: Any, now: dt.datetime) -> None:
    plain, ours, sense = _meaning(key)
    name = ours.name if ours else sense.key if sense and sense.kind in ("means", "suggests") else ""
    if plain in ("render", "publishresources") or (sense and sense.kind not in ("means", "suggests")):
        _read_other(made, key, plain, sense.kind if sense else "secret", value, now)
    elif name == "status":
        _read_status(made, _text(value))
    elif plain in _SCHEDULED and made.date is not None and not ours:
        _schedule(made, value, now)
    elif name and _take(made, name, value, is_sure=bool(ours) or bool(sense and sense.kind == "means")):
        made.became[key] = name
        if plain in _SCHEDULED:
            _schedule(made, value, now)
    else:
        _leave(made, key, value)


@lru_cache(10_000)  # an old site has few keys, each in all its stories
def _meaning(key: str) -> tuple[str, Key | None, Sense | None]:
    return plain_key(key), BY_SPELLING.get(same_name_key(key)), sense_of(key)


def _read_other(made: NewHeader, key: str, plain: str, kind: str, value: Any, now: dt.datetime) -> None:
    word = same_name_key(_text(value))
    if kind == "address":
        if word == "false":
            made.hidden = made.hidden or "draft"
        made.addresses += tuple(it for it in _names(value, "") if it and it.casefold() != "false")
        made.became[key] = "aliases"
    elif kind in ("draft", "public", "state", "unlisted", "secret"):
        _hide(made, plain, kind, word, value, now)
        made.became[key] = "status"
    elif kind == "text":
        made.words.append(_text(value))
    else:
        _leave(made, key, value)


def _hide(made: NewHeader, plain: str, kind: str, word: str, value: Any, now: dt.datetime) -> None:
    """Hear what a key says about who may read the story; what cannot be told hides it."""
    if not word:
        return
    if plain in _EXPIRES:
        moment = moment_of(value)
        made.hidden = made.hidden or ("expired" if moment is None or moment <= now else "")
    elif plain in _SCHEDULED:
        _schedule(made, value, now)
    elif kind == "public" and (moment := moment_of(value)):
        made.date = made.date or moment
    elif kind == "state":
        status = STATES.get(word) or STATUSES.get(word, "")
        made.unlisted = made.unlisted or status == "hidden"
        made.hidden = made.hidden or ("" if status in ("published", "hidden") else word)
    elif kind == "unlisted":
        made.unlisted = made.unlisted or word not in NO
    elif kind == "secret":
        shows = word in (YES if plain in SHOWING else NO) or word in ("public", "all")
        made.hidden = made.hidden or ("" if shows else plain)
    else:
        hides = (word not in YES) if kind == "public" else (word not in NO)
        made.hidden = made.hidden or ("draft" if hides else "")


def _schedule(made: NewHeader, value: Any, now: dt.datetime) -> None:
    moment = moment_of(value)
    if moment is None or moment > now:
        made.hidden = made.hidden or "future"


def _read_status(made: NewHeader, text: str) -> None:
    word = same_name_key(text)
    status = STATUSES.get(word) or STATES.get(word, "")
    made.unlisted = made.unlisted or status == "hidden"
    if word and status not in ("published", "hidden"):
        made.hidden = made.hidden or word
    made.became["status"] = "status"


def _take(made: NewHeader, name: str, value: Any, *, is_sure: bool) -> bool:
    """Give ``made`` what a key says that means ours of ``name``; say whether there was room and sense."""
    match name:
        case "title" | "summary" | "image_caption" | "image_alt" | "image_credit" | "place" | "slug":
            text = plain_words(_text(value)) if not isinstance(value, list | Mapping) else ""
            if text and not getattr(made, name):
                setattr(made, name, text)
                return True
        case "date" | "modified":
            return _take_moment(made, name, value)
        case "category":
            return _take_categories(made, value, is_sure=is_sure)
        case "authors" | "tags":
            found = tuple(_names(value, ",;" if name == "authors" else "tags"))
            setattr(made, name, tuple(dict.fromkeys((*getattr(made, name), *found))))
            return bool(found)
        case "image":
            return _take_photo(made, value)
        case "aliases":
            found = tuple(it for it in _names(value, "") if it and it.casefold() != "false")
            made.addresses += found
            return bool(found)
        case "lang":
            text = _text(value).strip()
            made.lang = made.lang or LANGUAGES.get(
                text.casefold(), text.partition("-")[0].partition("_")[0].casefold()
            )
            return True
        case "featured":
            made.featured = FLAGS.get(_text(value).casefold(), False)
            return True
        case "source":
            text = plain_words(_text(value))
            if text and is_sure:
                made.origin = text
                return True
    return False


def _take_moment(made: NewHeader, name: str, value: Any) -> bool:
    if not _text(value).strip():
        return False
    moment = moment_of(value)
    if moment is None:
        made.unread_dates.append(_text(value))
        return False
    if getattr(made, name) is None:
        setattr(made, name, moment)
        return True
    return False


def _take_categories(made: NewHeader, value: Any, *, is_sure: bool) -> bool:
    found = tuple(it for it in _names(value, ",;" if is_sure else "") if it)
    if found and (is_sure or not made.categories):
        made.categories = tuple(dict.fromkeys((*made.categories, *found) if is_sure else found))
        return True
    return False


def _take_photo(made: NewHeader, value: Any) -> bool:
    """Take the photo that a key names: an address, the first of a list, or a group with caption and credit."""
    if isinstance(value, list):
        return bool(value) and _take_photo(made, value[0])
    if isinstance(value, Mapping):
        groups = {same_name_key(str(key)): it for key, it in value.items()}
        source = next((groups[key] for key in _NESTED_PHOTO if groups.get(key)), "")
        for key, name in _PHOTO_WORDS.items():
            if groups.get(key) and not getattr(made, name):
                setattr(made, name, plain_words(_text(groups[key])))
        return bool(source) and _take_photo(made, source)
    text = _text(value).strip()
    if not text or made.image or text.casefold() in YES | NO:
        return False
    made.image = text
    return True


def _leave(made: NewHeader, key: str, value: Any) -> None:
    text = _text(value).strip()
    if text:
        made.unused.append(key)


def moment_of(value: Any) -> dt.datetime | None:
    """Return the moment that a header's value names, at the hour of Việt Nam; None if it names none."""
    if isinstance(value, dt.datetime):
        return value.astimezone(HO_CHI_MINH) if value.tzinfo else value.replace(tzinfo=HO_CHI_MINH)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=HO_CHI_MINH)
    text = fold_spaces(_text(value)).strip("\"'")
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
    return moment.astimezone(HO_CHI_MINH) if moment.tzinfo else moment.replace(tzinfo=HO_CHI_MINH)


def plain_words(text: str) -> str:
    """Return the words of a header's ``text``, which may hold HTML and references, on one line in NFC."""
    return fold_spaces(normal_form("NFC", resolve(_TAG.sub(" ", text) if "<" in text else text))).strip()


def _names(value: Any, separators: str) -> Iterable[str]:
    """Return the names of a list, a mapping with ``name`` or a line, parted as its key is."""
    if isinstance(value, Mapping):
        named = value.get("name") or value.get("title") or value.get("slug")
        return _names(named, "") if named else [plain_words(str(key)) for key in value]
    if isinstance(value, list):
        return [name for it in value for name in _names(it, "")]
    text = plain_words(_text(value))
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


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(_text, value))
        case Mapping():
            return ", ".join(map(_text, value.values()))
        case _:
            return str(value)


def header_text(lines: Iterable[tuple[str, str]]) -> str:
    """Return a header of ours: a line for each key that has a value, and an empty one below."""
    return "".join(f"{key}: {value}\n" for key, value in lines if value) + "\n"


def last_part(address: str) -> str:
    """Return the last part of an old address as a slug of ours, without ending; empty if nothing is left."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    part = re.sub(r"(?:^|/)index\.html?$", "", path).rstrip("/").rpartition("/")[2]
    return slugify(re.sub(r"\.(?:html?|php|aspx?)$", "", unquote(part)), limit=80)
