"""Ghost: the JSON file of “Export content”, with the folder ``content/images`` beside it if there is one.

ijson reads it a story at a time: exports of large sites are hundreds of megabytes, and the standard library's reader
would hold all of it several times over.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.disk_tables import Table
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory
from bantin.move_in.systems.ghost_documents import html_of
from bantin.move_in.systems.story_file import host_of
from bantin.move_in.systems.wordpress import HEAD
from bantin.move_in.whole_escapes import WholeEscapes
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, open_plain

PHOTOS = ("", "content", "content/images", "images")
_MARKS = (b'"db"', b'"meta"', b'"exported_on"')
_DATA = ("db.item.data", "data")
_DEEPEST = 60
_LONGEST = 5_000  # letters of a name
_SHORT = ("tags", "users", "posts_tags", "posts_authors", "posts_meta", "settings")
_OF_PHOTOS = ("feature_image_alt", "feature_image_caption")


def is_export(files: OldFiles, path: str) -> bool:
    """Say whether a file is what Ghost exports."""
    return path.lower().endswith(".json") and any(mark in files.head(path, HEAD) for mark in _MARKS)


def site(files: OldFiles, path: str) -> OldSite:
    """Return the site; a first look finds names of tags and authors, which stand apart from the stories."""
    short, url = _Short(*(files.tables.table() for _ in range(5))), ""
    for number, (name, row) in enumerate(_rows(files, path, _SHORT)):
        if name != "settings":
            short.note(name, row, number)
        elif not url and row.get("key") == "url" and row.get("value"):
            url = str(row.get("value"))
    return OldSite("ghost", files, lambda: _stories(files, path, short), url, host_of(url))


@dataclass(frozen=True, slots=True)
class _Short:
    """What stands apart from the stories: names by number, the numbers of a story's tags and authors in order."""

    tags: Table
    users: Table
    tags_of: Table
    authors_of: Table
    metas: Table

    def note(self, name: str, row: dict[str, Any], number: int) -> None:
        """Note the ``number``th row of all, of the table ``name``."""
        if name in ("tags", "users"):
            names = self.tags if name == "tags" else self.users
            names.put(str(row.get("id")), str(row.get("name", "#"))[:_LONGEST])
        elif name == "posts_meta":
            said = {key: it for key in _OF_PHOTOS if isinstance(it := row.get(key), str)}
            self.metas.put(str(row.get("post_id")), json.dumps(said))
        else:
            links, key = (self.tags_of, "tag_id") if name == "posts_tags" else (self.authors_of, "author_id")
            place = order if isinstance(order := row.get("sort_order"), int) else 0
            links.put(f"{row.get('post_id')}\0{max(place, 0):09}\0{number:09}", str(row.get(key)))

    def named(self, links: Table, names: Table, story: str) -> list[str]:
        """Return the names to which ``links`` of a story lead, in order."""
        return [name for _, it in links.below(f"{story}\0") if (name := names.get(it))]


def _stories(files: OldFiles, path: str, short: _Short) -> Iterator[Entry]:
    for _, row in _rows(files, path, ("posts",)):
        story = str(row.get("id"))
        public = [it for it in short.named(short.tags_of, short.tags, story) if not it.startswith("#")]
        authors = short.named(short.authors_of, short.users, story)
        writer = short.users.get(str(row.get("author_id")))
        yield _story(path, row, public, authors or [writer] * bool(writer), json.loads(short.metas.get(story, "{}")))


def _story(path: str, row: dict[str, Any], tags: list[str], authors: list[str], meta: dict[str, Any]) -> OldStory:
    slug = str(row.get("slug") or "")
    state, seen = str(row.get("status") or "published"), str(row.get("visibility") or "public")
    is_page = row.get("type") == "page" or str(row.get("page")).casefold() in ("1", "true")
    fields = {
        "title": row.get("title"),
        "date": row.get("published_at") or row.get("created_at"),
        "modified": row.get("updated_at"),
        "authors": authors,
        "excerpt": row.get("custom_excerpt"),
        "categories": tags[:1],
        "tags": tags[1:],
        "image": row.get("feature_image") or row.get("image"),
        "image_alt": meta.get("feature_image_alt") or row.get("feature_image_alt"),
        "image_caption": meta.get("feature_image_caption") or row.get("feature_image_caption"),
        "sticky": "true" if str(row.get("featured")).casefold() in ("1", "true") else "",
    }
    html, markdown = row.get("html"), row.get("markdown")
    html = html or (None if markdown else html_of(row))
    hidden = "" if state == "published" else state
    return OldStory(
        source=f"{path}#{slug or row.get('id')}",
        fields={key: value for key, value in fields.items() if value},
        body=str(html or markdown or row.get("plaintext") or "").replace("__GHOST_URL__", ""),
        form="html" if html or not markdown else "markdown",
        addresses=(f"/{slug}/",) if slug else (),
        slug=slug,
        is_page=is_page,
        hidden=hidden or ("" if seen == "public" else seen),
    )


def _rows(files: OldFiles, path: str, names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of tables ``names`` of an export; raise :class:`Refused` for what is broken or too deep."""
    import ijson

    try:
        descriptor = open_plain(files.root, path)
    except (NotPlain, OSError) as error:
        raise Refused(say("move-in/unreadable", reason=say("move-in/reason.closed"))) from error
    with io.FileIO(descriptor) as stream:
        try:
            # Whole paths of each value, as ijson.parse tells them, would cost the square of the depth.
            yield from _found(ijson.basic_parse(WholeEscapes(stream), use_float=True), names, ijson.ObjectBuilder)
        except (ijson.JSONError, UnicodeDecodeError, RecursionError, ValueError) as error:
            raise Refused(say("move-in/header.json")) from error


def _found(
    events: Iterable[tuple[str, Any]], names: tuple[str, ...], new_builder: Any
) -> Iterator[tuple[str, dict[str, Any]]]:
    wanted = {f"{start}.{name}.item": name for start in _DATA for name in names}
    way: list[str] = []  # keys, or “item” in lists, down to where the parser stands
    builder, name, bottom = None, "", 0
    for event, value in events:
        if event == "map_key":
            way[-1] = value
        elif event in ("start_map", "start_array"):
            if len(way) >= _DEEPEST:
                raise Refused(say("move-in/header.deep"))
            if builder is None and event == "start_map" and (named := wanted.get(".".join(way))):
                builder, name, bottom = new_builder(), named, len(way)
            way.append("" if event == "start_map" else "item")
        elif event in ("end_map", "end_array"):
            way.pop()
        if builder is not None:
            builder.event(event, value)
            if event == "end_map" and len(way) == bottom:
                yield name, builder.value
                builder = None
