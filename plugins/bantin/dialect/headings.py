"""Headings need a space behind one sign, since ``#OCOP`` is a tag; behind several signs people forget it."""

from __future__ import annotations

import re

from markdown.blockprocessors import HashHeaderProcessor


class TypedHeading(HashHeaderProcessor):
    """Takes the place of Markdown's step, for which ``#OCOP`` is a heading."""

    RE = re.compile(r"(?:^|\n)(?P<level>#(?= )|#{2,6}(?=[ \w]))(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")
