"""Sitemap documents as text: fifty thousand addresses are too many for a tree of objects."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACES = {
    "": ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    "image": ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
    "news": ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
}


def leaf(tag: str, text: str) -> str:
    """Return an element that holds ``text``; nothing when that is empty."""
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def branch(tag: str, *children: str) -> str:
    """Return an element that holds finished ``children``."""
    return f"<{tag}>{''.join(children)}</{tag}>"


def document(root: str, items: Iterable[str], *prefixes: str) -> bytes:
    """Return a document with one item on each line, the namespaces of ``prefixes`` declared."""
    declared = "".join(NAMESPACES[prefix] for prefix in ("", *prefixes))
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<{root}{declared}>", *items, f"</{root}>", ""]
    return "\n".join(lines).encode()
