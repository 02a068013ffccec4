"""Hugo: ``content/`` with sections and bundles, headers in TOML, YAML or JSON, photos in ``static/``, ``assets/``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import (
    HTML,
    MARKDOWN,
    NO_STORY,
    date_parts,
    filled,
    first_text,
    form_of,
    host_of,
    opened,
    settings_of,
    stem_of,
    urlized,
    with_date_of_name,
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
    ugly = str(settings.get("uglyURLs", settings.get("uglyurls", ""))).casefold() == "true"
    return OldSite("hugo", files, lambda: _stories(files, patterns, ugly), url, host_of(url))


def _stories(files: OldFiles, patterns: Mapping[str, Any], ugly: bool) -> Iterator[Entry]:
    inherited: dict[str, Mapping[str, Any]] = {}
    for path in sorted(files.below("content", *MARKDOWN, *HTML), key=lambda it: (it.count("/"), it)):
        stem, _ = with_language_of_name({}, stem_of(path))[1], None
        if stem == "_index":
            _note_cascade(files, path, inherited)
            yield LeftOut("list")
    for path in files.below("content", *MARKDOWN, *HTML, ".rst"):
        stem = stem_of(path).partition(".")[0]
        if stem != "_index" and not (stem.casefold() in NO_STORY and stem != "index"):
            yield _story(files, path, inherited, patterns, ugly)


def _note_cascade(files: OldFiles, path: str, inherited: dict[str, Mapping[str, Any]]) -> None:
    """Note what the list of a folder says for all stories below it."""
    found = opened(files, path)
    if not isinstance(found, Unread) and (cascade := found[0].get("cascade")):
        each = cascade if isinstance(cascade, list) else [cascade]
        merged = {str(key): value for it in each if isinstance(it, Mapping) for key, value in it.items()}
        merged = {**merged, **merged.get("params", {})} if isinstance(merged.get("params"), Mapping) else merged
        inherited[posixpath.dirname(path)] = {key: it for key, it in merged.items() if not key.startswith("_target")}


def _story(
    files: OldFiles, path: str, inherited: Mapping[str, Mapping[str, Any]], patterns: Mapping[str, Any], ugly: bool
) -> Entry:
    found = opened(files, path)
    if isinstance(found, Unread):
        return found
    fields, body = found
    folder = posixpath.dirname(path)
    for above in (parent for parent in _parents(folder) if parent in inherited):
        fields = {**inherited[above], **fields}
    fields, stem = with_language_of_name(with_date_of_name(fields, path), stem_of(path))
    is_bundle = stem == "index"
    name = posixpath.basename(folder) if is_bundle else stem
    below = posixpath.relpath(posixpath.dirname(folder) if is_bundle else folder, "content")
    below = "" if below == "." else below
    section = below.partition("/")[0]
    return OldStory(
        source=path,
        fields=fields,
        body=body,
        form=form_of(path),
        addresses=tuple(_addresses(fields, name, below, section, patterns, ugly)),
        folder=folder,
        slug=first_text(fields, "slug"),
        category=section if section not in ("post", "posts", "blog", "news", "articles", "tin") else "",
        is_page=not section and "date" not in {key.casefold() for key in fields},
    )


def _addresses(
    fields: Mapping[str, Any], name: str, below: str, section: str, patterns: Mapping[str, Any], ugly: bool
) -> Iterator[str]:
    own = first_text(fields, "url")
    slug = first_text(fields, "slug")
    language = first_text(fields, "lang")
    prefix = f"/{language}" if language and language not in ("vi", "vi-vn") else ""
    pattern = patterns.get(section or "/") or patterns.get("")
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
        yield f"{prefix}/{path}.html" if ugly else f"{prefix}/{path}/"


def _parents(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
