"""The slip ``![mô tả] (a.jpg)``: a space that Markdown does not allow between the brackets."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor

from bantin.image_captions.address import read_address
from bantin.image_captions.media_item import SPACED

_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".mp4", ".webm", ".mp3", ".m4a", ".ogg")


class SpacedImagePattern(ImageInlineProcessor):
    """Reads an image whose address stands one or two spaces off, if it is the address of a picture or clip."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(IMAGE_LINK_RE, md)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the image that begins at ``m``, marked as mended, and its extent."""
        text, index, handled = self.getText(data, m.end(0))
        gap = len(data[index:]) - len(data[index:].lstrip(" "))
        if not handled or not 1 <= gap <= 2:
            return None, None, None
        source, title, end, handled = self.getLink(data, index + gap)
        if not handled or not read_address(source).source.lower().endswith(_ENDINGS):
            return None, None, None
        image = Element("img", {"src": source, "alt": self.unescape(text), SPACED: "1"})
        if title is not None:
            image.set("title", title)
        return image, m.start(0), end
