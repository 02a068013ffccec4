"""Golden cases: readable files of a title, a source and what is expected of it, each part ended by a dot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

END = "."


@dataclass(frozen=True)
class Case:
    """One case: where it stands, its title, and its parts (source first)."""

    file: str
    line: int
    title: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.title}"


def read_cases(path: Path, parts: int) -> Iterator[Case]:
    """Yield the cases of the file ``path``; lines before a title that are blank or begin with ``#`` are prose."""
    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1))
    for number, title in lines:
        if title.strip() and not title.startswith("#"):
            if next(lines)[1] != END:
                raise ValueError(f"{path}:{number}: a title is followed by a line with a dot")
            yield Case(path.name, number, title, tuple(_read_part(lines) for _ in range(parts)))


def _read_part(lines: Iterator[tuple[int, str]]) -> str:
    part: list[str] = []
    for _, line in lines:
        if line == END:
            return "\n".join(part)
        part.append(line)
    raise ValueError(f"unended part: {part}")
