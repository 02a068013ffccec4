"""One style sheet out of many: the files that a listing names, in its order, joined and lightly minified."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(
    r"""
    (?P<string>"[^"]*"|'[^']*')     # kept as it is
    | (?P<comment>/\*.*?\*/)        # dropped
    | \s*(?P<mark>[{};,>])\s*        # kept without the blanks around it
    | (?P<colon>:)\s+               # "a: b", but not "a :hover"
    | (?P<zero>(?<=[\s:,])0(?=\.\d)) # "0.5em" is ".5em"
    | (?P<blank>\s+)                # one blank
    """,
    re.VERBOSE | re.DOTALL,
)


def read_listing(text: str) -> tuple[str, ...]:
    """Return the file names of a listing: one a line, ``#`` begins a comment, blank lines are nothing."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def join_styles(parts: Iterable[str]) -> str:
    """Return ``parts`` as one style sheet, in the order given."""
    return "".join(minify(part) for part in parts) + "\n"


def minify(css: str) -> str:
    """Return ``css`` without comments, blanks and zeros that mean nothing; strings are left alone."""
    return _TOKEN.sub(_shorten, _without_comments(css)).replace(";}", "}").strip()


def _without_comments(css: str) -> str:
    """Drop comments first: one between two blanks would otherwise leave both of them."""
    return _TOKEN.sub(lambda token: " " if token["comment"] else token[0], css)


def _shorten(token: re.Match[str]) -> str:
    if token["string"]:
        return token["string"]
    return token["mark"] or token["colon"] or " " * (not token["zero"])
