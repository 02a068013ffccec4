"""Hexo: ``source/_posts``, ``source/_drafts``, photos beside a post in a folder of its name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import (
    DATED,
    MARKDOWN,
    date_parts,
    filled,
    first_text,
    form_of,
    host_of,
    opened,
    settings_of,
    stem_of,
    with_date_of_name,
)

PHOTOS = ("source", "source/images", "source/_posts", "")


def is_there(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Hexo."""
    return files.has_folder("source/_posts")


def site(files: OldFiles) -> OldSite:
    """Return the site."""
    settings = settings_of(files, "_config.yml", "_config.yaml", "_config.json")
    url = first_text(settings, "url")
    pattern = first_text(settings, "permalink") or ":year/:month/:day/:title/"
    return OldSite("hexo", files, lambda: _stories(files, pattern), url, host_of(url))


def _stories(files: OldFiles, pattern: str) -> Iterator[Entry]:
    for path in files.below("source", *MARKDOWN, ".html"):
        place = path.removeprefix("source/")
        if place.startswith(("_posts/", "_drafts/")):
            yield _post(files, path, place, pattern)
        elif not place.startswith("_") and place.count("/") == 1 and stem_of(path) == "index":
            page = _page(files, path, place)
            if page:
                yield page


def _post(files: OldFiles, path: str, place: str, pattern: str) -> Entry:
    found = opened(files, path)
    if isinstance(found, Unread):
        return found
    fields, body = with_date_of_name(found[0], path), found[1]
    stem = posixpath.splitext(place.partition("/")[2])[0]
    dated = DATED.fullmatch(posixpath.basename(stem))
    title = posixpath.join(posixpath.dirname(stem), dated[2]) if dated and not _has_date(found[0]) else stem
    category = _first(fields.get("categories") or fields.get("category"))
    parts: dict[str, str] = {"title": title, "name": posixpath.basename(title), "post_title": title}
    parts |= {"category": category or "uncategorized", "id": first_text(fields, "id"), **date_parts(fields)}
    own = first_text(fields, "permalink")
    address = f"/{own.lstrip('/')}" if own else filled(pattern, parts)
    rest = {key: value for key, value in fields.items() if key != "permalink"}
    return OldStory(
        source=path,
        fields=rest,
        body=body,
        form=form_of(path),
        addresses=(address,) if address else (),
        folder=posixpath.splitext(path)[0],
        slug=posixpath.basename(title),
        hidden="draft" if place.startswith("_drafts/") else "",
    )


def _page(files: OldFiles, path: str, place: str) -> Entry | None:
    found = opened(files, path)
    if isinstance(found, Unread):
        return found
    fields, body = found
    if first_text(fields, "type", "layout") in ("tags", "categories", "link", "archives", "archive", "search"):
        return None
    folder = posixpath.dirname(place)
    return OldStory(
        path,
        fields,
        body,
        form_of(path),
        (f"/{folder}/",),
        posixpath.dirname(path),
        folder,
        is_page=bool(body.strip()),
    )


def _first(value: Any) -> str:
    while isinstance(value, list) and value:
        value = value[0]
    return str(value) if value and not isinstance(value, Mapping) else ""


def _has_date(fields: Mapping[str, Any]) -> bool:
    return any(key.casefold() == "date" for key in fields)
