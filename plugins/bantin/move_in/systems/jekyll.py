"""Jekyll: ``_posts/2019-05-01-name.md`` (also below folders of categories), ``_drafts``, pages at the root."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import (
    DATED,
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
    for path in files.below("", *MARKDOWN, *HTML):
        folders = path.split("/")[:-1]
        if "_posts" in folders or "_drafts" in folders:
            yield _post(files, path, settings)
        elif not path.startswith(_NO_PAGES) and stem_of(path).casefold() not in NO_STORY and len(folders) < 2:
            page = _page(files, path, settings)
            if page:
                yield page


def _post(files: OldFiles, path: str, settings: Mapping[str, Any]) -> Entry:
    found = opened(files, path)
    if isinstance(found, Unread):
        return found
    fields, body = {**_defaults(settings, path, "posts"), **found[0]}, found[1]
    fields = dict(with_date_of_name(fields, path))
    folders = path.split("/")[:-1]
    at = folders.index("_posts") if "_posts" in folders else folders.index("_drafts")
    dated = DATED.fullmatch(stem_of(path))
    name = dated[2] if dated else stem_of(path)
    for key in ("categories", "category", "tags"):  # Jekyll parts them by blanks
        if isinstance(fields.get(key), str) and key != "category" and "," not in fields[key]:
            fields[key] = fields[key].split()
    categories = [*folders[:at], *_listed(fields.get("categories") or fields.get("category"))]
    parts = {"title": first_text(fields, "slug") or name, "slug": urlized(first_text(fields, "slug") or name)}
    parts |= {"categories": "/".join(urlized(it) for it in categories), "output_ext": ".html", **date_parts(fields)}
    own = first_text(fields, "permalink")
    pattern = own or first_text(settings, "permalink") or "date"
    address = filled(_STYLES.get(pattern, pattern), parts) if _STYLES.get(pattern, pattern) else ""
    fields.pop("permalink", None)
    return OldStory(
        source=path,
        fields=fields,
        body=body,
        form=form_of(path),
        addresses=(address,) if address else (),
        folder=posixpath.dirname(path),
        slug=name,
        category=folders[at - 1] if at else "",
        hidden="draft" if "_drafts" in folders else "",
    )


def _page(files: OldFiles, path: str, settings: Mapping[str, Any]) -> Entry | None:
    found = opened(files, path)
    if isinstance(found, Unread):
        return found
    fields, body = {**_defaults(settings, path, "pages"), **found[0]}, found[1]
    if not first_text(fields, "title") or "{% for" in body:
        return None  # a list that Jekyll makes
    address = first_text(fields, "permalink") or f"/{posixpath.splitext(path)[0]}.html"
    fields.pop("permalink", None)
    return OldStory(
        path, fields, body, form_of(path), (address,), posixpath.dirname(path), stem_of(path), is_page=True
    )


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
