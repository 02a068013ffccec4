"""Hugo: ``content/`` with sections and bundles, headers in TOML, YAML or JSON, photos in ``static/``, ``assets/``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import (
    HTML,
    MARKDOWN,
    NO_STORY,
    StoryFile,
    date_parts,
    filled,
    first_text,
    host_of,
    opened,
    settings_of,
    stem_of,
    stories_in,
    urlized,
    with_language_of_name,
)

_SETTINGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in ("toml", "yaml", "yml", "json")
)
PHOTOS = ("static", "assets", "public", "content", "")


def is_there(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Hugo."""
    has_settings = any(files.has(name) for name in _SETTINGS)
    marks = files.has_folder("archetypes") or files.has_folder("static") or files.has_folder("layouts")
    return files.has_folder("content") and (has_settings or marks) and not files.has("astro.config.mjs")


def site(files: OldFiles) -> OldSite:
    """Return the site."""
    settings = settings_of(files, *_SETTINGS)
    permalinks = settings.get("permalinks") or settings_of(files, "config/_default/permalinks.toml")
    patterns = permalinks.get("page", permalinks) if isinstance(permalinks, Mapping) else {}
    url = first_text(settings, "baseURL", "baseurl", "baseUrl")
    ugly = _says(settings, "uglyURLs")
    main = first_text(settings, "defaultContentLanguage", "defaultcontentlanguage") or "vi"
    unnamed = () if _says(settings, "defaultContentLanguageInSubdir") else (main.casefold(), "vi", "vi-vn")
    layout = _Layout(patterns, ugly, _roots(files, settings), frozenset(unnamed))
    return OldSite("hugo", files, lambda: _stories(files, layout), url, host_of(url))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where stories lie and stood: patterns of addresses, languages by folder, those whose name is in no address."""

    patterns: Mapping[str, Any]
    ugly: bool
    roots: Mapping[str, str]
    unnamed: frozenset[str]

    def root_of(self, folder: str) -> str:
        """Return the folder of a language, or of all of them, in which ``folder`` lies."""
        return max((it for it in self.roots if f"{folder}/".startswith(f"{it}/")), key=len, default="content")


def _says(settings: Mapping[str, Any], name: str) -> bool:
    return str(settings.get(name, settings.get(name.lower(), ""))).casefold() == "true"


def _roots(files: OldFiles, settings: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the languages that have a folder each by these folders, the common one without any among them."""
    languages = settings.get("languages") or settings_of(
        files, *(f"config/_default/languages.{it}" for it in ("toml", "yaml", "yml", "json"))
    )
    roots = {"content": ""}
    for code, said in languages.items() if isinstance(languages, Mapping) else ():
        folder = first_text(said, "contentDir", "contentdir") if isinstance(said, Mapping) else ""
        if folder:
            roots[posixpath.normpath(folder)] = str(code).casefold()
    return roots


def _stories(files: OldFiles, layout: _Layout) -> Iterator[Entry]:
    inherited: dict[str, Mapping[str, Any]] = {}
    lists = (it for it in _found(files, layout) if _is_list(it) and not it.endswith(".rst"))
    for path in sorted(lists, key=lambda it: (it.count("/"), it)):
        _note_cascade(files, path, inherited)
        yield LeftOut("list")
    yield from stories_in(
        files, filter(_is_story, _found(files, layout)), lambda file: _story(file, inherited, layout)
    )


def _found(files: OldFiles, layout: _Layout) -> Iterator[str]:
    """Yield the files below all folders of languages in order, each once: one folder may lie in another."""
    each = merge(*(files.below(root, *MARKDOWN, *HTML, ".rst") for root in layout.roots))
    return (path for path, _ in groupby(each))


def _is_list(path: str) -> bool:
    return with_language_of_name({}, stem_of(path))[1] == "_index"


def _is_story(path: str) -> bool:
    stem = stem_of(path).partition(".")[0]
    return stem == "index" or (stem != "_index" and stem.casefold() not in NO_STORY)


def _note_cascade(files: OldFiles, path: str, inherited: dict[str, Mapping[str, Any]]) -> None:
    """Note what the list of a folder says for all stories below it."""
    found = opened(files, path)
    if not isinstance(found, Unread) and (cascade := found[0].get("cascade")):
        each = cascade if isinstance(cascade, list) else [cascade]
        merged = {str(key): value for it in each if isinstance(it, Mapping) for key, value in it.items()}
        merged = {**merged, **merged.get("params", {})} if isinstance(merged.get("params"), Mapping) else merged
        inherited[posixpath.dirname(path)] = {key: it for key, it in merged.items() if not key.startswith("_target")}


def _story(file: StoryFile, inherited: Mapping[str, Mapping[str, Any]], layout: _Layout) -> OldStory:
    folder, root = file.folder, layout.root_of(file.folder)
    for above in (parent for parent in _parents(folder) if parent in inherited):
        file.fields = {**inherited[above], **file.fields}
    named, stem = with_language_of_name(file.fields, file.stem)
    language = {"lang": layout.roots[root]} if layout.roots.get(root) else {}
    fields = file.fields = {**language, **named}
    is_bundle = stem == "index"
    below = posixpath.relpath(posixpath.dirname(folder) if is_bundle else folder, root)
    below = "" if below.startswith(".") else below
    section = below.partition("/")[0]
    name = posixpath.basename(folder) if is_bundle else stem
    return file.story(
        _addresses(fields, name, below, section, layout),
        slug=first_text(fields, "slug"),
        category=section if section not in ("post", "posts", "blog", "news", "articles", "tin") else "",
        is_page=not section and "date" not in {key.casefold() for key in fields},
    )


def _addresses(fields: Mapping[str, Any], name: str, below: str, section: str, layout: _Layout) -> Iterator[str]:
    own = first_text(fields, "url")
    slug = first_text(fields, "slug")
    language = first_text(fields, "lang")
    prefix = f"/{language}" if language and language not in layout.unnamed else ""
    pattern = layout.patterns.get(section or "/") or layout.patterns.get("")
    if own:
        yield own if own.startswith("/") else f"/{own}"
    elif isinstance(pattern, str):
        title = urlized(first_text(fields, "title"))
        parts = {"slug": slug or title, "title": title, "filename": name, "section": section, "sections": below}
        parts |= {"slugorfilename": slug or name, "contentbasename": name, "slugorcontentbasename": slug or name}
        parts |= {key: value for key, value in date_parts(fields).items() if key != "i_month"}
        if address := filled(pattern, parts):
            yield prefix + (address if address.endswith(("/", ".html")) else f"{address}/")
    else:
        path = "/".join(urlized(part) for part in (*below.split("/"), slug or name) if part)
        yield f"{prefix}/{path}.html" if layout.ugly else f"{prefix}/{path}/"


def _parents(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
