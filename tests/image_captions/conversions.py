"""One story converted as the site converts it, for all tests of captions."""

from __future__ import annotations

from bantin.newsroom.conversion import Conversion, begin_conversion
from markdown import Markdown

EXTENSION = "bantin.image_captions.extension:CaptionExtension"
STOCK = ["extra", "smarty"]
AUTHORS = ("Tuấn Tú",)


def converter() -> Markdown:
    return Markdown(extensions=[*STOCK, "bantin.dialect.extension", EXTENSION], output_format="html")


def prepared(md: Markdown, *, slots: bool = False, first_line: int = 1) -> Conversion:
    """Tell ``md`` about the story that comes next."""
    return begin_conversion(md, Conversion("tin.md", first_line, AUTHORS, slots))


def convert(source: str, *, slots: bool = False, first_line: int = 1) -> tuple[str, Conversion]:
    """Return the body of ``source`` and what was found in it."""
    md = converter()
    conversion = prepared(md, slots=slots, first_line=first_line)
    return md.convert(source), conversion
