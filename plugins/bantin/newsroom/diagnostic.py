"""What is wrong in a source file, where, and how to mend it, said to an editor in the language of the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from bantin.newsroom.message import Message, Words, as_data, from_data, say
from bantin.newsroom.printing import printable_line

Severity = Literal["error", "warning", "notice"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_WORDS: dict[Severity, Message] = {
    "error": say("words/error"),
    "warning": say("words/warning"),
    "notice": say("words/notice"),
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a place, the rule that was broken, a sentence that names the fix.

    ``path`` is relative to the content folder (POSIX, NFC); ``line`` and ``column`` count from 1, and 0 means
    the file as a whole. ``said`` is in no language until somebody prints it.
    """

    path: str
    line: int
    rule: str
    said: Words
    severity: Severity = "error"
    column: int = 0

    @property
    def message(self) -> str:
        """The sentence, in the language of the office."""
        return str(self.said)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts findings as an editor reads a file."""
        return self.path, self.line, self.column, self.rule, self.message

    def __lt__(self, other: Diagnostic) -> bool:
        return self.order < other.order

    def __str__(self) -> str:
        places = [str(number) for number in (self.line, self.column) if number]
        place = ":".join([self.path, *places])
        return printable_line(f"{place}: {severity_word(self.severity)}: {self.message} [{self.rule}]")

    def as_data(self) -> dict[str, Any]:
        """Return the finding as JSON can hold it, in no language, for :func:`kept_diagnostics`."""
        said = as_data(self.said)
        return {
            "path": self.path,
            "line": self.line,
            "rule": self.rule,
            "message": said,
            "severity": self.severity,
            "column": self.column,
        }


def finding(path: str, line: int, said: Message, severity: Severity = "error", column: int = 0) -> Diagnostic:
    """Return the finding at that place in ``path`` of the rule that the message ``said`` is about."""
    return Diagnostic(path, line, said.rule, said, severity, column)


def severity_word(severity: Severity) -> str:
    """Return what editors call a finding of that ``severity``."""
    return str(_WORDS[severity])


def kept_diagnostics(value: Any) -> list[Diagnostic]:
    """Return the findings that a cache has kept as a list; raise ValueError if one cannot be ours."""
    if not isinstance(value, list):
        raise ValueError("no findings")
    try:
        return [_kept_diagnostic(each) for each in value]
    except RecursionError as error:
        raise ValueError("no finding of ours") from error


def _kept_diagnostic(value: Any) -> Diagnostic:
    try:
        found = Diagnostic(**{name if name != "message" else "said": it for name, it in value.items()})
    except (TypeError, AttributeError) as error:
        raise ValueError("no finding") from error
    kinds = (found.path, str), (found.line, int), (found.rule, str), (found.column, int)
    if any(type(it) is not kind for it, kind in kinds) or found.severity not in SEVERITIES:
        raise ValueError("no finding")
    return Diagnostic(found.path, found.line, found.rule, from_data(found.said), found.severity, found.column)
