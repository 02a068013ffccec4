"""HTML as editors of WordPress type it: paragraphs are empty lines, which the program marks when it shows a story."""

from __future__ import annotations

import re

_BLOCK_COMMENT = re.compile(r"<!--\s*+/?wp:(?>(?:[^<-]+|-(?!->)|<(?!!--))*)-->\n?")
_MORE = re.compile(r"<!--more(?>(?:[^<-]+|-(?!->)|<(?!!--))*)-->")
_BLOCK = (
    r"(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|hr|section|iframe|address|"
    r"center|dl|form)"
)
_STARTS_BLOCK = re.compile(rf"\s*</?{_BLOCK}\b", re.IGNORECASE)
_PRE = re.compile(r"(<pre\b(?>(?:[^<]+|<(?!/?pre\b))*)</pre>)", re.IGNORECASE)


def with_paragraphs(text: str) -> str:
    """Return what an editor typed with its paragraphs marked, as WordPress shows it; comments of blocks go."""
    text = _MORE.sub("", _BLOCK_COMMENT.sub("", text)).replace("<!--nextpage-->", "\n\n")
    pieces = _PRE.split(text)
    return "\n".join(piece if number % 2 else _paragraphs(piece) for number, piece in enumerate(pieces))


def _paragraphs(text: str) -> str:
    made = []
    for piece in re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n")):
        piece = piece.strip("\n")
        if not piece.strip():
            continue
        if _STARTS_BLOCK.match(piece):
            made.append(piece)
        else:
            made.append("<p>" + re.sub(r"(?<!<br />)(?<!<br>)(?<!<br/>)\n", "<br>\n", piece) + "</p>")
    return "\n\n".join(made)
