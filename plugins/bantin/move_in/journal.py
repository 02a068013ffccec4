"""What an import has written: which source became which file, with a digest of the bytes; a line for each, appended.

It lies in the content folder, hidden from builds. With it a second run knows its own files, leaves alone what editors
have changed since, and goes on where the first was stopped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TextIO

from bantin.imports.refused import Refused
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable
from bantin.newsroom.regular_file import NotPlain, is_below, read_plain

FILE = ".import-site.tsv"
_MOST = 500_000_000


class Record(NamedTuple):
    """A file that was written: its path below the content folder, and a digest of what was written."""

    path: str
    digest: str


def digest_of(data: bytes) -> str:
    """Return what stands for ``data``."""
    return sha256(data).hexdigest()[:24]


@dataclass(slots=True)
class Journal:
    """The records of an import into ``content``, by source."""

    content: Path
    records: dict[str, Record] = field(default_factory=dict)
    _stream: TextIO | None = None

    def record(self, source: str) -> Record | None:
        """Return what is known of ``source``, whatever signs a file system lets its name hold."""
        return self.records.get(printable(source))

    def note(self, source: str, path: str, digest: str) -> None:
        """Note a file that now stands in the content folder."""
        record, source = Record(path, digest), printable(source)
        if self.records.get(source) != record:
            self.records[source] = record
            if self._stream is None:
                self._stream = (self.content / FILE).open("a", encoding="utf-8", newline="\n")
            self._stream.write(f"{path}\t{digest}\t{source}\n")
            self._stream.flush()  # before the next file: who is stopped here goes on there

    def close(self) -> None:
        """Write no more."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def open_journal(content: Path) -> Journal:
    """Return the journal of earlier runs; lines that were cut off, or lead elsewhere, are none.

    Raises :class:`Refused` for what is no plain file.
    """
    journal = Journal(content)
    try:
        text = read_plain(content, FILE, _MOST).decode("utf-8", "replace")
    except NotPlain as error:
        if error.reason == "missing":
            return journal
        raise Refused(say("move-in/journal", path=FILE)) from error  # what is added would go where a link leads
    for line in text.split("\n")[:-1]:
        path, _, rest = line.partition("\t")
        digest, _, source = rest.partition("\t")
        if source and is_below(path):
            journal.records[source] = Record(path, digest)
    return journal
