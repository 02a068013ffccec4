"""Raw HTML that editors paste: inline tags and media become elements of the tree, so one set of rules serves all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE, STX

from bantin.image_captions.content import Node, as_markup, put_content, take_content
from bantin.vietnamese.forbidden import allowed_text, resolve

MEDIA = ("img", "video", "audio")
_VOID = {"img", "br", "wbr", "source", "track"}
_CODE = {"code", "pre"}


@dataclass(slots=True)
class _Tag:
    kind: Literal["start", "end", "void"]
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """An opened tag, the mark it stood for, and what has followed it so far."""

    element: Element
    mark: str
    nodes: list[Node] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads a fragment of HTML as a flat run of tags and texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[_Tag | str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of two that are named alike the first counts, as in browsers: ours tells the place of the tag.
        said = {name: name if value is None else value for name, value in reversed(attrs)}
        attributes = {name: as_markup(allowed_text(said[name])) for name, _ in attrs}
        self.parts.append(_Tag("void" if tag in _VOID else "start", tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.parts.append(_Tag("end", tag))

    def handle_data(self, data: str) -> None:
        self.parts.append(as_markup(allowed_text(data)))


def stashed(md: Markdown, mark: str) -> str | Element:
    """Return the raw HTML that ``mark`` (a placeholder) stands for; empty when nothing does."""
    match = HTML_PLACEHOLDER_RE.fullmatch(mark)
    blocks = md.htmlStash.rawHtmlBlocks
    found = blocks[int(match[1])] if match and int(match[1]) < len(blocks) else ""
    return found if isinstance(found, str | Element) else ""


def holds_media(element: Element, md: Markdown) -> bool:
    """Say whether ``element`` holds a photo or clip, written in Markdown or as an inline tag."""
    for part in element.iter():
        if part.tag in MEDIA or _mentions_media(part.text, md) or _mentions_media(part.tail, md):
            return True
    return False


def _mentions_media(text: str | None, md: Markdown) -> bool:
    if not text or STX not in text:
        return False
    return any(_opens_media(stashed(md, mark[0])) for mark in HTML_PLACEHOLDER_RE.finditer(text))


def _opens_media(html: str | Element) -> bool:
    return isinstance(html, str) and html.lower().startswith(("<img", "<audio", "<video"))


def adopt_all(element: Element, md: Markdown) -> None:
    """Turn the raw inline tags anywhere within ``element`` into elements."""
    if element.tag in _CODE:
        return
    put_content(element, adopt(take_content(element), md))
    for child in element:
        adopt_all(child, md)


def adopt(nodes: Iterable[Node], md: Markdown) -> list[Node]:
    """Turn raw inline tags among ``nodes`` into elements; a tag without its partner stays as it was."""
    return _nested((part, mark) for part, mark in _parts(nodes, md))


def _nested(parts: Iterable[tuple[Node | _Tag, str]]) -> list[Node]:
    frames = [_Frame(Element("root"), "")]
    for part, mark in parts:
        if not isinstance(part, _Tag):
            frames[-1].nodes.append(part)
        elif part.kind == "void":
            frames[-1].nodes.append(Element(part.name, part.attributes))
        elif part.kind == "start":
            frames.append(_Frame(Element(part.name, part.attributes), mark))
        else:
            _close(frames, part.name, mark)
    while len(frames) > 1:
        _spill(frames)
    return _merged(frames[0].nodes)


def _close(frames: list[_Frame], name: str, mark: str) -> None:
    if all(frame.element.tag != name for frame in frames[1:]):
        frames[-1].nodes.append(mark)
        return
    while frames[-1].element.tag != name:
        _spill(frames)
    frame = frames.pop()
    frames[-1].nodes.append(put_content(frame.element, _merged(frame.nodes)))


def _spill(frames: list[_Frame]) -> None:
    """Give up on the last opened tag: its mark and content go to the tag around it."""
    frame = frames.pop()
    frames[-1].nodes.extend([frame.mark, *frame.nodes])


def _merged(nodes: Sequence[Node]) -> list[Node]:
    merged: list[Node] = []
    for node in nodes:
        last = merged[-1] if merged else None
        if isinstance(node, str) and isinstance(last, str):
            merged[-1] = last + node
        elif not isinstance(node, str) or node:
            merged.append(node)
    return merged


def _parts(nodes: Iterable[Node], md: Markdown) -> Iterator[tuple[Node | _Tag, str]]:
    for node in nodes:
        if not isinstance(node, str) or not HTML_PLACEHOLDER_RE.search(node):
            yield node, ""
            continue
        position = 0
        for match in HTML_PLACEHOLDER_RE.finditer(node):
            yield node[position : match.start()], ""
            yield _read_mark(match[0], md), match[0]
            position = match.end()
        yield node[position:], ""


def _read_mark(mark: str, md: Markdown) -> Node | _Tag:
    html = stashed(md, mark)
    if not isinstance(html, str):
        return mark
    if html.startswith("<!--"):
        return ""
    if html.startswith("&") and "<" not in html and resolve(html) not in ("&", html):
        return resolve(html)
    parts = _Reader(html).parts
    tag = parts[0] if len(parts) == 1 else ""
    return tag if isinstance(tag, _Tag) and not md.is_block_level(tag.name) else mark


def element_of(html: str) -> Element | None:
    """Return the one element that ``html`` holds, or nothing when it holds more, less or broken tags."""
    nodes = _nested((part, "\0") for part in _Reader(html.strip()).parts)
    only = nodes[0] if len(nodes) == 1 else ""
    broken = isinstance(only, str) or any("\0" in (part.text or "") + (part.tail or "") for part in only.iter())
    return None if broken or isinstance(only, str) else only
