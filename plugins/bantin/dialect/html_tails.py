"""Blocks of HTML are put aside without what stands behind them on their line, which stays where it was typed.

Python-Markdown keeps tags without an end, comments and references (``<br/>``, ``<hr>``, ``<img …/>``, ``&eacute;``)
behind ``</p>`` for the next block, or for the end of the story: letters would leave their words.
"""

from __future__ import annotations

from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor


class HtmlBlocks(HtmlBlockPreprocessor):
    """Takes the place of Markdown's step that puts blocks of HTML aside."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with stand-ins for blocks of HTML."""
        parser = _Extractor(self.md)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        if self.inraw or not self.intail:
            super().handle_empty_tag(data, is_block)
        elif is_block:
            self.cleandoc += ["\n\n", self.md.htmlStash.store(data), "\n\n"]
        else:
            self.cleandoc.append(data)
