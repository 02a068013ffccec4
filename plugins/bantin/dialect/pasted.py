"""HTML that people paste from Word, WordPress, Ghost and portals is read into the story, as if typed in Markdown."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from bantin.dialect.pasted_elements import OPAQUE, ElementMaker, is_block, is_opaque
from bantin.dialect.pasted_nodes import BLOCKS, Node, bare, read_nodes
from bantin.dialect.pasted_tables import set_right
from bantin.newsroom.pasted import HELD, PASTED
from bantin.newsroom.places import CELL

_UNREAD = ("<!", "<?")
_OPENER = re.compile(rf"(?<!\\)</?(?:{'|'.join(sorted(BLOCKS - OPAQUE - {'video', 'audio'}))})[\s>/]", re.IGNORECASE)
_ONLY_PHOTOS = frozenset({"p", "div", "center", "a", "img", "b", "strong", "i", "em", "u"})


class PastedHtml(BlockProcessor):
    """Puts the elements of a block of HTML in its place; what cannot be read stays a block of HTML."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._md = md

    def test(self, parent: Element, block: str) -> bool:
        """Say whether ``block`` stands for a block of HTML."""
        return "\x02" in block and bool(HTML_PLACEHOLDER_RE.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Append the elements to ``parent``."""
        found = HTML_PLACEHOLDER_RE.fullmatch(blocks[0].strip())
        stash = self._md.htmlStash.rawHtmlBlocks
        number = int(found[1]) if found else len(stash)
        html = stash[number] if number < len(stash) else ""
        read = read_html(self._md, html) if isinstance(html, str) else None
        if read is None:
            return False
        elements, stash[number] = read
        blocks.pop(0)
        if elements and not str(html).endswith("\n"):
            _take_line_under(elements[-1], blocks)
        parent.extend(elements)
        return True


class PastedWithin(BlockProcessor):
    """Does the same for HTML that stands in a quote, in a list or behind words, where Markdown looks for none."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether ``block`` holds a block of HTML; between backticks it may be an example."""
        if "`" in block or not ("<" in block or "\x02" in block):
            return False
        return bool(_OPENER.search(self._expanded(block)))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Append the elements to ``parent``; the text around the HTML is Markdown."""
        read = read_html(self.parser.md, self._expanded(blocks[0]), within_markdown=True)
        if read is None:
            return False
        blocks.pop(0)
        parent.extend(read[0])
        self.parser.md.htmlStash.store(read[1])  # for whoever looks for forgotten signs
        return True

    def _expanded(self, block: str) -> str:
        """Return ``block`` with the HTML that Markdown has put aside among its words."""
        stash = self.parser.md.htmlStash.rawHtmlBlocks

        def html(found: re.Match[str]) -> str:
            put_aside = stash[int(found[1])] if int(found[1]) < len(stash) else ""
            return put_aside if isinstance(put_aside, str) and _OPENER.search(put_aside) else found[0]

        return HTML_PLACEHOLDER_RE.sub(html, block) if "\x02" in block else block


def read_html(md: Markdown, html: str, *, within_markdown: bool = False) -> tuple[list[Element], str] | None:
    """Return the elements of ``html``, and its text as whoever looks for forgotten signs wants it.

    None if nothing in it is to become an element: what acts, frames and clips are read elsewhere.
    """
    html = bare(html).replace(CELL, "\t")
    root = None if any(sign in html for sign in _UNREAD) else read_nodes(html)
    if root is None:
        return None
    nodes = [node for node in root.children if node.tag or html[node.start : node.end].strip()]
    is_lone = len(nodes) == 1 and is_opaque(nodes[0])
    if is_lone or not any(map(is_block if within_markdown else is_element, nodes)):
        return None
    set_right(root, html)
    maker = ElementMaker(md, html)
    elements = maker.blocks(root, within_markdown=within_markdown)
    return elements, "\n".join(["", *maker.literal])


def _take_line_under(last: Element, blocks: list[str]) -> None:
    """Give a photo the lines right under it, which Markdown keeps apart from a block of HTML."""
    if not blocks or HTML_PLACEHOLDER_RE.search(blocks[0]) or last.tag != "p" or not _holds_only_photos(last):
        return
    last[-1].tail = "\n" + blocks.pop(0).strip("\n")


def is_element(node: Node) -> bool:
    """Say whether ``node`` is more than text."""
    return bool(node.tag)


class PlainTexts(Treeprocessor):
    """Lets later steps read pasted text, now that no Markdown is looked for any more."""

    def run(self, root: Element) -> None:
        """Leave no text of a pasted element atomic."""
        for element in root.iter():
            if PASTED in element.attrib:
                element.text = str(element.text or "")
                for child in element:
                    child.tail = str(child.tail or "")


class HeldNames(Treeprocessor):
    """Gives pasted elements the classes or the ids back that their author wrote."""

    def __init__(self, md: Markdown, name: str) -> None:
        super().__init__(md)
        self._name = name

    def run(self, root: Element) -> None:
        """Look at all elements of ``root``."""
        for element in root.iter():
            value = element.attrib.pop(HELD[self._name], "")
            if self._name == "id":
                element.attrib.pop(PASTED, None)
            if value and not element.get(self._name):
                element.set(self._name, value)


def _holds_only_photos(element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element.iter() if child is not element)]
    return (
        any(part.tag == "img" for part in element.iter())
        and all(part.tag in _ONLY_PHOTOS for part in element.iter())
        and not any(text and text.strip() for text in texts)
    )
