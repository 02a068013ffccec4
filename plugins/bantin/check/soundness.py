"""Whether a finished file is what its name says: not empty, well-formed, each element of a page closed in turn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from bantin.newsroom.message import Message, say

_XML = (".xml", ".opml", ".xsl", ".svg")
_JSON = (".json", ".webmanifest")
TEXTS = (*_XML, *_JSON, ".css", ".txt")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TAG = re.compile(
    r"""<!--.*?-->
      | <(?P<raw>script|style|textarea|title)\b(?:"[^"]*"|'[^']*'|[^'">])*>.*?</(?P=raw)\s*>
      | <(?P<end>/)?(?P<name>[a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)


def fault_in_file(name: str, data: bytes) -> Message | None:
    """Return what is wrong with the file ``name``; None when it is sound or of another kind."""
    if not data:
        return say("check/broken-file.empty")
    try:
        if name.endswith(_XML):
            ET.fromstring(data)
        elif name.endswith(_JSON):
            json.loads(data)
    except (ET.ParseError, ValueError) as error:
        return say("check/broken-file.bad", reason=str(error))
    return None


def fault_in_page(html: str) -> Message | None:
    """Return what the first element of a page is that is not closed in its turn; None when all are.

    Inside ``svg`` and ``math`` an element may close itself; elements without content need no end.
    """
    return _fault_of(
        (tag["end"] or "", tag["name"]) for tag in _TAG.finditer(html) if tag["name"] and not tag[0].endswith("/>")
    )


def _fault_of(tags: Iterable[tuple[str, str]]) -> Message | None:
    open_ones: list[str] = []
    for end, typed in tags:
        name = typed.lower()
        if name in VOID:
            continue
        if not end:
            open_ones.append(name)
        elif not open_ones or open_ones.pop() != name:
            return say("check/broken-file.end", tag=name)
    return say("check/broken-file.open", tag=open_ones[-1]) if open_ones else None
