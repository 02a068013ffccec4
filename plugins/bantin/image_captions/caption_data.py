"""A caption as data: clean HTML for lightboxes and feeds, plain text for search and metadata, and the credit."""

from __future__ import annotations

from copy import deepcopy
from html import escape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown

from bantin.image_captions.caption import read_caption
from bantin.image_captions.caption_context import CaptionContext, MediaItem
from bantin.image_captions.content import Node, clean, is_footnote_mark, plain_text, put_content, take_content
from bantin.image_captions.figure import CAPTION_CLASS, CREDIT_CLASS
from bantin.newsroom.places import PLACE
from bantin.vietnamese.forbidden import allowed_text


class _Text(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.extend(["\n"] if tag == "br" else [])


def caption_data(shot: MediaItem, run: CaptionContext) -> tuple[str, str, str]:
    """Return the shot's caption as HTML and as text, both without credit and footnote marks, and the credit."""
    for element in shot.captions:
        words, credit = _words_of(deepcopy(element), run)
        if html := _html_of(words, run.md):
            return html, text_of(html), credit
    title = shot.title if shot.placement == "inline" and not shot.captions else ""
    return escape(title, quote=False), title, ""


def text_of(html: str) -> str:
    """Return what a reader of ``html`` sees, on one line."""
    return " ".join(allowed_text("".join(_Text(html).pieces)).split())


def _words_of(caption: Element, run: CaptionContext) -> tuple[list[Node], str]:
    caption.tail = None
    for part in caption.iter():
        part.attrib.pop(PLACE, None)
    nodes = _without_marks(take_content(caption))
    own = run.conversion.own
    if caption.get("class") == own(CAPTION_CLASS):
        return [node for node in nodes if not _is_credit(node, own(CREDIT_CLASS))], ""
    found = read_caption(nodes)
    return found.words, clean(found.credit)


def _is_credit(node: Node, name: str) -> bool:
    return not isinstance(node, str) and node.get("class") == name


def _without_marks(nodes: list[Node]) -> list[Node]:
    kept = [node for node in nodes if not is_footnote_mark(node)]
    for node in kept:
        if not isinstance(node, str) and any(is_footnote_mark(part) for part in node.iter()):
            put_content(node, _without_marks(take_content(node)))
    return kept


def _html_of(nodes: list[Node], md: Markdown) -> str:
    holder = put_content(Element("span"), nodes)
    html = md.serializer(holder).strip().removeprefix("<span>").removesuffix("</span>")
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip() if plain_text(nodes).strip() else ""
