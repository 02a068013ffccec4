"""What one HTML page points to, and the places in it that can be pointed to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_ADDRESS_ATTRIBUTES = {"href", "src", "poster", "action"}


@dataclass(slots=True)
class PageLinks:
    """Addresses as written in a page, in order, and the ids that an address may name after ``#``."""

    targets: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _LinkParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = PageLinks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.found.anchors.add(value)
            elif name in _ADDRESS_ATTRIBUTES and value is not None:
                self.found.targets.append(value)
            elif name == "srcset" and value:
                self.found.targets += [part.split()[0] for part in value.split(",") if part.strip()]


def read_links(html: str) -> PageLinks:
    """Return the addresses and anchors of an HTML page."""
    parser = _LinkParser()
    parser.feed(html)
    parser.close()
    return parser.found
