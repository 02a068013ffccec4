"""A strict reader of HTML: what a browser would have to repair is an error."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"img", "br", "hr", "wbr", "source"}
NO_BLOCKS_INSIDE = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "strong", "small", "figcaption"}
BLOCKS = {"p", "div", "figure", "figcaption", "ul", "ol", "li", "table", "blockquote", "h1", "h2", "h3", "pre", "hr"}


class StrictReader(HTMLParser):
    """Raises AssertionError on tags that do not match and on blocks where only text may stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            closed_off = NO_BLOCKS_INSIDE.intersection(self.open)
            assert not closed_off, f"<{tag}> inside {closed_off}"
        assert tag != "figcaption" or self.open[-1:] == ["figure"], "<figcaption> outside <figure>"
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> repeats an attribute"
        assert tag != "img" or "alt" in dict(attrs), "<img> without alt"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> without its start"


def check_markup(html: str) -> None:
    """Assert that ``html`` is well-formed and nested as browsers expect."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"not closed: {reader.open}"
