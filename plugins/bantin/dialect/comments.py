"""Comments leave a body before it is read, so that none parts a photo from its caption; a forgotten end is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor

from bantin.dialect.understood import warn
from bantin.newsroom.message import say
from bantin.newsroom.places import START, TAKEN_OUT, PlaceMarker, place_behind, place_in_body

_TEXT = r"(?>(?:[^ \t<-]+|(?![ \t]*<!--|-->).)*)"
_COMMENT = re.compile(rf"(?P<gap>[ \t]*)(?P<open>`*<!--)(?P<text>{_TEXT})(?P<end>-->`*)?", re.DOTALL)


class CommentRemover(Preprocessor):
    """Takes comments out, line by line, so that the lines below keep their numbers."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` without comments; one that nobody closed stays, and is told of."""
        text = "\n".join(lines)
        gaps = next((step.gaps for step in self.md.preprocessors if isinstance(step, PlaceMarker)), {})
        gaps.clear()
        if "<!--" not in text:
            return lines
        pieces, typed, kept = [], START, START
        for before, after in self._parts(text):
            pieces.append(after)
            typed, kept = place_behind(before, typed), place_behind(after, kept)
            if typed != kept:
                gaps.setdefault(kept.line, []).append((kept.column, typed.column - kept.column))
        return "".join(pieces).split("\n")

    def _parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each piece as typed and what stays of it."""
        done = 0
        for found in _COMMENT.finditer(text):
            yield (text[done : found.start()],) * 2
            done = found.end()
            if _is_code(text, found):
                yield found[0], found[0]
            elif found["end"] is None:
                start = found.end("open") - 4
                warn(self.md, place_in_body(text, start), say("dialect/open-comment"))
                yield found[0], found[0].replace("<!--", "&lt;!--", 1)
            else:
                is_last = text[found.end() : found.end() + 1] in ("", "\n")
                yield found[0], _stand_in(text, found, is_last=is_last)
        yield text[done:], text[done:]


def _is_code(text: str, found: re.Match[str]) -> bool:
    """Say whether the comment stands in a span of code."""
    begin = text.rfind("\n", 0, found.start()) + 1
    return text.count("`", begin, found.end("open") - 4) % 2 == 1


def _stand_in(text: str, found: re.Match[str], *, is_last: bool) -> str:
    """Return what takes the place of a comment: nothing within a line, for whole lines a sign that they are gone."""
    lines = found[0].count("\n")
    alone_before = text[: found.start()].rpartition("\n")[2].strip() == ""
    alone_after = text[found.end() :].partition("\n")[0].strip() == ""
    if alone_before and alone_after:
        return "\n".join([TAKEN_OUT] * (lines + 1))
    if lines:
        return "\n" + "\n".join([TAKEN_OUT] * (lines - 1) + [""])
    return "" if is_last else found["gap"]
