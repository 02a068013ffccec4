"""An HTML tag as it is typed: where the value of each of its attributes stands, as HTML reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

# Where the address of a photo or clip may stand: pages that load photos late have another attribute for it.
_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")
_AT_ONCE = 2_000
_CLIPS = ("video", "audio")
_NAME = re.compile(r"<[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?"""
)


@dataclass(frozen=True, slots=True)
class TypedTag:
    """A tag as ``text``, which begins at ``start`` of the text around it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the tag ends in the text around it."""
        return self.start + len(self.text)

    def addresses(self) -> Iterator[tuple[str, int]]:
        """Yield each address of the tag as typed, and where it begins in the text around it."""
        name = _NAME.match(self.text)
        found = _ATTRIBUTE.match(self.text, name.end()) if name else None
        while found:
            value = found.lastgroup or "name"
            if value != "name" and found["name"].lower() in _ADDRESSES:
                yield found[value], self.start + found.start(value)
            found = _ATTRIBUTE.match(self.text, found.end())


def tags_from(text: str, start: int, end: int) -> list[TypedTag]:
    """Return the photo's tag that begins at ``start`` of ``text``, or the clip's with those of its sources."""
    reader = _Reader()
    for at in range(start, end, _AT_ONCE):
        if not reader.is_done:
            reader.feed(text[at : min(at + _AT_ONCE, end)])
    return [TypedTag(tag, start + at) for tag, at in reader.tags]


class _Reader(HTMLParser):
    """Notes tags until the first element ends; what stands in comments is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, int]] = []
        self.is_done = False
        self._fed, self._starts = "", [0]

    def feed(self, data: str) -> None:
        """Read on in ``data``."""
        self._starts += [len(self._fed) + at + 1 for at, sign in enumerate(data) if sign == "\n"]
        self._fed += data
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag of the first element."""
        if not self.is_done:
            line, column = self.getpos()
            self.tags.append((self.get_starttag_text() or "", self._starts[line - 1] + column))
            self.is_done = len(self.tags) == 1 and tag not in _CLIPS

    def handle_endtag(self, tag: str) -> None:
        """Stop where the clip ends."""
        self.is_done = self.is_done or tag in _CLIPS
