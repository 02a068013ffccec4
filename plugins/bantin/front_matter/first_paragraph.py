"""The first paragraph of a story as plain text: the summary of a story that has none."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bantin.front_matter.stashed import words_of


class OpeningExtension(Extension):
    """Keeps the first paragraph's plain text, the summary of a story that has none."""

    text = ""

    def extendMarkdown(self, md: Markdown) -> None:
        """Read the tree just before it is written, when captions no longer stand in paragraphs."""
        md.registerExtension(self)
        md.treeprocessors.register(_OpeningReader(md, self), "opening", 1)

    def reset(self) -> None:
        """Forget the story before."""
        self.text = ""


class _OpeningReader(Treeprocessor):
    def __init__(self, md: Markdown, extension: OpeningExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        texts = (" ".join(words_of(child, self.md).split()) for child in root if child.tag == "p")
        self._extension.text = next((text for text in texts if text), "")
