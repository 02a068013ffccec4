"""XML documents written element by element; the standard library escapes, this adds what comes before the root."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.utils import format_datetime
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

# Prefixes are written as they are: the root element declares them by `xmlns:…` attributes.
NAMESPACES = {
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def declare(*prefixes: str) -> dict[str, str]:
    """Return the attributes that declare ``prefixes`` on a root element."""
    return {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}


def add(parent: ET.Element, tag: str, text: str = "", attributes: Mapping[str, object] | None = None) -> ET.Element:
    """Append an element to ``parent``; attributes that are empty, zero or None are left out."""
    present = {name: str(value) for name, value in (attributes or {}).items() if value}
    element = ET.SubElement(parent, tag, present)
    element.text = text or None
    return element


def add_text(parent: ET.Element, tag: str, text: str, attributes: Mapping[str, object] | None = None) -> None:
    """Append an element that is pointless without text, unless ``text`` is empty."""
    if text:
        add(parent, tag, text, attributes)


def document(root: ET.Element, stylesheet: str = "", css: str = "") -> str:
    """Return the text of the document, with the stylesheets that show it to people who open it in a browser."""
    ET.indent(root)
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    for kind, address in (("text/xsl", stylesheet), ("text/css", css)):
        if address:
            lines.append(f'<?xml-stylesheet type="{kind}" href={quoteattr(address)}?>')
    return "\n".join([*lines, ET.tostring(root, encoding="unicode"), ""])


def rfc822(moment: dt.datetime) -> str:
    """Return ``moment`` as RSS writes it, in English whatever the locale: ``Sun, 14 Jan 2024 17:30:00 +0700``."""
    return format_datetime(moment)


def rfc3339(moment: dt.datetime) -> str:
    """Return ``moment`` as Atom and JSON Feed write it: ``2024-01-14T17:30:00+07:00``."""
    return moment.isoformat(timespec="seconds")
