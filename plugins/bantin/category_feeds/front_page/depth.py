"""How deep a TOML text nests, told before a parser that calls itself for each level reads it."""

from __future__ import annotations

import re

_DEEPEST = 50
_SIGN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]')


def deep_line(text: str) -> int:
    """Return the first line, from 1, with arrays, tables or dotted keys nested too deep; 0 if there is none."""
    depth = 0
    for sign in _SIGN.finditer(text):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if depth > _DEEPEST:
            return text.count("\n", 0, sign.start()) + 1
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if line.partition("=")[0].count(".") > _DEEPEST), 0)
