"""From the nodes of pasted HTML to elements of the parsed story, which all other steps read as if typed in Markdown.

Text that a blank line sets apart within a block is Markdown, as CommonMark has it; other text is what it is in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from bantin.dialect.pasted_looks import NAMED, source_of, without_looks
from bantin.dialect.pasted_nodes import BLOCKS, Node
from bantin.newsroom.pasted import HELD, PASTED
from bantin.newsroom.places import PLACE, TAG_MARK, mark, place_of
from bantin.vietnamese.forbidden import allowed_text, resolve

# Left as raw HTML: cleaning takes it out of the page, keeps what is code, and tells of it.
OPAQUE = frozenset(
    "script style pre code kbd samp iframe embed svg math textarea select input template"  # noqa: SIM905
    " frameset title head".split()
)
_WRAPPERS = frozenset({"div", "center", "section", "article", "main"})
# Cleaning makes plain blocks of them, and tells of it.
_DROPPED = frozenset({"form", "fieldset", "dialog", "nav", "header", "footer", "aside", "hgroup", "search"})
_PARAGRAPHS = frozenset({"p", "div", "center"})
# Their text stands in them directly, whatever blocks stand beside it.
_IN_LINE = frozenset(
    {"td", "th", "li", "dd", "dt", "figcaption", "caption", "summary", "table", "tr", "ul", "ol", "dl"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANCHORS = frozenset({HELD["id"], "name"})
_PRESENT = {"strike": "s", "acronym": "abbr"}
_NAME = re.compile(r"[^\W\d][\w:.-]*")
_IS_MARKDOWN = re.compile(r"\n[ \t]*\n|[\ufdde\ufded]")  # a blank line; the stand-ins of code and films
_TYPED = re.compile(r"[^\ufdd0-\ufdef\x02\x03]+")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


class ElementMaker:
    """Makes the elements of one block of ``html``; ``literal`` is its text in which no Markdown was read."""

    def __init__(self, md: Markdown, html: str) -> None:
        self._md, self._html = md, html
        self._within_markdown = False
        self.literal: list[str] = []

    def blocks(self, root: Node, *, within_markdown: bool = False) -> list[Element]:
        """Return the blocks that the children of ``root`` are; text between them may be ``within_markdown``."""
        self._within_markdown = within_markdown
        return list(self._filled(Element("div"), root))

    def _filled(self, element: Element, node: Node) -> Element:
        """Put into ``element`` what ``node`` holds; text beside blocks becomes a paragraph where it may."""
        children = list(without_looks(node.children))
        is_root = node.tag == "root"
        as_paragraphs = element.tag in _DROPPED or (
            element.tag == "div" and (is_root or any(map(is_block, children)))
        )
        for are_blocks, group in groupby(children, key=is_block):
            run = list(group)
            source = "".join(self._html[child.start : child.end] for child in run)
            if are_blocks:
                for child in run:
                    self._add_block(element, child)
            elif source.strip() and (_IS_MARKDOWN.search(source) or (is_root and self._within_markdown)):
                self._add_markdown(element, source)
            elif as_paragraphs:
                paragraph = self._inline(Element("p", {PASTED: "1"}), run)
                element.extend([] if _is_blank(paragraph) else [paragraph])
            else:
                self._inline(element, run)
        return element

    def _add_markdown(self, element: Element, source: str) -> None:
        holder = Element("div")
        self._md.parser.state.set("pasted")  # not that of an item, in which text is no paragraph
        self._md.parser.parseChunk(holder, source.strip("\n").rstrip())
        self._md.parser.state.reset()
        if element.tag in _IN_LINE | _HEADINGS and len(holder) == 1 and holder[0].tag == "p":
            [holder] = holder
            _put_text(element, holder.text or "")
        element.extend(list(holder))

    def _inline(self, element: Element, nodes: Sequence[Node]) -> Element:
        for node in nodes:
            if not node.tag:
                text = _TYPED.sub(lambda piece: resolve(piece[0]), self._html[node.start : node.end])
                self.literal.append(_mark_of(element) + text)
                _put_text(element, AtomicString(text.replace("&", "&amp;")))
            elif node.tag in OPAQUE:
                _put_text(element, AtomicString(self._md.htmlStash.store(self._html[node.start : node.end])))
            else:
                inner = SubElement(element, *_tag_of(node))
                if PLACE in element.attrib:  # a tag of Word tells no place of its own
                    inner.attrib.setdefault(PLACE, element.attrib[PLACE])
                self._inline(inner, list(without_looks(node.children)))
        return element

    def _add_block(self, parent: Element, node: Node) -> None:
        if node.tag in OPAQUE:
            parent.append(self._inline(Element("p"), [node]))
            return
        tag, attributes = _tag_of(node)
        element = self._filled(Element("div" if tag in {*_WRAPPERS, "p"} else tag, attributes), node)
        names = set(element.attrib)
        if tag in _PARAGRAPHS and _is_blank(element):
            if _ends_in_text(parent):
                SubElement(parent, "br")
            return
        if not any(child.tag in BLOCKS for child in element):
            is_plain = tag == "p" or (HELD["class"] not in names and "![" not in (element.text or ""))
            element.tag = "p" if tag in _PARAGRAPHS and is_plain else tag
        elif tag in {*_WRAPPERS, "p"} and not names & {*NAMED, *_ANCHORS, HELD["class"]}:
            parent.extend(_with_centring(element))
            return
        else:
            element.tag = "div" if tag == "p" else tag
        parent.append(element)


def is_opaque(node: Node) -> bool:
    """Say whether ``node`` is a clip or a thing that acts, which are read elsewhere."""
    return node.tag in OPAQUE or node.tag in ("video", "audio")


def is_block(node: Node) -> bool:
    """Say whether ``node`` is a block, or holds one."""
    if node.tag in OPAQUE:
        return node.tag in BLOCKS
    return any(inner.tag in BLOCKS and inner.tag != "video" for inner in node.walk())


def _tag_of(node: Node) -> tuple[str, dict[str, str]]:
    """Return the tag and the attributes of the element that ``node`` becomes."""
    attributes = {PASTED: "1"}
    for name, value in node.attributes:
        told = TAG_MARK.fullmatch(f" {name}")
        if told:
            attributes[PLACE] = "{}:{}".format(*place_of(told))
        elif _NAME.fullmatch(name) and name not in (PLACE, PASTED, *HELD.values()):
            attributes.setdefault(HELD.get(name, name), _as_value(name if value is None else value))
    tag = "img" if node.tag.endswith(":imagedata") else _PRESENT.get(node.tag, node.tag)
    if tag == "img" and source_of(node):
        attributes["src"] = _as_value(source_of(node))
    return tag, attributes


def _as_value(text: str) -> str:
    return allowed_text(text).replace("&", "&amp;")


def _put_text(element: Element, text: str) -> None:
    """Append ``text`` to ``element``; text in which no sign means anything any more stays atomic."""
    last = element[-1] if len(element) else None
    before = (element.text if last is None else last.tail) or ""
    joined = AtomicString(before + text) if isinstance(text, AtomicString) else before + text
    if last is None:
        element.text = joined
    else:
        last.tail = joined


def _mark_of(element: Element) -> str:
    """Return the mark of the place of ``element``, if it is told."""
    line, colon, column = element.get(PLACE, "").partition(":")
    return mark(int(line), int(column)) if colon else ""


def _is_blank(element: Element) -> bool:
    return not len(element) and not (element.text or "").strip() and not set(element.attrib) & _ANCHORS


def _ends_in_text(element: Element) -> bool:
    last = element[-1] if len(element) else None
    text = element.text if last is None else last.tail
    return bool((text or "").strip()) or (last is not None and last.tag not in {*BLOCKS, "br"})


def _with_centring(wrapper: Element) -> Iterator[Element]:
    """Yield the blocks of a ``wrapper`` that says nothing; its centring is theirs."""
    centred = (
        wrapper.tag == "center"
        or wrapper.get("align", "").lower() == "center"
        or bool(_CENTRED.search(wrapper.get("style", "")))
    )
    for block in wrapper:
        if centred and block.tag in ("p", "div"):
            block.attrib.setdefault("align", "center")
        block.tail = None
        yield block
