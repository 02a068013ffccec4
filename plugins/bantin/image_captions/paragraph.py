"""A paragraph that holds photos, taken apart: passages of text, and photos with the lines under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bantin.image_captions.attributes import add_attributes, merged, read_attributes
from bantin.image_captions.caption import is_emphasized
from bantin.image_captions.content import Node, content_of, plain_text, strip_content
from bantin.image_captions.line import Line
from bantin.image_captions.raw import MEDIA

_WRAPPERS = ("em", "strong", "i", "b", "u", "span", "font")


@dataclass(slots=True)
class Piece:
    """One thing that stands in a photo line: a photo, a link around photos, or a foreign frame."""

    node: Element
    media: list[Element]

    @property
    def linked(self) -> bool:
        """Say whether the editor put the piece into a link."""
        return self.node.tag == "a"


@dataclass(slots=True)
class Passage:
    """Lines that stay text."""

    lines: list[Line]


@dataclass(slots=True)
class PhotoBlock:
    """Photos placed together, the attributes given to them all, and the lines right under them."""

    pieces: list[Piece]
    lines: list[Line] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


Part = Passage | PhotoBlock


def parts_of(lines: Iterable[Line], *, is_centred: bool = False) -> list[Part]:
    """Group the lines of a paragraph, ``is_centred`` or not, into passages and photo blocks, in order."""
    parts: list[Part] = []
    ended = False
    for line in lines:
        pieces = photo_pieces(line.nodes)
        glued = [] if pieces else _glued_caption(line.nodes, is_centred=is_centred)
        if glued:
            parts.append(PhotoBlock(photo_pieces(line.nodes[:1]), [Line(glued, line.hard)]))
            ended = True
            continue
        if ended and not pieces:
            parts.append(Passage([line]))
            ended = False
            continue
        ended = False
        last = parts[-1] if parts else None
        if pieces and isinstance(last, PhotoBlock) and not last.lines:
            last.pieces.extend(pieces)
        elif pieces:
            parts.append(PhotoBlock(pieces))
        elif isinstance(last, PhotoBlock):
            _add_line(parts, last, line)
        elif last:
            last.lines.append(line)
        else:
            parts.append(Passage([line]))
    return parts


def _glued_caption(nodes: Sequence[Node], *, is_centred: bool) -> list[Node]:
    """Return the caption that stands behind a photo on its own line, as Ghost and portals write it; else nothing.

    It is one if no space parts it from the photo, if all of it is in italics, or if the line is centred.
    """
    photo, *behind = nodes or [""]
    if isinstance(photo, str) or not _is_photo(photo) or any(_holds_photo(node) for node in behind):
        return []
    words = plain_text(behind)
    is_glued = words[:1].isalpha() and isinstance(behind[0], str)
    if words.strip() and (is_glued or is_centred or is_emphasized(behind)):
        return strip_content(behind)
    return []


def _holds_photo(node: Node) -> bool:
    return not isinstance(node, str) and any(True for _ in media_in(node))


def _add_line(parts: list[Part], block: PhotoBlock, line: Line) -> None:
    """Add a line below a block; Markdown may have left a photo of the next line beside an attribute list."""
    attributes, elements = read_attributes(line.text), [node for node in line.nodes if not isinstance(node, str)]
    pieces = photo_pieces(elements) if attributes is not None else []
    if attributes is not None and (pieces or not any(map(_holds_photo, elements))):
        block.attributes = merged(block.attributes, attributes)
        if pieces and block.lines:
            parts.append(PhotoBlock(pieces))
        else:
            block.pieces.extend(pieces)
    elif any(map(_holds_photo, elements)):
        parts.append(Passage([line]))
    else:
        block.lines.append(line)


def media_in(element: Element) -> Iterator[Element]:
    """Yield the photos and clips that ``element`` is or holds."""
    return (part for part in element.iter() if part.tag in MEDIA)


def photo_pieces(nodes: Sequence[Node]) -> list[Piece]:
    """Return the pieces of a line on which nothing but photos and their attributes stands; else nothing."""
    pieces: list[Piece] = []
    given: list[tuple[Element, dict[str, str]]] = []
    for node in _unwrapped(nodes):
        attributes = read_attributes(node) if isinstance(node, str) else None
        if not isinstance(node, str) and _is_photo(node):
            pieces.append(Piece(node, list(media_in(node))))
        elif attributes is not None and pieces and pieces[-1].media:
            given.append((pieces[-1].media[-1], attributes))
        elif not isinstance(node, str) or node.strip():
            return []
    for piece in pieces:
        piece.node.tail = None
    for element, attributes in given:
        add_attributes(element, attributes)
    return pieces


def _unwrapped(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield ``nodes`` without the emphasis or span that a word processor put around a photo alone."""
    for node in strip_content(nodes):
        if isinstance(node, str) or node.tag not in _WRAPPERS or not holds_only_photos(node):
            yield node
        else:
            yield from _unwrapped(content_of(node))


def _is_photo(element: Element) -> bool:
    return element.tag in (*MEDIA, "iframe") or (element.tag == "a" and holds_only_photos(element))


def holds_only_photos(element: Element) -> bool:
    """Say whether nothing stands in ``element`` but photos, links and emphasis around them."""
    texts = [element.text, *(child.tail for child in element)]
    if not len(element) or any(text and text.strip() for text in texts):
        return False
    wrappers = (*_WRAPPERS, "a")
    return all(child.tag in MEDIA or (child.tag in wrappers and holds_only_photos(child)) for child in element)
