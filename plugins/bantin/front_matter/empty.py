"""A story that says nothing: readers would meet a title over an empty page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from bantin.front_matter.conversion import Body
from bantin.front_matter.document import Document
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say

_PHOTO = "\x02photo:"
_TAG = re.compile(r"<[^<>]*>")
# A letter right behind a tag, where nothing but a slot, in which no tag stands, would take it away.
_SHOWN = re.compile(">[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SLOT = re.compile("\x02[^\x03]*\x03")
_UNSEEN = re.compile(r"[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\ufeff\uffa0]+")


def empty_body(document: Document, body: Body) -> Iterator[Diagnostic]:
    """Yield a finding if the ``body`` of a story that is to be published shows neither a word nor a photo.

    A draft may still be empty; where something else is wrong its body may be missing for that reason.
    """
    is_refused = document.refused or any(it.severity == "error" for it in body.diagnostics)
    if not is_refused and document.values.get("status") != "draft" and not shows_something(body.html):
        last = document.text.rstrip("\n").count("\n") + 1
        yield finding(document.path, min(document.first_line, last), say("front-matter/empty-body"), column=1)


def shows_something(html: str) -> bool:
    """Say whether readers see anything in a converted body: a word, a sign, a photo or a clip."""
    return (
        _PHOTO in html
        or bool(_SHOWN.search(html))
        or bool(_UNSEEN.sub("", unescape(_TAG.sub("", _SLOT.sub("", html)))))
    )
