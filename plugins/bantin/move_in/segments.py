"""Markdown parted into code, which stays, and prose, in which links, photos and shortcodes are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_FENCE = re.compile(r" {0,3}(?P<sign>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


def segments(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of ``text`` in order, each with whether it is code between fences."""
    prose: list[str] = []
    code: list[str] = []
    sign = ""
    for line in text.split("\n"):
        found = _FENCE.fullmatch(line)
        if sign:
            code.append(line)
            if found and found["sign"].startswith(sign) and not found["info"].strip():
                yield True, "\n".join(code)
                code, sign = [], ""
        elif found and not (found["sign"][0] == "`" and "`" in found["info"]):
            if prose:
                yield False, "\n".join(prose)
                prose = []
            code, sign = [line], found["sign"]
        else:
            prose.append(line)
    if code:
        yield True, "\n".join(code)
    if prose:
        yield False, "\n".join(prose)


def in_prose(text: str, change: Callable[[str], str]) -> str:
    """Return ``text`` with ``change`` made to what is no code; code in a line is kept out of its sight, too."""
    return "\n".join(piece if is_code else _outside_spans(piece, change) for is_code, piece in segments(text))


def _outside_spans(text: str, change: Callable[[str], str]) -> str:
    spans: list[str] = []

    def hide(found: re.Match[str]) -> str:
        spans.append(found[0])
        return f"\ue000{len(spans) - 1}\ue001"

    changed = change(_CODE_SPAN.sub(hide, text) if "`" in text else text)
    return re.sub("\ue000(\\d+)\ue001", lambda found: spans[int(found[1])], changed) if spans else changed
