"""A TOML text that people wrote: read within limits, and what cannot be read is told in one way, with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Literal

from bantin.newsroom.toml_places import words_of

DEEPEST = 50
_LONG = re.compile(r"[0-9_]{1000,}")
_LINE = re.compile(r"line (\d+)")
Trouble = Literal["deep", "number", "twice", "form"]


class NoToml(ValueError):
    """A text that is no TOML that anybody means; ``line`` counts from 1, ``trouble`` says what is wrong there."""

    def __init__(self, trouble: Trouble, line: int, words: str) -> None:
        super().__init__(words)
        self.trouble, self.line = trouble, line


def read_toml(text: str) -> dict[str, Any]:
    """Return the table that ``text`` is; raise :class:`NoToml` and nothing else.

    The parser calls itself for each level, and looks at dotted keys again for each dot.
    """
    deep = deep_line(text)
    if deep:
        raise NoToml("deep", deep, f"nested too deep (at line {deep})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else max(1, text.count("\n") + (not text.endswith("\n")))
        raise NoToml("twice" if re.search("overwrite|twice", str(error)) else "form", line, str(error)) from None
    except ValueError:  # a number with more figures than Python reads
        line = long_number_line(text)
        raise NoToml("number", line, f"a number too long (at line {line})") from None


def deep_line(text: str) -> int:
    """Return the first line, from 1, with arrays, tables or dotted keys nested too deep; 0 if there is none."""
    depth = dots = 0
    for word in words_of(text):
        depth += (word[0] in "[{") - (word[0] in "]}")
        dots = 0 if word[0] in "\n=,[{" else dots + (word[0] == ".")
        if max(depth, dots) > DEEPEST:
            return text.count("\n", 0, word.start()) + 1
    return 0


def long_number_line(text: str) -> int:
    """Return the line of the first number in ``text`` that has more figures than Python reads; 0 without one."""
    found = next((word for word in words_of(text) if _LONG.search(word[0]) and word[0][0] not in "\"'"), None)
    return text.count("\n", 0, found.start()) + 1 if found else 0
