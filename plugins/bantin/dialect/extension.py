"""The Markdown extension: which steps of Python-Markdown it takes away, replaces and adds."""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import HtmlBlockPreprocessor
from pymdownx.magiclink import RE_LINK, MagiclinkExtension
from pymdownx.tilde import DeleteSubExtension

from bantin.dialect.comments import CommentRemover
from bantin.dialect.definitions import UnusedDefinitions
from bantin.dialect.escapes import register_escapes
from bantin.dialect.fences import CodeInHtml, CodeWithin, FenceBlock, FencedCode, FenceKeeper
from bantin.dialect.glued_tables import GluedTable
from bantin.dialect.headings import TypedHeading
from bantin.dialect.html_tails import HtmlBlocks
from bantin.dialect.kept_lines import KeptLines
from bantin.dialect.leftover_reader import LeftoverReader
from bantin.dialect.lists import ListBlock
from bantin.dialect.paragraphs import IndentedBlock
from bantin.dialect.pasted import HeldNames, PastedHtml, PastedWithin, PlainTexts
from bantin.dialect.phones import PhoneLinks
from bantin.dialect.tab_lines import LeftTabs, TabLines
from bantin.dialect.tab_tables import TabTable
from bantin.dialect.videos import VideoCard, VideoLines
from bantin.newsroom.place_reader import register_places


class DialectExtension(Extension):
    """Reads what officers, Word, Zalo and the editors of other systems write."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps with ``md``."""
        blocks = md.parser.blockprocessors
        for name in ("indent", "olist", "ulist"):
            blocks.deregister(name, strict=False)
        blocks.register(IndentedBlock(md.parser), "code", 35)  # below lists, which read indents themselves
        blocks.register(GluedTable(md.parser), "glued_table", 78)  # above tables (75)
        blocks.register(TypedHeading(md.parser), "hashheader", 70)
        blocks.register(ListBlock(md.parser), "list", 40)
        blocks.register(TabTable(md.parser), "tab_table", 17.5)  # below quotes (20), above footnotes (17)
        blocks.register(KeptLines(md.parser), "kept_lines", 12)  # above paragraphs (10)
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:  # another extension may have one of its own
            md.preprocessors.register(HtmlBlocks(md), "html_block", 20)
        blocks.register(PastedHtml(md), "pasted_html", 101)  # above all that reads text
        blocks.register(PastedWithin(md.parser), "pasted_within", 16)  # below all that parts quotes, lists and films
        code = FencedCode()
        md.preprocessors.register(FenceKeeper(md, code), "fences", 33)  # first of all
        blocks.register(FenceBlock(md, code), "fence", 18)  # below lists and quotes, which hold code of their own
        md.inlinePatterns.register(CodeWithin(md, code), "code_within", 200)  # above all that reads signs
        md.postprocessors.register(CodeInHtml(md, code), "code_in_html", 25)  # below what puts HTML back (30)
        md.preprocessors.register(CommentRemover(md), "comments", 32.5)
        md.preprocessors.register(UnusedDefinitions(md), "definitions", 30.5)  # below places (31)
        md.preprocessors.register(TabLines(md), "tab_lines", 32)
        md.treeprocessors.register(LeftTabs(md), "left_tabs", 25)  # above the inline patterns (20)
        md.preprocessors.register(VideoLines(md), "videos", 31.5)
        blocks.register(VideoCard(md.parser), "video", 19)
        register_places(md)
        md.treeprocessors.register(LeftoverReader(md), "leftovers", 19.5)  # while texts tell their places (19)
        md.treeprocessors.register(PlainTexts(md), "pasted_texts", 18)  # below all that looks for Markdown
        md.treeprocessors.register(HeldNames(md, "class"), "pasted_classes", 8.2)  # below footnotes, above captions
        md.treeprocessors.register(HeldNames(md, "id"), "pasted_ids", 4)  # below headings, whose ids come first
        register_escapes(md)
        DeleteSubExtension(subscript=False).extendMarkdown(md)
        MagiclinkExtension().extendMarkdown(md)
        links = md.inlinePatterns["magic-link"]
        # A quoted address behind an equals sign is the value of an attribute.
        links.compiled_re = re.compile(RE_LINK.replace("(?P<link>", "(?<!=[\"'])(?P<link>", 1), re.DOTALL)
        md.treeprocessors.register(PhoneLinks(md), "phones", 6)  # below captions (7.5), which read texts


def makeExtension(**kwargs: Any) -> DialectExtension:
    """Return the extension, as Markdown asks for it by module name."""
    return DialectExtension(**kwargs)
