"""Photos and captions as other systems write them in HTML: figures, caption boxes, galleries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bantin.image_captions.attributes import merged
from bantin.image_captions.content import Node, content_of, plain_text, strip_content
from bantin.image_captions.paragraph import Piece, holds_only_photos, media_in
from bantin.image_captions.raw import MEDIA
from bantin.newsroom.classes import placing_of
from bantin.newsroom.pasted import HELD

_CAPTION = re.compile(r"(?<!khong-)(?:caption|chu-?thich|ghi-?chu|(?:img|image|photo)-?desc|pdesc)", re.IGNORECASE)
_GALLERY = re.compile(r"gallery|album|slideshow", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOXES = ("div", "dl", "section", "center", "ul")
_DISPLAYS = frozenset({"figure", *_BOXES})
_LINES = ("p", "div", "dt", "dd", "li", "br", "tr", "td", "section", "center", "ul", "ol", "dl", "tbody")


@dataclass(slots=True)
class Display:
    """Photos that their author put together: each with a caption of its own (or none), and the one they share.

    ``words`` are those beside the photos that are marked as nothing.
    """

    pieces: list[Piece] = field(default_factory=list)
    own: list[list[Node]] = field(default_factory=list)
    shared: list[Node] = field(default_factory=list)
    words: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def captioned(self) -> bool:
        """Say whether a caption was marked as one."""
        return bool(self.shared) or any(self.own)


def is_caption(element: Element) -> bool:
    """Say whether ``element`` is marked as a caption, by its name or its class."""
    is_marked = element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))
    return is_marked and not has_media(element)


def is_centred(paragraph: Element) -> bool:
    """Say whether the line of ``paragraph`` was centred, as captions are in portals, and is no heading."""
    centred = paragraph.get("align", "").lower() == "center" or _CENTRED.search(paragraph.get("style", ""))
    only = strip_content(content_of(paragraph))
    is_heading = len(only) == 1 and isinstance(only[0], Element) and only[0].tag in ("strong", "b")
    return bool(centred) and not is_heading


def display_of(block: Element) -> Display | None:
    """Return the photos that ``block`` shows with their captions; nothing if it is more than that."""
    if block.tag not in _DISPLAYS or not has_media(block):
        return None
    found = collected(block)
    if block.tag == "figure":
        found.shared = joined(found.shared, found.words if has_words(found.words) else [])
        return found
    is_gallery = bool(_GALLERY.search(block.get("class", "")))
    is_display = is_gallery or (found.captioned and block.tag != "ul")
    return found if is_display and not has_words(found.words) else None


def collected(block: Element) -> Display:
    """Return what ``block``, which stays as it is, shows and says."""
    found = Display(attributes=kept_attributes(block))
    _collect(block, found)
    return found


def _collect(element: Element, into: Display) -> None:
    for node in content_of(element):
        if isinstance(node, str):
            into.words.append(node)
        elif node.tag in MEDIA or (node.tag == "a" and holds_only_photos(node)):
            into.pieces.append(Piece(node, list(media_in(node))))
            into.own.append([])
            into.words.append(" ")
        elif is_caption(node):
            into.shared = joined(into.shared, lines_of(node))
            into.words.append(" ")
        elif has_media(node):
            _collect_box(node, into)
        else:
            into.words += [" ", *(lines_of(node) if node.tag in _LINES else [node])]


def _collect_box(box: Element, into: Display) -> None:
    """Take over what ``box`` shows; a caption beside a photo of its own is that photo's."""
    inner = collected(box)
    if inner.pieces:
        inner.own[-1] = joined(inner.own[-1], inner.shared)
    into.pieces += inner.pieces
    into.own += inner.own
    into.words += inner.words
    into.attributes = merged(inner.attributes, into.attributes)


def lines_of(element: Element) -> list[Node]:
    """Return the words within ``element``, a space between the lines of it."""
    nodes: list[Node] = []
    for node in content_of(element):
        if isinstance(node, str) or node.tag not in _LINES:
            nodes.append(node)
        else:
            nodes += [" ", *lines_of(node), " "]
    return nodes


def joined(before: list[Node], after: list[Node]) -> list[Node]:
    """Return both captions as one."""
    return [*before, *([" "] if before and after else []), *after]


def tidy(nodes: Iterable[Node]) -> list[Node]:
    """Return ``nodes``, each without the text behind it, with one space where HTML shows one."""
    found: list[Node] = []
    for node in nodes:
        if not isinstance(node, str):
            node.tail = None
            found.append(node)
            continue
        before = found.pop() if found and isinstance(found[-1], str) else ""
        found.append(re.sub(r"[ \t\n]+", " ", f"{before}{node}"))
    return found


def has_media(element: Element) -> bool:
    """Say whether ``element`` is or holds a photo or a clip."""
    return any(part.tag in MEDIA for part in element.iter())


def has_words(nodes: Iterable[Node]) -> bool:
    """Say whether ``nodes`` hold a letter or a figure."""
    return any(letter.isalnum() for letter in plain_text(nodes))


def kept_attributes(block: Element) -> dict[str, str]:
    """Return what ``block`` says that a figure may say too."""
    kept = {name: value for name, value in block.attrib.items() if name in ("id", HELD["id"], "class", "lang")}
    placing = placing_of(block.get("class", "").split(), block.get("align", "") if block.tag == "table" else "")
    return merged(kept, {"class": placing}) if placing else kept
