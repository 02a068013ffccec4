"""What an import has left out or had to guess, kept until whoever reads the draft has seen it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bantin.desk.durable import write_durably
from bantin.imports.draft import Made
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.diagnostic import SEVERITIES
from bantin.newsroom.regular_file import NotPlain, read_plain

_MOST = 1_000_000
_ASKED = "import/no-category"  # by the form itself
_LONGEST = 60  # letters of a line, enough to find it again


class ImportNotes:
    """The notes of all drafts, below ``folder``: a file for each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, made: Made, text: str) -> None:
        """Keep what is to be said of a draft that was just ``made`` with this ``text``."""
        lines = text.split("\n")
        ordered = sorted(made.findings, key=lambda it: (SEVERITIES.index(it.severity), it.line))
        told = [it for it in ordered if it.rule != _ASKED]
        notes = [{"message": sentence(it.message), "quote": _quoted(lines, it.line)} for it in told]
        if notes:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(self._file(made.story), json.dumps(notes, ensure_ascii=False).encode())

    def of(self, path: str) -> list[dict[str, Any]]:
        """Return the notes of the draft ``path``, each a ``message`` and how the line begins that it is about."""
        try:
            told = read_json(read_plain(self._folder, self._file(path).name, _MOST))
            return [{"message": str(it["message"]), "quote": str(it["quote"])} for it in told]
        except (NotPlain, ValueError, KeyError, TypeError):
            return []

    def forget(self, path: str) -> None:
        """Let go of the notes of the draft ``path``: they have been read."""
        self._file(path).unlink(missing_ok=True)

    def _file(self, path: str) -> Path:
        return self._folder / f"{blake2b(path.encode(), digest_size=16).hexdigest()}.json"


def _quoted(lines: Iterable[str], number: int) -> str:
    """Return how the line with this ``number`` begins; nothing for one of the header, whose fields have names."""
    found = list(lines)
    header = found.index("") if "" in found else 0
    return found[number - 1][:_LONGEST] if header < number <= len(found) else ""


def sentence(message: str) -> str:
    """Return ``message`` with a capital, as it stands alone on the desk."""
    return message[:1].upper() + message[1:]
