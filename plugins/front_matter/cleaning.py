"""Bodies made safe: what is not allowed is taken out, and each thing taken out is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from plugins.front_matter.allowed import ATTRIBUTES, FIXED_VALUES, SCHEMES, TAGS, filter_attribute

_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=FIXED_VALUES,
    url_schemes=SCHEMES,
    attribute_filter=filter_attribute,
    link_rel=None,
)
_START_TAG = re.compile(r"<[a-zA-Z][^>]*>")
# A body holds real control characters only where other plugins will put something; none may come in as a number.
_NUMBERED_CONTROL = re.compile(r"&#(?:x0*(?:1?[0-9a-f]|7f)|0*(?:[12]?[0-9]|3[01]|127))(?![0-9a-f]);?", re.IGNORECASE)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing taken out: an element, an attribute with its value, without ``tag`` part of an attribute list."""

    tag: str
    attribute: str = ""
    value: str = ""

    @property
    def message(self) -> str:
        if not self.tag:
            return f"phần “{self.attribute}=…” trong ngoặc {{: …}} không dùng được nên đã được bỏ. Hãy xóa phần này."
        if not self.attribute:
            return f"thẻ <{self.tag}> không dùng được trong bài nên đã được bỏ. Hãy xóa thẻ này."
        if self.attribute == "href":
            return (
                f"địa chỉ “{self.value[:_SHOWN]}” không dùng được nên đã được bỏ. "
                "Địa chỉ phải bắt đầu bằng https://, mailto:, tel:, hoặc dẫn tới một tin trong trang."
            )
        return f"phần “{self.attribute}=…” của thẻ <{self.tag}> không dùng được nên đã được bỏ. Hãy xóa phần này."


def clean(html: str) -> str:
    """Return ``html`` with allowed elements, attributes and addresses only; marks of other plugins stay."""
    return _CLEANER.clean(_NUMBERED_CONTROL.sub("", html))


def removed(before: str, after: str) -> list[Removed]:
    """Return what cleaning took out of ``before``, each kind of thing once, in order."""
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
    return [thing for thing in lost if not thing.attribute or thing.tag not in elements]


def line_of_removed(thing: Removed, body: str) -> int:
    """Return the line of the Markdown ``body``, from 1, where ``thing`` stands; 1 when that cannot be told."""
    if not thing.attribute:
        pattern = re.escape(f"<{thing.tag}")
    elif thing.attribute == "href" and thing.value.strip():
        pattern = re.escape(thing.value.strip()[:12])
    else:
        pattern = rf"{re.escape(thing.attribute)}\s*="
    found = re.search(pattern, body, re.IGNORECASE)
    return body.count("\n", 0, found.start()) + 1 if found else 1


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
