"""A story's HTML made fit for a feed: absolute addresses, one size of each picture, nothing that needs our CSS."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from bantin.newsroom.split_address import join_address

_ADDRESSES = frozenset({"href", "src", "poster", "cite"})
_DROPPED = frozenset(
    ["class", "style", "srcset", "sizes", "loading", "decoding", "fetchpriority", "tabindex", "role"]
)
_UNWRAPPED = frozenset({"picture"})
_REMOVED_VOID = frozenset({"link", "meta", "base"})
_REMOVED = frozenset({"script", "style", "template", "noscript", "form", "button"})

Attributes = list[tuple[str, str | None]]


def feed_html(html: str, base: str) -> str:
    """Return ``html`` for readers far from the site; ``base`` is the absolute address of its page."""
    rewriter = _Rewriter(base)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.parts)


class _Rewriter(HTMLParser):
    """Copies a document as it streams by, text untouched."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._base = base
        self._removing: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _REMOVED:
            self._removing.append(tag)
        if not self._skips(tag, attrs):
            self.parts.append(f"<{tag}{self._attributes(attrs)}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if tag not in _REMOVED and not self._skips(tag, attrs):
            self.parts.append(f"<{tag}{self._attributes(attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        if self._removing:
            if tag == self._removing[-1]:
                self._removing.pop()
        elif tag not in _UNWRAPPED:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if not self._removing:
            self.parts.append(text)

    def _skips(self, tag: str, attrs: Attributes) -> bool:
        only_a_choice_of_files = tag == "source" and not dict(attrs).get("src")
        return bool(self._removing) or tag in _UNWRAPPED or tag in _REMOVED_VOID or only_a_choice_of_files

    def _attributes(self, attrs: Attributes) -> str:
        kept = ((name, value) for name, value in attrs if not _is_dropped(name))
        return "".join(self._attribute(name, value) for name, value in kept)

    def _attribute(self, name: str, value: str | None) -> str:
        if value is None:
            return f" {name}"
        return f' {name}="{escape(join_address(self._base, value) if name in _ADDRESSES else value)}"'


def _is_dropped(name: str) -> bool:
    return name in _DROPPED or name.startswith(("on", "data-", "aria-"))
