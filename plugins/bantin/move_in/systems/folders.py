"""Eleventy and Astro: folders of Markdown whose addresses are those of their files, with data files of folders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.header import read_json
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import (
    DATED,
    HTML,
    MARKDOWN,
    NO_STORY,
    StoryFile,
    date_parts,
    first_text,
    host_of,
    opened,
    stem_of,
    stories_in,
    with_language_of_name,
)

PHOTOS = ("public", "src/assets", "src/images", "src", "src/content", "static", "assets", "images", "img", "")
_ELEVENTY = (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts")
_ASTRO = ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs")
_URL = re.compile(r"""(?:\bsite|\burl)["']?\s*:\s*["'](https?://[^"']+)["']""")
_INPUT = re.compile(r"""\binput["']?\s*:\s*["']([\w./-]+)["']""")
_SLUG = re.compile(r"\{\{-?\s*(?:page\.fileSlug|title\s*\|\s*slug(?:ify)?|slug)\s*-?\}\}")
_YEAR = re.compile(r"\{\{-?\s*page\.date\s*\|\s*date:?\s*\(?[\"'](?P<form>[^\"']+)[\"']\)?\s*-?\}\}")
_STRFTIME = {"%Y": "year", "%m": "month", "%d": "day"}
_MOST_LOOKED_AT = 20
_SECTIONS = {"posts", "post", "blog", "articles", "news", "content", "tin"}


def is_eleventy(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Eleventy."""
    return any((files.root / name).is_file() for name in _ELEVENTY)


def is_astro(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Astro."""
    return any(files.has(name) for name in _ASTRO) or files.has_folder("src/content")


def astro(files: OldFiles) -> OldSite:
    """Return a site of Astro: its collections lie in ``src/content``."""
    url = _found(files, _ASTRO, _URL)
    return OldSite("astro", files, lambda: _stories(files, "src/content", "src/content"), url, host_of(url))


def eleventy(files: OldFiles) -> OldSite:
    """Return a site of Eleventy."""
    url = _found(files, _ELEVENTY, _URL)
    root = _found(files, _ELEVENTY, _INPUT).strip("./") or ("src" if files.has_folder("src") else "")
    return OldSite("eleventy", files, lambda: _stories(files, root, root), url, host_of(url))


def plain(files: OldFiles) -> OldSite:
    """Return a folder of Markdown that no system made: stories written out by this one, or notes of any editor."""

    def read() -> Iterator[Entry]:
        for entry in _stories(files, "", ""):
            if isinstance(entry, OldStory):  # it had no address, and years are no sections
                entry = replace(entry, addresses=(), category="" if entry.category.isdigit() else entry.category)
            yield entry

    return OldSite("markdown", files, read)


def is_plain(files: OldFiles) -> bool:
    """Say whether ``files`` are a folder of Markdown with headers."""
    found = (opened(files, it) for it in islice(files.below("", *MARKDOWN), _MOST_LOOKED_AT))
    return any(not isinstance(it, Unread) and it[0] for it in found)


def _stories(files: OldFiles, folder: str, root: str) -> Iterator[Entry]:
    data: dict[str, Mapping[str, Any]] = {}

    def story(file: StoryFile) -> OldStory:
        file.fields = {**_data(files, file.folder, root, data), **file.fields}
        return _story(file, posixpath.relpath(file.path, root or "."))

    names = files.below(folder, *MARKDOWN, *HTML)
    yield from stories_in(files, (it for it in names if _is_story(posixpath.relpath(it, root or "."))), story)


def _is_story(place: str) -> bool:
    stem = stem_of(place).casefold()
    if place.startswith("_") or "/_" in place or (stem in NO_STORY and stem != "index") or place == "index.md":
        return False
    return not place.casefold().endswith(HTML) or "/" in place


def _data(files: OldFiles, folder: str, root: str, known: dict[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return what the data files of a folder, and of those above it, say for all stories in it."""
    if folder in known:
        return known[folder]
    name = posixpath.basename(folder)
    merged: dict[str, Any] = {}
    if folder not in ("", root):
        merged |= _data(files, posixpath.dirname(folder), root, known)
    for ending in (".json", ".11tydata.json"):
        path = posixpath.join(folder, f"{name}{ending}")
        if name and files.has(path):
            try:
                found = read_json(files.text(path))
            except Refused:
                continue
            merged |= {str(key): value for key, value in found.items()} if isinstance(found, Mapping) else {}
    known[folder] = merged
    return merged


def _story(file: StoryFile, place: str) -> OldStory:
    named, stem = with_language_of_name(file.fields, file.stem)
    fields = file.fields = dict(named)
    folder = posixpath.dirname(place)
    if stem == "index":
        stem, folder = posixpath.basename(folder), posixpath.dirname(folder)
    dated = DATED.fullmatch(stem)
    slug = first_text(fields, "slug") or (dated[2] if dated else stem)
    permalink = fields.pop("permalink", None)
    hidden = "draft" if str(permalink).casefold() == "false" else ""
    address = _permalink(str(permalink), slug, fields) if permalink and not hidden else f"/{folder}/{slug}/"
    section = posixpath.basename(folder)
    tags = fields.get("tags")
    if isinstance(tags, list):  # names by which Eleventy collects
        fields["tags"] = [it for it in tags if str(it).casefold() not in _SECTIONS]
    elif str(tags).casefold() in _SECTIONS:
        del fields["tags"]
    return file.story(
        [re.sub(r"/{2,}", "/", address)],
        slug=slug.rpartition("/")[2],
        category=section if section and section not in _SECTIONS else "",
        is_page=not folder and not any(key.casefold() in ("date", "pubdate") for key in fields),
        hidden=hidden,
    )


def _permalink(pattern: str, slug: str, fields: Mapping[str, Any]) -> str:
    """Return the address that a permalink names; empty if a program would have to be run to know it."""
    parts = date_parts(fields)

    def date(found: re.Match[str]) -> str:
        form = found["form"]
        for sign, name in _STRFTIME.items():
            form = form.replace(sign, parts.get(name, "{{"))
        return form

    filled = _YEAR.sub(date, _SLUG.sub(lambda _: slug, pattern))
    return "" if "{" in filled else f"/{filled.lstrip('/').removesuffix('index.html')}"


def _found(files: OldFiles, names: tuple[str, ...], pattern: re.Pattern[str]) -> str:
    for name in names:
        try:
            found = pattern.search(files.text(name)) if (files.root / name).is_file() else None
        except Refused:
            continue
        if found:
            return found[1]
    return ""
