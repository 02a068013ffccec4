"""Sitemap documents, written element by element with the namespaces that search engines know."""

from __future__ import annotations

from xml.etree import ElementTree as ET

NAMESPACES = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def root(tag: str, *prefixes: str) -> ET.Element:
    """Return an empty document that declares the sitemap namespace and those of ``prefixes``."""
    declared = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}
    return ET.Element(tag, {"xmlns": NAMESPACES[""], **declared})


def element(tag: str, text: str = "") -> ET.Element:
    """Return an element that stands alone."""
    made = ET.Element(tag)
    made.text = text or None
    return made


def add_filled(parent: ET.Element, tag: str, text: str) -> None:
    """Append an element to ``parent``, unless it would be empty."""
    if text:
        parent.append(element(tag, text))


def document(whole: ET.Element) -> bytes:
    """Return the bytes of the document."""
    ET.indent(whole)
    text = ET.tostring(whole, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
