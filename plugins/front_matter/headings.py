"""Ids for the headings of a body, in plain letters, so that a link can lead to a part of a story."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.vietnamese.slug import heading_id

# The ids of the page around the body.
_OF_THE_PAGE = frozenset({"noi-dung", "dau-trang", "chuyen-muc", "dinh-chinh", "thong-bao"})
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_STASHED = re.compile("\x02[^\x03]*\x03")


class HeadingIdExtension(Extension):
    """Gives each heading without an id one that is made from its words, unlike every other on the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run once attribute lists have set the ids that an author chose."""
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 6)


class _HeadingIds(Treeprocessor):
    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _HEADINGS and not element.get("id")]
        if not headings:
            return
        seen = {*_OF_THE_PAGE, *filter(None, (element.get("id") for element in root.iter()))}
        numbers: dict[str, int] = {}
        for heading in headings:
            heading.set("id", heading_id(_STASHED.sub("", "".join(heading.itertext())), seen, numbers))
