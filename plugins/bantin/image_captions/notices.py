"""Every problem that captions report: its rule and how grave it is."""

from __future__ import annotations

from bantin.image_captions.address import kind_of
from bantin.newsroom.diagnostic import Diagnostic, Severity, finding
from bantin.newsroom.message import Message, say
from bantin.newsroom.photo import Kind
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.places import Place

THINGS: dict[Kind, Message] = {
    "photo": say("words/photo"),
    "video": say("words/video"),
    "audio": say("words/audio"),
}

RULES: dict[str, Severity] = {
    "caption/missing-alt": "warning",
    "caption/undescribed": "warning",
    "caption/alt-equals-caption": "warning",
    "caption/too-long": "warning",
    "caption/after-blank-line": "warning",
    "caption/after-html": "warning",
    "caption/same-line": "warning",
    "caption/two-captions": "warning",
    "caption/byline": "warning",
    "caption/curly-quotes": "warning",
    "caption/backslash": "warning",
    "caption/space-before-path": "warning",
    "caption/computer-path": "error",
    "caption/no-path": "error",
    "caption/in-html": "warning",
    "caption/in-heading": "warning",
    "caption/focus": "warning",
    "caption/pasted-titles": "warning",
    "caption/second-marker": "warning",
}
_LONGEST_QUOTE = 60
_LONGEST_ADDRESS = 120  # a photo may be written out in its address


def notice(path: str, place: Place, rule: str, *, photo: str = "", text: str = "") -> Diagnostic:
    """Return the diagnostic of ``rule``, quoting the photo's file and the piece of text it is about."""
    quote = text if rule == "caption/pasted-titles" else _shortened(text)
    name = photo if origin_of(photo) in ("file", "computer") else _cut(photo)
    said = say(rule, thing=THINGS[kind_of(photo)], photo=name, text=quote)
    return finding(path, place.line, said, RULES[rule], place.column)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"


def _cut(address: str) -> str:
    return address if len(address) <= _LONGEST_ADDRESS else f"{address[:_LONGEST_ADDRESS]}…"
