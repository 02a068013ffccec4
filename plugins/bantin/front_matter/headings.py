"""Ids for the headings of a body, in plain letters, so that a link can lead to a part of a story."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bantin.front_matter.stashed import words_of
from bantin.newsroom.conversion import conversion_of
from bantin.newsroom.page_ids import OF_THE_PAGE
from bantin.newsroom.pasted import HELD
from bantin.vietnamese.slug import heading_id

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


class HeadingIdExtension(Extension):
    """Gives each heading without an id one that is made from its words, unlike every other on the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run once attribute lists have set the ids that an author chose."""
        md.treeprocessors.register(_HeadingIds(md), "heading-ids", 6)


class _HeadingIds(Treeprocessor):
    def run(self, root: Element) -> None:
        headings = [
            element
            for element in root.iter()
            if element.tag in _HEADINGS and not {"id", HELD["id"]} & set(element.attrib)
        ]
        if not headings:
            return
        conversion = conversion_of(self.md)
        ids = (element.get("id", "").removeprefix(conversion.nonce) for element in root.iter())
        seen = {*OF_THE_PAGE, *filter(None, ids)}
        numbers: dict[str, int] = {}
        for heading in headings:
            words = words_of(heading, self.md)
            heading.set("id", conversion.own(heading_id(words, seen, numbers)))
