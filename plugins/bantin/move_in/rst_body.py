"""A body in reStructuredText as HTML: docutils reads it, without files, settings or programs of the machine."""

from __future__ import annotations

import re

from bantin.imports.refused import Refused
from bantin.newsroom.message import say

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": True,  # what it holds goes through the reader of HTML like all else
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 5,
    "syntax_highlight": "none",
    "initial_header_level": 2,
    "doctitle_xform": False,
    "embed_stylesheet": False,
    "math_output": "LaTeX",
    "line_length_limit": 100_000,
}
_VIDEO = re.compile(r"^([ \t]*)\.\. (youtube|vimeo)::[ \t]*(\S+)[ \t]*$(?:\n\1[ \t]+:.*$)*", re.MULTILINE)
_ADDRESS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}
_LEGACY = re.compile(r"\|(filename|static|attach)\|")


def html_of_rst(text: str) -> str:
    """Return the HTML of ``text``; raise :class:`Refused` where docutils gives up."""
    from docutils.core import publish_parts
    from docutils.utils import SystemMessage

    text = _VIDEO.sub(lambda found: f"\n{found[1]}{_ADDRESS[found[2]].format(found[3])}\n", text)
    text = _LEGACY.sub(r"{\1}", text)
    try:
        parts = publish_parts(text, writer="html5", settings_overrides=_SETTINGS)
    except (SystemMessage, RecursionError, ValueError, AttributeError) as error:
        raise Refused(say("move-in/rst")) from error
    return str(parts["body"])
