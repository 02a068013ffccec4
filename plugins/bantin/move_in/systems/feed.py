"""Feeds: RSS 2.0, Atom, and Blogger's export, which is Atom with drafts, pages and comments in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory
from bantin.move_in.systems.story_file import host_of
from bantin.move_in.systems.wordpress import HEAD
from bantin.move_in.xml_stream import Node, entries
from bantin.newsroom.split_address import asked_of, site_of

PHOTOS = ("", "images", "photos", "Albums", "uploads")
_ENDINGS = (".xml", ".rss", ".atom")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_BLOGGER = re.compile(rb"blogger|kind#post", re.IGNORECASE)
_BODIES = ("content:encoded", "content", "description", "summary")  # the whole text first, then a lead
_KIND = re.compile(r".*kind#(\w+)")


def is_feed(files: OldFiles, path: str) -> bool:
    """Say whether a file is a feed."""
    return path.lower().endswith(_ENDINGS) and bool(_FEED.search(files.head(path, HEAD)))


def is_blogger(files: OldFiles, path: str) -> bool:
    """Say whether a file is an export of Blogger."""
    return is_feed(files, path) and bool(_BLOGGER.search(files.head(path, HEAD)))


def site(files: OldFiles, paths: tuple[str, ...], system: str) -> OldSite:
    """Return the site in the feeds ``paths``."""
    url = ""
    for path in paths:
        story = next((it for it in _stories(files, path) if isinstance(it, OldStory) and it.fields.get("link")), None)
        if story:
            url = url or str(story.fields["link"])
    root = site_of(url)

    def read() -> Iterator[Entry]:
        for path in paths:
            for entry in _stories(files, path):
                yield _without_link(entry)

    return OldSite(system, files, read, root, host_of(root))


def _stories(files: OldFiles, path: str) -> Iterator[Entry]:
    for number, node in enumerate(entries(files, path, ("item", "entry")), 1):
        kind = _kind(node)
        if kind not in ("post", "page"):
            yield LeftOut(kind)
        else:
            yield _story(node, f"{path}#{number}", kind)


def _kind(node: Node) -> str:
    """Return what an entry of Blogger is; all entries of other feeds are posts."""
    if own := node.value("blogger:type"):
        return own.casefold()
    marks = (_KIND.fullmatch(it.attributes.get("term", "")) for it in node.all("category"))
    return next((found[1].casefold() for found in marks if found), "post")


def _story(node: Node, source: str, kind: str) -> OldStory:
    link = _link(node)
    categories = [
        word
        for it in node.all("category")
        if (word := it.attributes.get("term", "") or it.text) and "schemas.google.com" not in word
    ]
    authors = [it.value("name") or it.text for it in node.all("author")] or [node.value("dc:creator")]
    hides = any(it.value("app:draft").casefold() == "yes" for it in node.all("app:control"))
    state = node.value("blogger:status").casefold()
    body, lead = (*(it for name in _BODIES for child in node.all(name) if (it := _html_of(child))), "", "")[:2]
    fields = {
        "title": next(map(_html_of, node.all("title")), ""),
        "excerpt": lead,
        "date": node.value("published", "pubDate", "dc:date", "blogger:created", "updated"),
        "modified": node.value("updated"),
        "authors": [re.sub(r"^\S+@\S+ \((.+)\)$", r"\1", it) for it in authors if it],
        "categories": categories[:1],
        "tags": categories[1:],
        "image": _photo(node),
        "link": link,
    }
    return OldStory(
        source=source,
        fields={key: value for key, value in fields.items() if value},
        body=body,
        form="html",
        addresses=_addresses(node, link),
        is_page=kind == "page",
        hidden="draft" if hides else state if state and state not in ("live", "published") else "",
    )


def _html_of(node: Node) -> str:
    """Return the text of an element; Atom may hold it as elements of XHTML."""
    return node.markup.strip() if node.attributes.get("type") == "xhtml" else node.text


def _addresses(node: Node, link: str) -> tuple[str, ...]:
    own = node.value("blogger:filename")
    return tuple(dict.fromkeys(it for it in (own, asked_of(link)) if it and it != "/"))


def _link(node: Node) -> str:
    links = list(node.all("link"))
    chosen = [it.attributes.get("href", "") for it in links if it.attributes.get("rel", "alternate") == "alternate"]
    return next((it for it in (*chosen, *(it.text for it in links)) if it), "")


def _photo(node: Node) -> str:
    for child in node.children:
        kind = child.attributes.get("type", "") or child.attributes.get("medium", "")
        if child.name in ("enclosure", "media:content", "media:thumbnail") and (kind.startswith("image") or not kind):
            return child.attributes.get("url", "")
    return ""


def _without_link(entry: Entry) -> Entry:
    if isinstance(entry, OldStory):
        from dataclasses import replace

        return replace(entry, fields={key: value for key, value in entry.fields.items() if key != "link"})
    return entry
