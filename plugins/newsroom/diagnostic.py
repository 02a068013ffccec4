"""What is wrong in a source file, where, and how to mend it, said to an editor in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.newsroom.printing import printable_line

Severity = Literal["error", "warning", "notice"]

SEVERITY_WORDS: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding: a place, the rule that was broken, a Vietnamese sentence that names the fix.

    ``path`` is relative to the content folder (POSIX, NFC); ``line`` and ``column`` count from 1, and 0 means
    the file as a whole.
    """

    path: str
    line: int
    rule: str
    message: str
    severity: Severity = "error"
    column: int = 0

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts findings as an editor reads a file."""
        return self.path, self.line, self.column, self.rule, self.message

    def __str__(self) -> str:
        places = [str(number) for number in (self.line, self.column) if number]
        place = ":".join([self.path, *places])
        return printable_line(f"{place}: {SEVERITY_WORDS[self.severity]}: {self.message} [{self.rule}]")
