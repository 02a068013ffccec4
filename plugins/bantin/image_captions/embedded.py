"""Raw ``<video>``, ``<audio>`` and ``<iframe>`` blocks, which Markdown keeps apart from the line under them."""

from __future__ import annotations

from collections import deque
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX

from bantin.image_captions.attributes import add_attributes
from bantin.image_captions.caption_context import CaptionContext
from bantin.image_captions.content import put_content, take_content
from bantin.image_captions.raw import element_of, stashed

_CLIPS = ("<video", "<audio")
_FRAME = "<iframe"


def take_embedded(paragraph: Element, rest: deque[Element], run: CaptionContext) -> bool:
    """Put a raw clip or frame into ``paragraph`` as an element, with the line right under it; say if it was one."""
    html = _raw_block(paragraph, run)
    if not html:
        return False
    is_frame = html.lower().startswith(_FRAME)
    caption = _line_under(html, rest, run)
    if not (html.lower().startswith(_CLIPS) or (is_frame and caption is not None)):
        return False
    element = element_of(html)
    if element is None:
        return False
    paragraph.text = None
    paragraph.append(element)
    if caption is not None:
        rest.popleft()
        put_content(paragraph, ["\n", *take_content(caption)])
        add_attributes(paragraph, caption.attrib)
        run.closing = paragraph if caption is run.closing else run.closing
    return True


def _raw_block(paragraph: Element, run: CaptionContext) -> str:
    mark = (paragraph.text or "").strip()
    if not mark.startswith(STX):
        return ""
    html = stashed(run.md, mark) if not len(paragraph) and HTML_PLACEHOLDER_RE.fullmatch(mark) else ""
    return html if isinstance(html, str) else ""


def _line_under(html: str, rest: deque[Element], run: CaptionContext) -> Element | None:
    """Python-Markdown ends a raw block with a newline only when a blank line follows it."""
    if html.endswith("\n") or not rest or rest[0].tag != "p" or _raw_block(rest[0], run):
        return None
    return rest[0]
