"""The words of a source file alone: code, tags and addresses are covered, so that rules about words pass over them.

A covered text has the length and the lines of its source: a place in one is the same place in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bantin.check.masking import COVER, cover, cover_inline_code

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

# Each expression begins with a class of few letters, which keeps its search as fast as one for a single letter.
_MARKUP = re.compile(
    r"""[<\]\[{&](?:
        (?<=<)/?[a-z][^<>]*>
      | (?<=\])\((?:[^()\n"“”]|\([^()\n]*\))*(?:["“](?P<title>[^\n]{0,600}?)["”][ \t]*(?=\)))?\)?
      | (?<=\[)[^\[\]\n^][^\[\]\n]*\]:[ \t]*\S+
      | (?<={)[:#.][^{}\n]*}
      | (?<=&)(?:\#\d+|\#x[0-9a-f]+|[a-z]+\d*);
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    r"""(?:https?://|ftp://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+""", re.IGNORECASE
)


@lru_cache(maxsize=4)  # one story at a time is asked for, by every rule in turn
def cover_code(body: str) -> str:
    """Return Markdown ``body`` with its code blocks, code in lines and comments covered."""
    body = _cover_code_blocks(body)
    return cover_inline_code(body) if "`" in body or "<" in body else body


@lru_cache(maxsize=4)
def cover_markup(body: str) -> str:
    """Return ``body`` with code, tags, attribute lists, entities and the addresses of links covered."""
    return _MARKUP.sub(_cover_match, cover_code(body))


@lru_cache(maxsize=4)
def prose(body: str) -> str:
    """Return ``body`` with its markup covered, and the addresses in the text too."""
    covered = cover_markup(body)
    if "://" in covered or "@" in covered or "www." in covered.lower():
        return _BARE_ADDRESS.sub(_cover_match, covered)
    return covered


def _cover_match(match: re.Match[str]) -> str:
    text, title = match[0], match.groupdict().get("title") or ""
    kept = "]" if text[0] == "]" else ""  # it closes the words of a link, which stay
    start = match.start("title") - match.start() if title else len(text)
    return kept + cover(text[len(kept) : start]) + title + cover(text[start + len(title) :])


def _cover_code_blocks(body: str) -> str:
    """Return ``body`` with code between fences covered; an indent makes no code."""
    if not ("```" in body or "~~~" in body):
        return body
    fence = ""
    lines = body.split("\n")
    for index, line in enumerate(lines):
        opened = _FENCE.match(line)
        if fence or opened:
            fence = _fence_after(fence, line, opened)
            lines[index] = COVER * len(line)
    return "\n".join(lines)


def _fence_after(fence: str, line: str, opened: re.Match[str] | None) -> str:
    """Return the fence that is open below ``line``."""
    if not fence:
        return opened[1] if opened else ""
    closed = opened is not None and opened[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closed else fence


def rewrite(text: str, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> str:
    """Return ``text`` with ``pattern`` replaced where it matches the words of it, and nowhere else."""
    pieces, done = [], 0
    for match in pattern.finditer(prose(text)):
        pieces += [text[done : match.start()], replacement if isinstance(replacement, str) else replacement(match)]
        done = match.end()
    return "".join([*pieces, text[done:]])
