"""Hexo: ``source/_posts``, ``source/_drafts``, photos beside a post in a folder of its name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory
from bantin.move_in.systems.story_file import (
    MARKDOWN,
    StoryFile,
    date_parts,
    filled,
    first_text,
    host_of,
    settings_of,
    stem_of,
    stories_in,
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
    def names() -> Iterator[str]:
        return files.below("source", *MARKDOWN, ".html")

    posts = (it for it in names() if it.startswith(("source/_posts/", "source/_drafts/")))
    yield from stories_in(files, posts, lambda file: _post(file, pattern))
    pages = (it for it in names() if it.count("/") == 2 and not it.startswith("source/_") and stem_of(it) == "index")
    yield from stories_in(files, pages, _page)


def _post(file: StoryFile, pattern: str) -> OldStory:
    fields = file.fields
    below = file.folder.removeprefix("source/").partition("/")[2]
    name = file.name if file.is_dated_by_name else file.stem  # with a date of its own, it is all a name
    title = posixpath.join(below, name)
    category = _first(fields.get("categories") or fields.get("category"))
    parts: dict[str, str] = {"title": title, "name": name, "post_title": title}
    parts |= {"category": category or "uncategorized", "id": first_text(fields, "id"), **date_parts(fields)}
    own = first_text(fields, "permalink")
    fields.pop("permalink", None)
    return file.story(
        [f"/{own.lstrip('/')}" if own else filled(pattern, parts)],
        folder=posixpath.splitext(file.path)[0],
        slug=name,
        hidden="draft" if file.path.startswith("source/_drafts/") else "",
    )


def _page(file: StoryFile) -> OldStory | None:
    if first_text(file.fields, "type", "layout") in ("tags", "categories", "link", "archives", "archive", "search"):
        return None
    place = posixpath.basename(file.folder)
    return file.story([f"/{place}/"], slug=place, is_page=bool(file.body.strip()))


def _first(value: Any) -> str:
    while isinstance(value, list) and value:
        value = value[0]
    return str(value) if value and not isinstance(value, Mapping) else ""
