"""Footnotes keep the names that Markdown gives them: they are known for ours before an author can give any."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.newsroom.conversion import conversion_of

_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})
_BEFORE_ATTRIBUTE_LISTS = 8.5


class OwnFootnoteExtension(Extension):
    """Marks the classes and ids of footnotes as given by this program."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run behind the footnotes' own steps, when the tree holds no class or id that an author gave."""
        md.treeprocessors.register(_OwnNames(md), "own-footnotes", _BEFORE_ATTRIBUTE_LISTS)


class _OwnNames(Treeprocessor):
    def run(self, root: Element) -> None:
        own = conversion_of(self.md).own
        for element in root.iter():
            if element.get("class") in _CLASSES:
                element.set("class", own(element.get("class", "")))
            if element.get("id", "").startswith("fn"):
                element.set("id", own(element.get("id", "")))
