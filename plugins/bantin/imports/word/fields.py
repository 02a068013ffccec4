"""Fields in the run of a text: what they ask is not shown, what they have answered is, and one of them is a link."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_MOST = 50  # fields within fields


@dataclass(slots=True)
class _Field:
    asked: str = ""
    answered: bool = False


class Fields:
    """The fields that are open where a reader has come to."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def take(self, name: str, kind: str, text: str) -> None:
        """Take the mark of a field: its begin, its parting, its end, or a piece of what it asks."""
        if name == "instrText":
            if self._open:
                self._open[-1].asked += text
        elif kind == "begin" and len(self._open) < _MOST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].answered = True
        elif kind == "end" and self._open:
            self._open.pop()

    @property
    def shows(self) -> bool:
        """Whether text here is shown, and not a part of what a field asks."""
        return all(field.answered for field in self._open)

    @property
    def link_here(self) -> str:
        """The address that text here leads to, or empty."""
        return next((link for field in self._open[::-1] if field.answered and (link := self.link(field.asked))), "")

    @staticmethod
    def link(asked: str) -> str:
        """Return the address that a field asks for, or empty."""
        found = _HYPERLINK.match(asked)
        address = (found[1] or found[2] or "") if found else ""
        return "" if address.startswith("\\") else address
