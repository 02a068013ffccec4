"""Jekyll: ``_posts/2019-05-01-name.md`` (also below folders of categories), ``_drafts``, pages at the root."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory
from bantin.move_in.systems.story_file import (
    HTML,
    MARKDOWN,
    NO_STORY,
    StoryFile,
    date_parts,
    filled,
    first_text,
    host_of,
    settings_of,
    stem_of,
    stories_in,
    urlized,
)

PHOTOS = ("", "assets", "images", "assets/images", "img", "_posts", "docs")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "",
    "none": "/:categories/:title.html",
}
_NO_PAGES = ("_layouts/", "_includes/", "_site/", "_data/", "assets/", "_sass/")


def is_there(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Jekyll."""
    return any("_posts" in path.split("/")[:-1] for path in files.below("", *MARKDOWN, *HTML)) and not (
        files.has_folder("source/_posts") or files.has_folder("themes")
    )


def site(files: OldFiles) -> OldSite:
    """Return the site."""
    settings = settings_of(files, "_config.yml", "_config.yaml", "_config.toml")
    url = first_text(settings, "url") + first_text(settings, "baseurl")
    return OldSite("jekyll", files, lambda: _stories(files, settings), url, host_of(url))


def _stories(files: OldFiles, settings: Mapping[str, Any]) -> Iterator[Entry]:
    def names() -> Iterator[str]:
        return files.below("", *MARKDOWN, *HTML)

    posts = (it for it in names() if {"_posts", "_drafts"} & set(it.split("/")[:-1]))
    yield from stories_in(files, posts, lambda file: _post(file, settings))
    yield from stories_in(files, filter(_may_be_page, names()), lambda file: _page(file, settings))


def _may_be_page(path: str) -> bool:
    folders = path.split("/")[:-1]
    is_post = {"_posts", "_drafts"} & set(folders) or path.startswith(_NO_PAGES)
    return not is_post and stem_of(path).casefold() not in NO_STORY and len(folders) < 2


def _post(file: StoryFile, settings: Mapping[str, Any]) -> OldStory:
    fields = file.fields = {**_defaults(settings, file.path, "posts"), **file.fields}
    folders = file.path.split("/")[:-1]
    at = folders.index("_posts") if "_posts" in folders else folders.index("_drafts")
    for key in ("categories", "tags"):  # Jekyll parts them by blanks
        if isinstance(fields.get(key), str) and "," not in fields[key]:
            fields[key] = fields[key].split()
    categories = [*folders[:at], *_listed(fields.get("categories") or fields.get("category"))]
    title = first_text(fields, "slug") or file.name
    parts = {"title": title, "slug": urlized(title), "output_ext": ".html", **date_parts(fields)}
    parts["categories"] = "/".join(urlized(it) for it in categories)
    pattern = first_text(fields, "permalink") or first_text(settings, "permalink") or "date"
    pattern = _STYLES.get(pattern, pattern)
    fields.pop("permalink", None)
    return file.story(
        [filled(pattern, parts) if pattern else ""],
        slug=file.name,
        category=folders[at - 1] if at else "",
        hidden="draft" if "_drafts" in folders else "",
    )


def _page(file: StoryFile, settings: Mapping[str, Any]) -> OldStory | None:
    fields = file.fields = {**_defaults(settings, file.path, "pages"), **file.fields}
    if not first_text(fields, "title") or "{% for" in file.body:
        return None  # a list that Jekyll makes
    address = first_text(fields, "permalink") or f"/{posixpath.splitext(file.path)[0]}.html"
    fields.pop("permalink", None)
    return file.story([address], slug=file.stem, is_page=True)


def _defaults(settings: Mapping[str, Any], path: str, kind: str) -> dict[str, Any]:
    """Return what the settings say for all files of a folder and kind."""
    merged: dict[str, Any] = {}
    entries = settings.get("defaults")
    for entry in entries if isinstance(entries, list) else ():
        scope, values = (entry.get("scope"), entry.get("values")) if isinstance(entry, Mapping) else (None, None)
        if isinstance(values, Mapping):
            scope = scope if isinstance(scope, Mapping) else {}
            folder, of = str(scope.get("path") or "").strip("/"), scope.get("type")
            if path.startswith(folder) and of in (None, "", kind):
                merged |= {str(key): value for key, value in values.items()}
    return merged


def _listed(value: Any) -> list[str]:
    return [str(it) for it in value] if isinstance(value, list) else [str(value)] if value else []
