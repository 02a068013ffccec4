"""Read a built site as a browser would: text in order, figures, addresses."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HIDDEN = {"script", "style", "template"}


@dataclass
class Element:
    """One element with its attributes, the text inside it and the addresses it names."""

    tag: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def find_all(self, tag: str, css_class: str = "") -> list[Element]:
        """Return the descendants of that name (and class), in document order."""
        found = []
        for child in self.children:
            if child.tag == tag and (not css_class or css_class in child.attributes.get("class", "").split()):
                found.append(child)
            found += child.find_all(tag, css_class)
        return found

    @property
    def words(self) -> str:
        """The text inside, white space folded."""
        return " ".join("".join(self.text).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("#document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}> at {self.getpos()}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag not in HIDDEN:
            for element in self.open:
                element.text.append(data)


def read_page(path: Path) -> Element:
    """Return the page as a tree; a tag that is not closed in order fails the test."""
    builder = _Builder()
    builder.feed(path.read_text("utf-8"))
    builder.close()
    assert len(builder.open) == 1, f"{path}: <{builder.open[-1].tag}> is never closed"
    return builder.root


def addresses(element: Element) -> list[str]:
    """Return every address that the element's descendants name, srcset candidates one by one."""
    found: list[str] = []
    for child in element.children:
        found += [value for name, value in child.attributes.items() if name in ("href", "src", "poster")]
        found += [part.split()[0] for part in child.attributes.get("srcset", "").split(",") if part.strip()]
        found += addresses(child)
    return found


def file_of(address: str, page: Path, root: Path, site_url: str) -> Path | None:
    """Return the file that an address on ``page`` must lead to, None when it leaves the site."""
    if address.startswith(site_url):
        address = address.removeprefix(site_url) or "/"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page
    folder = "" if path.startswith("/") else page.parent.relative_to(root).as_posix()
    target = root / posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return target / "index.html" if path.endswith("/") else target
