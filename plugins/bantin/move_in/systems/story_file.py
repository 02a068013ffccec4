"""What readers of folders share: a story's file opened, dates and slugs in names, patterns of addresses filled in."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.header import read_json, read_toml, read_yaml, split_header
from bantin.move_in.header_values import moment_of
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Form, OldStory, Unread
from bantin.newsroom.split_address import host_of as server_name
from bantin.vietnamese.marks import normal_form

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
HTML = (".html", ".htm")
DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
LANGUAGE = re.compile(r"(.+)\.([a-z]{2}(?:-[a-z]{2})?)", re.IGNORECASE)
NO_STORY = {"readme", "license", "changelog", "contributing", "code_of_conduct", "404", "search", "archives", "index"}
_DATES = {"date", "pubdate", "published", "ngày"}
_FIELD = re.compile(r":(\w+)|\{(\w+)(?::([^}]*))?\}")


@dataclass(slots=True)
class StoryFile:
    """A story's file as a system finds it: the ``fields`` of its header, its ``body``, and what its name tells."""

    path: str
    fields: dict[str, Any]
    body: str
    is_dated_by_name: bool = False
    saved: dt.datetime | None = None

    @property
    def folder(self) -> str:
        """The folder in which it lies."""
        return posixpath.dirname(self.path)

    @property
    def stem(self) -> str:
        """Its name without folder and ending."""
        return stem_of(self.path)

    @property
    def name(self) -> str:
        """Its name without the date before it."""
        dated = DATED.fullmatch(self.stem)
        return dated[2] if dated else self.stem

    def story(self, addresses: Iterable[str], **more: Any) -> OldStory:
        """Return the story that readers found at ``addresses``, of which empty ones are none."""
        given = {"folder": self.folder, "saved": self.saved, **more}
        return OldStory(
            self.path, self.fields, self.body, form_of(self.path), tuple(it for it in addresses if it), **given
        )


def stories_in(
    files: OldFiles, paths: Iterable[str], make: Callable[[StoryFile], OldStory | None]
) -> Iterator[OldStory | Unread]:
    """Yield what ``make`` makes of the stories' files ``paths``, and which of them cannot be read; None is no story.

    A date in the name of a file counts where its header has none.
    """
    for path in paths:
        found = opened(files, path)
        if isinstance(found, Unread):
            yield found
            continue
        fields = with_date_of_name(found[0], path)
        saved = None if _DATES.intersection(map(str.casefold, fields)) else files.saved(path)
        if story := make(StoryFile(path, dict(fields), found[1], fields is not found[0], saved)):
            yield story


def opened(files: OldFiles, path: str) -> tuple[Mapping[str, Any], str] | Unread:
    """Return header and body of a story's file, or why it cannot be read."""
    try:
        return split_header(files.text(path))
    except Refused as refusal:
        return Unread(path, refusal.said)


def settings_of(files: OldFiles, *names: str) -> Mapping[str, Any]:
    """Return the settings in the first of the files ``names`` that there is and that can be read."""
    for name in names:
        if files.has(name):
            read = read_toml if name.endswith(".toml") else read_json if name.endswith(".json") else read_yaml
            try:
                found = read(files.text(name))
            except Refused:
                continue
            return found if isinstance(found, Mapping) else {}
    return {}


def form_of(path: str) -> Form:
    """Return in what form the body of a story's file is written."""
    return "html" if path.lower().endswith(HTML) else "rst" if path.lower().endswith(".rst") else "markdown"


def stem_of(path: str) -> str:
    """Return the name of a file without folder and ending."""
    return posixpath.splitext(posixpath.basename(path))[0]


def with_date_of_name(fields: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Return ``fields`` with the date in the file's name where the header has none."""
    found = DATED.fullmatch(stem_of(path)) or DATED.fullmatch(posixpath.basename(posixpath.dirname(path)))
    dates = (value for key, value in fields.items() if str(key).casefold() in _DATES)
    if found is None or any(moment_of(value) for value in dates):
        return fields
    return {**fields, "date": found[1]} if moment_of(found[1]) else fields


def with_language_of_name(fields: Mapping[str, Any], stem: str) -> tuple[Mapping[str, Any], str]:
    """Return ``fields`` with the language that a name ends in (``le-hoi.ja``), and the name without it."""
    found = LANGUAGE.fullmatch(stem)
    if found is None:
        return fields, stem
    return {"lang": found[2].casefold(), **fields}, found[1]


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Return an address from a ``pattern`` with ``:name`` or ``{name}`` in it; empty where a name is not known."""
    if any((found[1] or found[2]) not in parts for found in _FIELD.finditer(pattern)):
        return ""
    return re.sub(r"/{2,}", "/", "/" + _FIELD.sub(lambda found: parts[found[1] or found[2]], pattern))


def date_parts(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the parts of a story's date as patterns of addresses name them; nothing if there is no date."""
    values = (it for key, it in fields.items() if str(key).casefold() in ("date", "pubdate", "published"))
    moment = next((it for value in values if (it := moment_of(value))), None)
    if moment is None:
        return {}
    return {
        "year": f"{moment:%Y}",
        "month": f"{moment:%m}",
        "day": f"{moment:%d}",
        "i_month": str(moment.month),
        "i_day": str(moment.day),
        "short_year": f"{moment:%y}",
        "hour": f"{moment:%H}",
        "minute": f"{moment:%M}",
        "second": f"{moment:%S}",
        "y_day": f"{moment:%j}",
        "yearday": f"{moment:%j}",
    }


def urlized(text: str) -> str:
    """Return words as Hugo and Jekyll write them in addresses: small, joined by hyphens, with their marks."""
    words = re.sub(r"[^\w\s./~-]", "", normal_form("NFC", text).casefold())
    return re.sub(r"[\s-]*-[\s-]*|\s+", "-", words.strip()).strip("-")


def host_of(url: str) -> tuple[str, ...]:
    """Return the host that ``url`` names, with and without ``www.``; nothing if it names none."""
    plain = server_name(url if "//" in url else f"//{url}").casefold().removeprefix("www.")
    return (plain, f"www.{plain}") if plain and "." in plain else ()


def first_text(fields: Mapping[str, Any], *names: str) -> str:
    """Return the first text under one of ``names``."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
