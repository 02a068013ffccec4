"""From a Markdown body to HTML, photos and the plain text of its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.newsroom.conversion import Conversion, begin_conversion
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.photo import Photo

_STASHED = re.compile("\x02[^\x03]*\x03")


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body; ``html`` carries photo slots, ``opening`` is its first paragraph as plain text."""

    html: str
    opening: str
    photos: tuple[Photo, ...]
    diagnostics: tuple[Diagnostic, ...]


class BodyConverter:
    """One Markdown instance, reset and used again for each story: building one costs a third of a millisecond."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        names: Sequence[Any] = options.get("extensions", ())
        # Pelican's reader adds the meta extension, which would eat a first line such as "Lưu ý: …" of our bodies.
        kept = [name for name in names if name != "markdown.extensions.meta"]
        self._opening = OpeningExtension()
        self._md = Markdown(**{**options, "extensions": [*kept, self._opening]})

    def convert(self, text: str, path: str, first_line: int, authors: tuple[str, ...]) -> Body:
        """Convert the Markdown ``text`` of the story ``path``, whose body begins on ``first_line`` of the file."""
        self._md.reset()
        found = begin_conversion(self._md, Conversion(path, first_line, authors, slots=True))
        html = self._md.convert(text)
        return Body(html, self._opening.text, tuple(found.photos), tuple(found.diagnostics))


class OpeningExtension(Extension):
    """Keeps the first paragraph's plain text, the summary of a story that has none."""

    text = ""

    def extendMarkdown(self, md: Markdown) -> None:
        """Read the tree just before it is written, when captions no longer stand in paragraphs."""
        md.registerExtension(self)
        md.treeprocessors.register(_OpeningReader(self), "opening", 1)

    def reset(self) -> None:
        """Forget the story before."""
        self.text = ""


class _OpeningReader(Treeprocessor):
    def __init__(self, extension: OpeningExtension) -> None:
        super().__init__()
        self._extension = extension

    def run(self, root: Element) -> None:
        paragraphs = ("".join(child.itertext()) for child in root if child.tag == "p")
        texts = (" ".join(_STASHED.sub("", text).split()) for text in paragraphs)
        self._extension.text = next((text for text in texts if text), "")
