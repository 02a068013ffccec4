"""Inline content of an element as a flat list of strings and elements, with the few verbs that captions need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX, AtomicString

from bantin.vietnamese.forbidden import resolve
from bantin.vietnamese.marks import is_nfc, normal_form

Node = str | Element

# Behind the nonce of a conversion, if it has one.
_FOOTNOTE_ID = re.compile("(?:[0-9a-f]{32})?fnref")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")


def content_of(element: Element) -> list[Node]:
    """Return what ``element`` holds, in order: its text, its children, and the texts after them."""
    pairs = [part for child in element for part in (child, child.tail)]
    return [part for part in (element.text, *pairs) if not (part is None or part == "")]


def take_content(element: Element) -> list[Node]:
    """Empty ``element`` and return what it held; tails become nodes of their own."""
    nodes = content_of(element)
    for child in list(element):
        child.tail = None
        element.remove(child)
    element.text = None
    return nodes


def holds_only_blocks(container: Element) -> bool:
    """Say whether no text stands in ``container`` outside its children."""
    texts = (container.text, *(child.tail for child in container))
    return not any(text and text.strip() for text in texts)


def take_blocks(container: Element) -> list[Element]:
    """Take the block elements out of ``container``, which holds nothing else but blanks."""
    blocks = list(container)
    for block in blocks:
        container.remove(block)
    return blocks


def put_content(element: Element, nodes: Iterable[Node]) -> Element:
    """Append ``nodes`` to ``element`` and return it."""
    for node in nodes:
        if not isinstance(node, str):
            element.append(node)
        elif len(element):
            element[-1].tail = join_text(element[-1].tail, node)
        else:
            element.text = join_text(element.text, node)
    return element


def join_text(before: str | None, after: str) -> str:
    """Join two texts; one alone keeps its type, because Markdown's atomic strings must stay atomic."""
    return before + after if before else after


def is_footnote_mark(node: Node) -> bool:
    """Say whether ``node`` is the raised number that footnotes leave in the text."""
    return not isinstance(node, str) and node.tag == "sup" and bool(_FOOTNOTE_ID.match(node.get("id", "")))


def plain_text(nodes: Iterable[Node]) -> str:
    """Return the text of ``nodes`` with breaks as newlines and without footnote marks."""
    return "".join(map(_text_of, nodes))


def _text_of(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.tag == "br":
        return "\n"
    if is_footnote_mark(node):
        return ""
    inner = [node.text or "", *(part for child in node for part in (_text_of(child), child.tail or ""))]
    return "".join(inner)


def clean(text: str) -> str:
    """Return ``text`` as a reader sees it: escapes and entities resolved, one space between words, NFC."""
    return " ".join(resolve(_without_stand_ins(text)).split())


def clean_address(text: str) -> str:
    """Return the address ``text`` as it was typed: as :func:`clean`, but a name keeps its blanks, be they many."""
    return _LINE_END.sub(" ", resolve(_without_stand_ins(text))).strip()


def _without_stand_ins(text: str) -> str:
    """Return ``text`` with escaped signs as typed, and without what stands for raw HTML."""
    if STX not in text:
        return text
    return HTML_PLACEHOLDER_RE.sub("", _ESCAPED.sub(lambda match: chr(int(match[1])), text))


def as_markup(text: str) -> str:
    """Return plain ``text`` as Markdown's tree wants it, where ``&lt;`` is a reference and no four letters."""
    return text.replace("&", "&amp;")


def composed(nodes: Iterable[Node]) -> list[Node]:
    """Return ``nodes`` with their text in NFC, so that words typed on a Mac are recognised too."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(_nfc(node))
            continue
        for part in node.iter():
            part.text = _nfc(part.text) if part.text else part.text
            part.tail = _nfc(part.tail) if part.tail else part.tail
        found.append(node)
    return found


def _nfc(text: str) -> str:
    if is_nfc(text):
        return text
    return type(text)(normal_form("NFC", text))


def split_at(nodes: Sequence[Node], offset: int) -> tuple[list[Node], list[Node]]:
    """Cut ``nodes`` where their plain text reaches ``offset``; an element astride is cut in two."""
    left: list[Node] = []
    for index, node in enumerate(nodes):
        size = len(_text_of(node))
        if size <= offset:
            left.append(node)
            offset -= size
            continue
        if offset == 0:
            return left, list(nodes[index:])
        before, after = _cut(node, offset)
        return [*left, before], [after, *nodes[index + 1 :]]
    return left, []


def _cut(node: Node, offset: int) -> tuple[Node, Node]:
    if isinstance(node, str):
        return type(node)(node[:offset]), type(node)(node[offset:])
    before, after = Element(node.tag, node.attrib), Element(node.tag, node.attrib)
    after.attrib.pop("id", None)
    left, right = split_at(take_content(node), offset)
    return put_content(before, left), put_content(after, right)


def cut_out(nodes: Sequence[Node], *offsets: int) -> list[list[Node]]:
    """Cut ``nodes`` at each of the rising ``offsets`` and return the pieces."""
    pieces: list[list[Node]] = []
    rest, done = list(nodes), 0
    for offset in offsets:
        piece, rest = split_at(rest, offset - done)
        pieces.append(piece)
        done = offset
    return [*pieces, rest]


def strip_content(nodes: Sequence[Node]) -> list[Node]:
    """Return ``nodes`` without blanks and line breaks at either end."""
    kept = list(nodes)
    while kept and _is_blank(kept[0]):
        kept.pop(0)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    if kept and isinstance(kept[0], str):
        kept[0] = _trimmed(kept[0], kept[0].lstrip())
    if kept and isinstance(kept[-1], str):
        kept[-1] = _trimmed(kept[-1], kept[-1].rstrip())
    return kept


def _trimmed(text: str, stripped: str) -> str:
    return AtomicString(stripped) if isinstance(text, AtomicString) else stripped


def _is_blank(node: Node) -> bool:
    return not node.strip() if isinstance(node, str) else node.tag == "br"
