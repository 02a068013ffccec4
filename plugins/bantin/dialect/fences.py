"""Fenced code kept word for word, wherever it stands: under a sentence, in an item of a list, in a quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString, code_escape

from bantin.dialect.markers import CODE_SIGN
from bantin.dialect.understood import warn
from bantin.newsroom.message import say
from bantin.newsroom.places import TAKEN_OUT, Place

_FENCE = re.compile(
    r"(?P<quote>(?:[ \t]*>[ \t]?)*)(?P<indent>[ \t]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)?)(?P<sign>`{3,}(?=[^`]*$)|~{3,})"
)
_STAND_IN = re.compile(rf" *{CODE_SIGN}\d+{CODE_SIGN}")
_LEFT = rf"{CODE_SIGN}(\d+){CODE_SIGN}"


@dataclass(slots=True)
class FencedCode:
    """The code of a body, in the order of its fences."""

    texts: list[str] = field(default_factory=list)


class FenceKeeper(Preprocessor):
    """Puts a stand-in, which nobody can type, in place of each block of code before any other step sees it."""

    def __init__(self, md: Markdown, code: FencedCode) -> None:
        super().__init__(md)
        self._code = code

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` with one line for each block of code."""
        self._code.texts.clear()
        kept: list[str] = []
        number = 0
        while number < len(lines):
            fence = _FENCE.match(lines[number]) if "```" in lines[number] or "~~~" in lines[number] else None
            end = _closing(lines, number, fence) if fence else None
            if fence and end is None:
                place = Place(number + 1, fence.start("sign") + 1)
                warn(self.md, place, say("dialect/open-fence", sign=fence["sign"]))
            if fence is None or end is None:
                kept.append(lines[number])
                number += 1
                continue
            kept.append(f"{fence['quote']}{fence['indent']}{CODE_SIGN}{len(self._code.texts)}{CODE_SIGN}")
            kept += [TAKEN_OUT] * (end - number)
            self._code.texts.append(_text(lines[number + 1 : end], fence))
            number = end + 1
        return kept


def _closing(lines: list[str], number: int, fence: re.Match[str]) -> int | None:
    """Return the index of the line that closes ``fence``, which stands on line ``number``."""
    sign = fence["sign"]
    depth = fence["quote"].count(">")
    closing = re.compile(rf"(?:[ \t]*>[ \t]?){{{depth}}}[ \t]*{re.escape(sign[0])}{{{len(sign)},}}[ \t]*")
    return next((index for index in range(number + 1, len(lines)) if closing.fullmatch(lines[index])), None)


def _text(lines: list[str], fence: re.Match[str]) -> str:
    """Return the code without the signs of the quote around it, and without the indent of its fence."""
    quoted = re.compile(rf"(?:[ \t]*>[ \t]?){{0,{fence['quote'].count('>')}}}[ \t]{{0,{len(fence['indent'])}}}")
    return "".join(f"{quoted.sub('', line, count=1)}\n" for line in lines)


class FenceBlock(BlockProcessor):
    """Puts the code back in place of its stand-in."""

    def __init__(self, md: Markdown, code: FencedCode) -> None:
        super().__init__(md.parser)
        self._code = code

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a stand-in is in ``block``."""
        return CODE_SIGN in block and any(map(_STAND_IN.fullmatch, block.split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make an element of each code, and blocks of their own of the lines between them."""
        for is_code, lines in groupby(blocks.pop(0).split("\n"), key=lambda line: bool(_STAND_IN.fullmatch(line))):
            if not is_code:
                self.parser.parseBlocks(parent, ["\n".join(lines)])
                continue
            for line in lines:
                code = SubElement(SubElement(parent, "pre"), "code")
                code.text = AtomicString(code_escape(self._code.texts[int(line.strip().strip(CODE_SIGN))]))


class CodeWithin(InlineProcessor):
    """Puts code back that stands within a text after all, so that none of its words is lost."""

    def __init__(self, md: Markdown, code: FencedCode) -> None:
        super().__init__(_LEFT, md)
        self._code = code

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """Return the code as an element within a line."""
        element = Element("code")
        element.text = AtomicString(code_escape(self._code.texts[int(m[1])]))
        return element, m.start(0), m.end(0)


class CodeInHtml(Postprocessor):
    """Puts code back that stands in HTML which nothing reads: ``<pre>``, drawings."""

    def __init__(self, md: Markdown, code: FencedCode) -> None:
        super().__init__(md)
        self._code = code

    def run(self, text: str) -> str:
        """Return the page with the code as text; its own tags act nowhere."""
        return re.sub(_LEFT, lambda left: escape(self._code.texts[int(left[1])]), text) if CODE_SIGN in text else text
