"""Comments leave a body before it is read, so that none parts a photo from its caption; a forgotten end is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor

from bantin.dialect.understood import warn
from bantin.newsroom.message import say
from bantin.newsroom.places import TAKEN_OUT, place_in_body

_COMMENT = re.compile(r"(?P<gap>[ \t]*)(?P<open>`*<!--)(?P<text>(?:(?![ \t]*<!--|-->).)*+)(?P<end>-->`*)?", re.DOTALL)


class CommentRemover(Preprocessor):
    """Takes comments out, line by line, so that the lines below keep their numbers."""

    def run(self, lines: list[str]) -> list[str]:
        """Return ``lines`` without comments; one that nobody closed stays, and is told of."""
        text = "\n".join(lines)
        if "<!--" not in text:
            return lines
        return "".join(self._parts(text)).split("\n")

    def _parts(self, text: str) -> Iterator[str]:
        done = 0
        for found in _COMMENT.finditer(text):
            yield text[done : found.start()]
            done = found.end()
            if _is_code(text, found):
                yield found[0]
            elif found["end"] is None:
                start = found.end("open") - 4
                warn(self.md, place_in_body(text, start), say("dialect/open-comment"))
                yield found[0].replace("<!--", "&lt;!--", 1)
            else:
                yield _stand_in(text, found, is_last=text[found.end() : found.end() + 1] in ("", "\n"))
        yield text[done:]


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
