"""What is wrong, as the editor's server tells it: the line, as typed too, and whether it stops publishing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bantin.newsroom.closing_report import stopping
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.diagnostic import Diagnostic, Severity
from bantin.newsroom.printing import printable

_QUOTED = 160  # letters of a line; an editor finds it by its beginning


class Finding(NamedTuple):
    """One finding about the file ``path``, fit to be shown; a ``line`` of 0 means the file as a whole.

    ``stops`` says whether `make publish` ends because of it; ``quote`` is the line as typed, empty if unknown.
    """

    path: str
    line: int
    message: str
    severity: Severity = "error"
    stops: bool = True
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Publishing:
    """Which findings stop `make publish`: errors, and when ``strict`` warnings whose rule is not ``allowed``."""

    strict: bool = True
    allowed: tuple[str, ...] = ()


def findings_of(
    diagnostics: Iterable[Diagnostic], publishing: Publishing, root: Path, most: int
) -> tuple[Finding, ...]:
    """Return distinct ``diagnostics`` as findings, in the order in which an editor reads files.

    Lines are quoted from files of at most ``most`` bytes below the content folder ``root``.
    """
    return tuple(_findings(sorted(set(diagnostics)), publishing, root, most))


def _findings(ordered: list[Diagnostic], publishing: Publishing, root: Path, most: int) -> Iterator[Finding]:
    fatal = set(stopping(ordered, strict=publishing.strict, allowed=publishing.allowed))

    @cache
    def lines_of(path: str) -> list[str]:
        return ContentFile(root, path).words(most).splitlines()

    for it in ordered:
        lines = lines_of(it.path) if it.line else []
        quote = " ".join(lines[it.line - 1].split())[:_QUOTED] if 0 < it.line <= len(lines) else ""
        yield Finding(printable(it.path), it.line, printable(it.message), it.severity, it in fatal, printable(quote))
