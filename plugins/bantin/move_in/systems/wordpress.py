"""WordPress: the file of “Tools, Export” (WXR), with the folder ``uploads`` beside it if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, LeftOut, OldSite, OldStory
from bantin.move_in.systems.story_file import host_of
from bantin.move_in.xml_stream import Node, entries
from bantin.newsroom.split_address import asked_of

PHOTOS = ("", "uploads", "wp-content/uploads", "wp-content")
_STORIES = {"post": False, "page": True}
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->\n?", re.DOTALL)
_BLOCK = (
    r"(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|hr|section|iframe|address|"
    r"center|dl|form)"
)
_STARTS_BLOCK = re.compile(rf"\s*</?{_BLOCK}\b", re.IGNORECASE)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
HEAD = 8_000  # signs by which exports are known
_FOUND = re.compile(rb"wordpress\.org/export/")


def is_export(files: OldFiles, path: str) -> bool:
    """Say whether a file is what WordPress exports."""
    return path.lower().endswith(".xml") and bool(_FOUND.search(files.head(path, HEAD)))


def site(files: OldFiles, paths: tuple[str, ...]) -> OldSite:
    """Return the site in the exports ``paths``; a first look through them finds the photos that stories name."""
    attachments: dict[str, str] = {}
    authors: dict[str, str] = {}
    url = ""
    for path in paths:
        for node in entries(files, path, ("item",), ("wp:author", "wp:base_blog_url")):
            if node.name == "wp:author":
                authors[node.value("wp:author_login")] = node.value("wp:author_display_name")
            elif node.name == "wp:base_blog_url":
                url = url or node.text
            elif node.value("wp:post_type") == "attachment":
                attachments[node.value("wp:post_id")] = node.value("wp:attachment_url") or node.value("guid")
    return OldSite(
        "wordpress", files, lambda: _stories(files, paths, authors, attachments), url, host_of(url), attachments
    )


def _stories(
    files: OldFiles, paths: tuple[str, ...], authors: dict[str, str], attachments: dict[str, str]
) -> Iterator[Entry]:
    for path in paths:
        for node in entries(files, path, ("item",)):
            kind = node.value("wp:post_type")
            if kind == "attachment":
                continue
            if kind not in _STORIES:
                yield LeftOut(kind or "item")
            elif node.value("wp:status") in ("trash", "auto-draft", "inherit"):
                yield LeftOut(node.value("wp:status"))
            else:
                yield _story(node, path, authors, attachments)


def _story(node: Node, path: str, authors: dict[str, str], attachments: dict[str, str]) -> OldStory:
    number, status = node.value("wp:post_id"), node.value("wp:status")
    meta = {it.value("wp:meta_key"): it.value("wp:meta_value") for it in node.all("wp:postmeta")}
    terms = list(node.all("category"))
    link = node.value("link")
    address = _address(link)
    author = node.value("dc:creator")
    fields = {
        "title": node.value("title"),
        "date": _moment(node.value("wp:post_date")) or node.value("pubDate"),
        "modified": _moment(node.value("wp:post_modified")),
        "author": authors.get(author) or author,
        "excerpt": node.value("excerpt:encoded"),
        "categories": [it.text for it in terms if it.attributes.get("domain") == "category" and it.text],
        "tags": [it.text for it in terms if it.attributes.get("domain") == "post_tag" and it.text],
        "image": attachments.get(meta.get("_thumbnail_id", ""), ""),
        "password": node.value("wp:post_password"),
        "sticky": "true" if node.value("wp:is_sticky") == "1" else "",
    }
    if fields["categories"] in (["Uncategorized"], ["Chưa phân loại"], ["Chưa được phân loại"]):
        fields["categories"] = []
    queried = f"/?page_id={number}" if node.value("wp:post_type") == "page" else f"/?p={number}"
    return OldStory(
        source=f"{path}#{number}",
        fields=fields,
        body=_with_paragraphs(node.value("content:encoded")),
        form="html",
        addresses=tuple(dict.fromkeys(it for it in (address, queried if number else "") if it)),
        slug=node.value("wp:post_name"),
        is_page=_STORIES[node.value("wp:post_type")],
        hidden="" if status in ("publish", "") else status,
    )


def _address(link: str) -> str:
    asked = asked_of(link)
    return "" if asked == "/" else asked


def _moment(text: str) -> str:
    return "" if text.startswith("0000") else text


def _with_paragraphs(text: str) -> str:
    """Return what an editor typed with its paragraphs marked, as WordPress does it when it shows a story."""
    text = _BLOCK_COMMENT.sub("", text).replace("<!--more-->", "").replace("<!--nextpage-->", "\n\n")
    pieces = _PRE.split(text)
    return "\n".join(piece if number % 2 else _paragraphs(piece) for number, piece in enumerate(pieces))


def _paragraphs(text: str) -> str:
    made = []
    for piece in re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n")):
        piece = piece.strip("\n")
        if not piece.strip():
            continue
        if _STARTS_BLOCK.match(piece):
            made.append(piece)
        else:
            made.append("<p>" + re.sub(r"(?<!<br />)(?<!<br>)(?<!<br/>)\n", "<br>\n", piece) + "</p>")
    return "\n\n".join(made)
