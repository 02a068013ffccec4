"""Footnotes keep the names that Markdown gives them: they are known for ours before an author can give any."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bantin.newsroom.conversion import conversion_of

_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})
_BEFORE_ATTRIBUTE_LISTS = 8.5


# What Markdown makes of a footnote's name: its id, those of the places that lead to it, and the links to these.
_NAMED = re.compile(r"(?P<kind>#?fn(?:ref\d*)?[:-])(?P<name>.*)", re.DOTALL)
_NO_LETTER = re.compile(r"[^\w-]")


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
                if element.tag == "a":
                    element.set("href", _valid(element.get("href", "")))
            if element.get("id", "").startswith("fn"):
                element.set("id", own(_valid(element.get("id", ""))))


def _valid(id_or_link: str) -> str:
    """Write by number what an id or the link to it cannot hold, a space for one; two names stay two."""
    found = _NAMED.fullmatch(id_or_link)
    if not found:
        return id_or_link
    return found["kind"] + _NO_LETTER.sub(lambda sign: f".{ord(sign[0]):x}.", found["name"])
