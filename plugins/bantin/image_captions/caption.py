"""What a run of text says once it is taken as a caption: the words, the credit, the prefix dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bantin.image_captions.caption_context import Options
from bantin.image_captions.content import (
    Node,
    composed,
    content_of,
    cut_out,
    is_footnote_mark,
    plain_text,
    split_at,
    strip_content,
    take_content,
)
from bantin.vietnamese.counts import count_sentences, count_words
from bantin.vietnamese.credit import find_credit

_PREFIX = re.compile(r"\s*(?:chú\s+thích(?:\s+ảnh)?|caption)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_EMPHASIS = ("em", "i")


@dataclass(slots=True)
class Caption:
    """A caption's words and its credit, as content; ``credit`` is the name alone."""

    words: list[Node] = field(default_factory=list)
    credit_nodes: list[Node] = field(default_factory=list)
    credit: str = ""

    @property
    def text(self) -> str:
        """The words on one line, without the credit."""
        return " ".join(plain_text(self.words).split())

    def __bool__(self) -> bool:
        return bool(self.words or self.credit_nodes)


def read_caption(nodes: Iterable[Node]) -> Caption:
    """Read ``nodes`` as a caption: outer emphasis and the prefix go, the credit is set apart."""
    words = without_emphasis(composed(nodes))
    words = without_emphasis(_without_prefix(words))
    text = plain_text(words)
    found = find_credit(text)
    if found is None:
        return Caption(words)
    before, between, credit, after = cut_out(words, found.caption_end, found.start, found.end)
    marks = [node for node in (*between, *after) if is_footnote_mark(node)]
    return Caption(strip_content(before), [*strip_content(credit), *marks], found.name)


def is_emphasized(nodes: Iterable[Node]) -> bool:
    """Say whether all of ``nodes`` stands in italics, bold italics included."""
    kept = strip_content(list(nodes))
    only = kept[0] if len(kept) == 1 else ""
    if isinstance(only, str):
        return False
    return only.tag in _EMPHASIS or (only.tag in ("strong", "b") and is_emphasized(content_of(only)))


def without_emphasis(nodes: Iterable[Node]) -> list[Node]:
    """Return ``nodes`` without the emphasis that wraps all of them, if one does."""
    kept = strip_content(list(nodes))
    only = kept[0] if len(kept) == 1 else ""
    if isinstance(only, str) or only.tag not in _EMPHASIS:
        return kept
    return strip_content(take_content(only))


def has_prefix(text: str) -> bool:
    """Say whether ``text`` begins with “Chú thích:”, “Chú thích ảnh:” or “Caption:”."""
    return bool(_PREFIX.match(text))


def _without_prefix(nodes: list[Node]) -> list[Node]:
    match = _PREFIX.match(plain_text(nodes))
    return strip_content(split_at(nodes, match.end())[1]) if match else nodes


def is_too_long(text: str, options: Options) -> bool:
    """Say whether ``text`` is more than a caption holds, its credit not counted, so that it is body text."""
    found = find_credit(text)
    words = text[: found.caption_end] if found else text
    return count_words(words) > options.most_words or count_sentences(words) > options.most_sentences
