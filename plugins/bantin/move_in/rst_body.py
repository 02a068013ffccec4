"""A body in reStructuredText as HTML: docutils reads it, without files, settings or programs of the machine."""

from __future__ import annotations

import re

from bantin.imports.refused import Refused
from bantin.newsroom.message import say

_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": True,  # what it holds goes through the reader of HTML like all else
    "_disable_config": True,
    "report_level": 3,  # from there on docutils leaves out what it could not read, and shows it in its message
    "warning_stream": False,
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
    body = str(parts["body"])
    return _without_messages(body) if "system-message" in body else body


def _without_messages(body: str) -> str:
    """Return ``body`` with the messages of docutils gone, but for the lines of the story that they show."""
    import lxml.html

    root = lxml.html.fragment_fromstring(body, create_parent="div")
    for link in root.xpath('.//a[starts-with(@href, "#system-message")]'):
        link.drop_tag()
    for message in root.xpath('.//*[@class="system-message" or @class="system-messages"]'):
        for part in list(message):
            if part.tag not in ("pre", "aside"):
                part.drop_tree()
        message.drop_tag()
    return str(lxml.html.tostring(root, encoding="unicode"))
