"""What Python's reader of command lines says by itself, in the language of all other messages."""

from __future__ import annotations

import argparse

from bantin.newsroom.message import say

# Its texts, by what we call them; its module looks them up through one function, which gettext is meant to fill.
_TEXTS = {
    "options": "parser/options",
    "positional arguments": "parser/arguments",
    "show this help message and exit": "parser/help",
    "%(prog)s: error: %(message)s\n": "parser/error",
    "argument %(argument_name)s: %(message)s": "parser/about",
    "the following arguments are required: %s": "parser/required",
    "unrecognized arguments: %s": "parser/unknown",
    "invalid choice: %(value)r (choose from %(choices)s)": "parser/choice",
    "invalid %(type)s value: %(value)r": "parser/value",
    "expected one argument": "parser/one",
    "ambiguous option: %(option)s could match %(matches)s": "parser/ambiguous",
    "not allowed with argument %s": "parser/together",
}


def translate_parsers() -> None:
    """Have parsers speak the language that was chosen; a text that they have got since stays as it is."""
    vars(argparse)["_"] = _said


def _said(text: str) -> str:
    key = _TEXTS.get(text)
    if key is None:
        return text
    said = str(say(key))
    return f"{said}\n" if text.endswith("\n") else said
