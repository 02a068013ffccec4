"""WordPress: the file of “Tools, Export” (WXR), with the folder ``uploads`` beside it if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from bantin.move_in.disk_tables import Table
from bantin.move_in.header_values import plain_words
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory
from bantin.move_in.systems import elementor
from bantin.move_in.systems.story_file import host_of
from bantin.move_in.systems.wordpress_blocks import with_lone_blocks
from bantin.move_in.systems.wordpress_galleries import whole_shortcodes, with_captions
from bantin.move_in.xml_stream import Node, entries
from bantin.newsroom.split_address import asked_of, split_address

PHOTOS = ("", "uploads", "wp-content/uploads", "wp-content")
_FIRST_LOOK = (
    *("wp:author_login", "wp:author_display_name", "wp:post_type", "wp:post_id", "wp:attachment_url", "guid"),
    *("wp:post_parent", "wp:menu_order", "excerpt:encoded"),
)
_KEPT_BY_PROGRAMS = re.compile(
    r"(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|feedback|reply)$|"
    r"(?:wp|acf|elementor|shop|wpcf7|mc4wp|jp|vc|et|ml|scheduled|nf)[-_]|wpcf7|wpforms|flamingo|mailpoet|popup|slide|form"
)
_NO_SECTIONS = (
    *("", "post_tag", "post_format", "language", "post_translations", "translation_priority"),
    *("product_type", "product_visibility", "product_shipping_class", "wp_theme", "nav_menu"),
)
_UNSORTED = ("uncategorized", "chưa phân loại", "chưa được phân loại")
_PHOTO = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"^/(en|fr|de|es|ja|ko|zh|ru|km|lo|th|zh-hans|zh-hant)/|[?&]lang=([a-z]{2}(?:-\w+)?)(?:&|$)")
_SHARED_LOOK = ("wp:post_type", "wp:post_id", "wp:status", "content:encoded")
_STORIES = {"post": False, "page": True}
HEAD = 8_000  # signs by which exports are known
_FOUND = re.compile(rb"wordpress\.org/export/")


def is_export(files: OldFiles, path: str) -> bool:
    """Say whether a file is what WordPress exports."""
    return path.lower().endswith(".xml") and bool(_FOUND.search(files.head(path, HEAD)))


def site(files: OldFiles, paths: tuple[str, ...]) -> OldSite:
    """Return the site in the exports ``paths``; a first look through them finds the photos that stories name."""
    attachments, uploaded, captions = (files.tables.table() for _ in range(3))
    authors: dict[str, str] = {}
    url = ""
    for path in paths:
        for node in entries(files, path, ("item", "wp:author", "wp:base_blog_url"), _FIRST_LOOK):
            if node.name == "wp:author":
                authors[node.value("wp:author_login")] = node.value("wp:author_display_name")
            elif node.name == "wp:base_blog_url":
                url = url or node.text
            elif node.value("wp:post_type") == "attachment":
                number, address = node.value("wp:post_id"), node.value("wp:attachment_url") or node.value("guid")
                attachments.put(number, address)
                if words := plain_words(node.value("excerpt:encoded")):
                    captions.put(number, words)
                if _PHOTO.search(address):
                    place = f"{node.value('wp:menu_order'):0>6}\0{number:0>12}"
                    uploaded.put(f"{node.value('wp:post_parent')}\0{place}", number)

    def read() -> Iterator[Entry]:
        return _stories(files, paths, authors, attachments, uploaded, captions)

    return OldSite("wordpress", files, read, url, host_of(url), attachments)


def _stories(
    files: OldFiles,
    paths: tuple[str, ...],
    authors: dict[str, str],
    attachments: Table,
    uploaded: Table,
    captions: Table,
) -> Iterator[Entry]:
    @cache  # looked for when a story asks
    def shared() -> dict[str, str]:
        found = (it for path in paths for it in entries(files, path, ("item",), _SHARED_LOOK))
        return {
            it.value("wp:post_id"): it.value("content:encoded")
            for it in found
            if it.value("wp:post_type") == "wp_block" and it.value("wp:status") in ("publish", "")
        }

    def photos_of(story: str) -> Iterator[str]:
        return (number for _, number in uploaded.below(f"{story}\0"))

    for path in paths:
        for node in entries(files, path, ("item",)):
            kind = node.value("wp:post_type")
            if kind == "attachment":
                continue
            if kind not in _STORIES and not _is_of_its_own_kind(node, kind):
                yield LeftOut(kind or "item")
            elif node.value("wp:status") in ("trash", "auto-draft", "inherit"):
                yield LeftOut(node.value("wp:status"))
            else:
                body = elementor.body_of(node.value("content:encoded"), _meta(node))
                body = with_lone_blocks(body, _meta(node).get("footnotes", ""), lambda it: shared().get(it, ""))
                body = whole_shortcodes(body, node.value("wp:post_id"), photos_of)
                body = with_captions(body, attachments, captions)
                yield _story(node, path, authors, attachments, captions, body)


def _is_of_its_own_kind(node: Node, kind: str) -> bool:
    """Say whether an entry of a ``kind`` that a site made up, such as its events, was a page that readers could open.

    Kinds that programs keep their own things in (menus, orders, forms) have no address but a query.
    """
    parts = split_address(node.value("link"))
    has_page = bool(parts and parts.path.strip("/") and not parts.query)
    return has_page and bool(node.value("title")) and not _KEPT_BY_PROGRAMS.match(kind)


def _meta(node: Node) -> dict[str, str]:
    return {it.value("wp:meta_key"): it.value("wp:meta_value") for it in node.all("wp:postmeta")}


def _story(
    node: Node, path: str, authors: dict[str, str], attachments: Table, captions: Table, body: str
) -> OldStory:
    number, status, kind = (node.value(f"wp:{it}") for it in ("post_id", "status", "post_type"))
    meta = _meta(node)
    terms = list(node.all("category"))
    own = [it for it in terms if it.attributes.get("domain") == "category"] or [
        it for it in terms if it.attributes.get("domain", "") not in _NO_SECTIONS and kind not in _STORIES
    ]
    own.sort(key=lambda it: it.attributes.get("domain", "").endswith("_tag"))  # labels behind sections
    link = node.value("link")
    address = _address(link)
    author = node.value("dc:creator")
    lead = attachments.get(meta.get("_thumbnail_id", ""), "")
    fields = {
        "title": node.value("title"),
        "date": _moment(node.value("wp:post_date")) or node.value("pubDate"),
        "modified": _moment(node.value("wp:post_modified")),
        "author": authors.get(author) or author,
        "excerpt": node.value("excerpt:encoded"),
        "categories": [it.text for it in own if it.text and it.text.casefold() not in _UNSORTED],
        "tags": [it.text for it in terms if it.attributes.get("domain") == "post_tag" and it.text],
        "lang": _language(terms, meta, link),
        "image": lead,
        "image_caption": "" if PurePosixPath(lead).stem in body else captions.get(meta.get("_thumbnail_id", ""), ""),
        "password": node.value("wp:post_password"),
        "sticky": "true" if node.value("wp:is_sticky") == "1" else "",
    }
    queried = f"/?page_id={number}" if kind == "page" else f"/?p={number}"
    return OldStory(
        source=f"{path}#{number}",
        fields={key: value for key, value in fields.items() if value},
        body=body,
        form="typed",
        addresses=tuple(dict.fromkeys(it for it in (address, queried if number else "") if it)),
        slug=node.value("wp:post_name"),
        is_page=_STORIES.get(kind, False),
        hidden="" if status == "publish" or not any(node.all("wp:status")) else status or "unpublished",
    )


def _language(terms: list[Node], meta: dict[str, str], link: str) -> str:
    """Return the language that Polylang or WPML has noted; a story exported without it has it in its address."""
    named = (it.attributes.get("nicename", "") for it in terms if it.attributes.get("domain") == "language")
    noted = next(named, "") or meta.get("_wpml_import_language_code", "") or meta.get("_wpml_language", "")
    found = _IN_ADDRESS.search(asked_of(link))
    return noted or (found[1] or found[2] if found else "")


def _address(link: str) -> str:
    asked = asked_of(link)
    return "" if asked == "/" else asked


def _moment(text: str) -> str:
    return "" if text.startswith("0000") else text
