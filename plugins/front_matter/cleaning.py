"""Bodies made safe: what is not allowed is taken out, and each thing taken out is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import ClassVar

import nh3

from plugins.front_matter.allowed import ATTRIBUTES, FIXED_VALUES, SCHEMES, TAGS, filter_attribute, is_about_looks
from plugins.newsroom.message import Message, say
from plugins.vietnamese.forbidden import FORBIDDEN, allowed_text
from plugins.vietnamese.marks import is_nfc

_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=FIXED_VALUES,
    url_schemes=SCHEMES,
    attribute_filter=filter_attribute,
    link_rel=None,
)
_START_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_BETWEEN_SIGNS = re.compile(r"[^<>]+")
_PREFORMATTED = re.compile(r"(<pre(?: [^>]*)?>)\n")
_MOST_ROUNDS = 8  # two do for all that people write
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing taken out: an element, an attribute with its value, without ``tag`` part of an attribute list."""

    tag: str
    attribute: str = ""
    value: str = ""
    rule: ClassVar[str] = "removed-markup"

    @property
    def message(self) -> Message:
        """What to tell the editor."""
        if not self.tag:
            return say("front-matter/removed-markup.list", name=self.attribute)
        if not self.attribute:
            return say("front-matter/removed-markup.element", tag=self.tag)
        if self.attribute == "href":
            return say("front-matter/removed-markup.address", address=self.value[:_SHOWN])
        return say("front-matter/removed-markup.attribute", name=self.attribute, tag=self.tag)

    def line_in(self, body: str) -> int:
        """Return the line of the Markdown ``body``, from 1, where the thing stands; 1 when that cannot be told."""
        if not self.attribute:
            pattern = re.escape(f"<{self.tag}")
        elif self.attribute == "href" and self.value.strip():
            pattern = re.escape(self.value.strip()[:12])
        else:
            pattern = rf"{re.escape(self.attribute)}\s*="
        found = re.search(pattern, body, re.IGNORECASE)
        return body.count("\n", 0, found.start()) + 1 if found else 1


def clean(html: str) -> str:
    """Return ``html`` with allowed elements, attributes, addresses and characters only, its text in NFC.

    What is clean stays as it is: cleaning twice changes nothing more. Python, nh3 and browsers resolve references, so
    forbidden characters are taken out behind that, and what then stands there is cleaned again.
    """
    for _ in range(_MOST_ROUNDS):
        cleaned = _CLEANER.clean(html)
        if FORBIDDEN.search(cleaned) or not is_nfc(cleaned):
            cleaned = _BETWEEN_SIGNS.sub(lambda text: allowed_text(text[0]), cleaned)
        # HTML overlooks the first line end in such an element, so that one that is meant must be written twice.
        cleaned = _PREFORMATTED.sub(r"\1\n\n", cleaned)
        if cleaned == html:
            return html
        html = cleaned
    return escape(html)


def removed(before: str, after: str) -> list[Removed]:
    """Return what cleaning took out of ``before``, each kind of thing once, in order, but for mere looks."""
    # Most bodies lose nothing, and their tags are then the same to the letter.
    if _START_TAG.findall(before) == _START_TAG.findall(after):
        return []
    kept = Counter(_things(after))
    lost: dict[Removed, None] = {}
    for thing in _things(before):
        kept[thing] -= 1
        if kept[thing] < 0:
            lost[thing] = None
    elements = {thing.tag for thing in lost if not thing.attribute}
    told = (thing for thing in lost if not thing.attribute or thing.tag not in elements)
    return [thing for thing in told if not is_about_looks(thing.tag, thing.attribute)]


def _things(html: str) -> Iterator[Removed]:
    parser = _Lister()
    parser.feed(html)
    parser.close()
    yield from parser.things


class _Lister(HTMLParser):
    """Lists elements and attributes; values count only where they can be refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.things: list[Removed] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.things.append(Removed(tag))
        for name, value in attrs:
            kept = (value or "") if name == "href" else ""
            self.things.append(Removed(tag, name, _comparable(kept)))


def _comparable(address: str) -> str:
    """Return an address as it is whether cleaning rewrote its Pelican mark or not."""
    rewritten = filter_attribute("a", "href", address)
    return address if rewritten is None else rewritten
