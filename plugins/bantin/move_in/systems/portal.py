"""Saved pages of a portal: what is title, date, body of a page is told by selectors, of which two kinds are ready."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from bantin.imports.html import tree_of
from bantin.imports.refused import Refused
from bantin.move_in.header import read_toml
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory, Unread
from bantin.move_in.photo_sources import source_of
from bantin.move_in.systems.story_file import HTML, host_of
from bantin.newsroom.message import say
from bantin.newsroom.split_address import asked_of, site_of

PHOTOS = ("", "uploads")
_READY = Path(__file__).parent.parent / "portals.toml"
_PARTS = ("is", "title", "date", "lead", "photo", "caption", "body", "author", "tags", "category", "drop")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+năm\s+(\d{4})", re.IGNORECASE)
_HOUR = re.compile(
    r"\b(\d{1,2})(?:[:h](\d{2})(?::\d{2})?|\s*giờ(?:\s+(?P<minute>\d{1,2})\b)?)(?:\s*(AM|PM|SA|CH|sáng|chiều|tối)\b)?",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^\s*(?:tác giả(?: bài viết)?|người viết|author)\s*:?\s*", re.IGNORECASE)
_MOST_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Portal:
    """The selectors of one make of portals, by the part of a story that they find."""

    name: str
    parts: Mapping[str, tuple[str, ...]]

    def first(self, root: Any, part: str) -> Any:
        """Return the first element that any selector of ``part`` finds and that holds something; or None."""
        for selector in self.parts[part]:
            for element in _compiled(selector)(root):
                if element.tag in ("img", "meta") or element.text_content().strip() or _shows_something(element):
                    return element
        return None

    def place(self, root: Any, part: str) -> Any:
        """Return what :meth:`first` finds, or the first element of that name that holds nothing; or None."""
        if (found := self.first(root, part)) is not None:
            return found
        return next((it for selector in self.parts[part] for it in _compiled(selector)(root)), None)

    def words(self, root: Any, part: str) -> str:
        """Return the words of the first element that is found, or what it holds for programs."""
        element = self.first(root, part)
        if element is None:
            return ""
        return " ".join((element.get("content") or element.get("datetime") or element.text_content()).split())


def _shows_something(element: Any) -> bool:
    return any(True for _ in element.iter("img", "iframe", "video", "audio", "embed", "object", "oembed", "svg"))


def portals_in(text: str) -> tuple[Portal, ...]:
    """Return the makes that a file of selectors names; raise :class:`Refused` for one that cannot be used."""
    found = read_toml(text)
    made = []
    for name, parts in found.items():
        if not isinstance(parts, Mapping) or not parts.get("is") or not parts.get("body"):
            raise Refused(say("move-in/selectors", name=str(name)))
        listed = {key: tuple([it] if isinstance(it := parts.get(key, []), str) else map(str, it)) for key in _PARTS}
        portal = Portal(str(name), listed)
        for selector in (it for part in listed.values() for it in part):
            _compiled(selector)
        made.append(portal)
    return tuple(made)


def ready_portals() -> tuple[Portal, ...]:
    """Return the makes that are ready."""
    return portals_in(_READY.read_text("utf-8"))


def portal_of(files: OldFiles, portals: Sequence[Portal]) -> Portal | None:
    """Return the make of the pages in ``files``, told by the first pages."""
    for path in islice(files.below("", *HTML), _MOST_LOOKED_AT):
        try:
            root = tree_of(files.text(path))
        except (Refused, ValueError, AssertionError):
            continue
        for portal in portals:
            if portal.first(root, "is") is not None:
                return portal
    return None


def site(files: OldFiles, portal: Portal) -> OldSite:
    """Return the site."""
    looked_at = islice(files.below("", *HTML), _MOST_LOOKED_AT)
    url = next((it for path in looked_at if (it := _own_url(files, path))), "")
    root = site_of(url)
    return OldSite(portal.name, files, lambda: _stories(files, portal), root, host_of(root))


def _own_url(files: OldFiles, path: str) -> str:
    try:
        text = files.text(path)
        return _address(tree_of(text), text, path) if text.strip() else ""
    except Refused:
        return ""


def _stories(files: OldFiles, portal: Portal) -> Iterator[Entry]:
    for path in files.below("", *HTML):
        try:
            text = files.text(path)
            root = tree_of(text) if text.strip() else None
        except Refused as refusal:
            yield Unread(path, refusal.said)
            continue
        body = None if root is None else portal.place(root, "body")
        if root is None or body is None or portal.place(root, "is") is None:
            yield LeftOut("list")
        else:
            yield _story(portal, path, text, root, body)


def _story(portal: Portal, path: str, text: str, root: Any, body: Any) -> OldStory:
    import lxml.html

    url = _address(root, text, path)
    photo = portal.first(root, "photo")
    outside = photo is not None and body not in list(photo.iterancestors())
    fields = {
        "title": portal.words(root, "title") or _meta(root, "og:title"),
        "date": moment_in(portal.words(root, "date")) or _meta(root, "article:published_time"),
        "summary": portal.words(root, "lead"),
        "image": source_of(photo) if outside else "",
        "image_caption": portal.words(root, "caption") if outside else "",
        "image_alt": (photo.get("alt") or "") if outside else "",
        "author": _AUTHOR.sub("", portal.words(root, "author")),
        "category": portal.words(root, "category"),
        "tags": [
            " ".join(it.text_content().split())
            for selector in portal.parts["tags"]
            for it in _compiled(selector)(root)
        ],
    }
    for selector in portal.parts["drop"]:
        for element in _compiled(selector)(body):
            if element is not body:
                element.drop_tree()
    address = asked_of(url)
    return OldStory(
        source=path,
        fields={key: value for key, value in fields.items() if value},
        body=lxml.html.tostring(body, encoding="unicode", with_tail=False),
        form="html",
        addresses=(address,) if address not in ("", "/") else (),
        folder=posixpath.dirname(path),
    )


def _address(root: Any, text: str, path: str) -> str:
    """Return where a page was saved from: it says so itself, or its path does."""
    for selector, name in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
        for element in _compiled(selector)(root):
            if element.get(name):
                return str(element.get(name))
    found = _SAVED_FROM.search(text[:3_000])
    return found[1] if found else f"/{path}"


def _meta(root: Any, name: str) -> str:
    return next((it.get("content") or "" for it in _compiled(f'meta[property="{name}"]')(root)), "")


def moment_in(text: str) -> str:
    """Return the moment in the words of a page: “Thứ hai - 15/01/2024 08:15”, “8 giờ ngày 5 tháng 3 năm 2019”."""
    day, hour = _DAY.search(text) or _DAY_IN_WORDS.search(text), _HOUR.search(text)
    if day is None:
        return text
    date = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if hour is None:
        return date
    number = int(hour[1])
    if hour[4] and number <= 12:
        number = number % 12 + (12 if hour[4].casefold() in ("pm", "ch", "chiều", "tối") else 0)
    return f"{date} {number:02}:{int(hour[2] or hour['minute'] or 0):02}"


@cache
def _compiled(selector: str) -> Any:
    """Return the selector made ready; cssselect writes it as XPath, which lxml knows."""
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        return CSSSelector(selector)
    except SelectorError as error:
        raise Refused(say("move-in/selector", selector=selector)) from error
