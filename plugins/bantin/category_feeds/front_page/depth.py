"""How deep a TOML text nests, told before a parser that calls itself for each level reads it."""

from __future__ import annotations

from bantin.newsroom.toml_places import words_of

_DEEPEST = 50


def deep_line(text: str) -> int:
    """Return the first line, from 1, with arrays, tables or dotted keys nested too deep; 0 if there is none."""
    depth = dots = 0
    for word in words_of(text):
        depth += (word[0] in "[{") - (word[0] in "]}")
        dots = 0 if word[0] in "\n=,[{" else dots + (word[0] == ".")
        if max(depth, dots) > _DEEPEST:
            return text.count("\n", 0, word.start()) + 1
    return 0
