"""The header of our story: what it holds, and what it takes from one value of an old header."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bantin.front_matter.foreign import NO, YES
from bantin.front_matter.schema import FLAGS, LANGUAGES
from bantin.move_in.header_values import moment_of, names_of, plain_words, text_of
from bantin.vietnamese.folding import same_name_key

_NESTED_PHOTO = ("image", "src", "url", "path", "filename", "feature", "teaser", "relative", "default", "file")
_PHOTO_WORDS = {"caption": "image_caption", "title": "image_caption", "alt": "image_alt", "credit": "image_credit"}


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


def take(made: NewHeader, name: str, value: Any, *, is_sure: bool) -> bool:
    """Give ``made`` what a key says that means ours of ``name``; say whether there was room and sense."""
    match name:
        case "title" | "summary" | "image_caption" | "image_alt" | "image_credit" | "place" | "slug":
            text = plain_words(text_of(value)) if not isinstance(value, list | Mapping) else ""
            if text and not getattr(made, name):
                setattr(made, name, text)
                return True
        case "date" | "modified":
            return _take_moment(made, name, value)
        case "category":
            return _take_categories(made, value, is_sure=is_sure)
        case "authors" | "tags":
            found = tuple(names_of(value, ",;" if name == "authors" else "tags"))
            setattr(made, name, tuple(dict.fromkeys((*getattr(made, name), *found))))
            return bool(found)
        case "image":
            return _take_photo(made, value)
        case "aliases":
            found = tuple(it for it in names_of(value, "") if it and it.casefold() != "false")
            made.addresses += found
            return bool(found)
        case "lang":
            text = text_of(value).strip()
            made.lang = made.lang or LANGUAGES.get(
                text.casefold(), text.partition("-")[0].partition("_")[0].casefold()
            )
            return True
        case "featured":
            made.featured = FLAGS.get(text_of(value).casefold(), False)
            return True
        case "source":
            text = plain_words(text_of(value))
            if text and is_sure:
                made.origin = text
                return True
    return False


def _take_moment(made: NewHeader, name: str, value: Any) -> bool:
    if not text_of(value).strip():
        return False
    moment = moment_of(value)
    if moment is None:
        made.unread_dates.append(text_of(value))
        return False
    if getattr(made, name) is None:
        setattr(made, name, moment)
        return True
    return False


def _take_categories(made: NewHeader, value: Any, *, is_sure: bool) -> bool:
    found = tuple(it for it in names_of(value, ",;" if is_sure else "") if it)
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
                setattr(made, name, plain_words(text_of(groups[key])))
        return bool(source) and _take_photo(made, source)
    text = text_of(value).strip()
    if not text or made.image or text.casefold() in YES | NO:
        return False
    made.image = text
    return True


def header_text(lines: Iterable[tuple[str, str]]) -> str:
    """Return a header of ours: a line for each key that has a value, and an empty one below."""
    return "".join(f"{key}: {value}\n" for key, value in lines if value) + "\n"
