"""What an import has written: which source became which file, with a digest of the bytes; a line for each, appended.

It lies in the content folder, hidden from builds. With it a second run knows its own files, leaves alone what editors
have changed since, and goes on where the first was stopped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TextIO

from bantin.imports.refused import Refused
from bantin.move_in.disk_tables import Table, TableFile
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable
from bantin.newsroom.regular_file import NotPlain, is_below, open_plain

FILE = ".import-site.tsv"
_LONGEST = 20_000  # bytes of a line


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
    _records: Table = field(default_factory=lambda: TableFile().table())
    _stream: TextIO | None = None

    def record(self, source: str) -> Record | None:
        """Return what is known of ``source``, whatever signs a file system lets its name hold."""
        path, _, digest = self._records.get(printable(source)).partition("\t")
        return Record(path, digest) if path else None

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files that were written."""
        return (value.partition("\t")[0] for _, value in self._records.below(""))

    def keep(self, source: str, record: Record) -> None:
        """Know a file from now on, whose line stands already."""
        self._records.put(source, "\t".join(record))

    def note(self, source: str, path: str, digest: str) -> None:
        """Note a file that now stands in the content folder."""
        record, source = Record(path, digest), printable(source)
        if self.record(source) != record:
            self.keep(source, record)
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
        descriptor = open_plain(content, FILE)
    except (NotPlain, OSError) as error:
        if isinstance(error, FileNotFoundError) or (isinstance(error, NotPlain) and error.reason == "missing"):
            return journal
        raise Refused(say("move-in/journal", path=FILE)) from error  # what is added would go where a link leads
    with os.fdopen(descriptor, "rb") as stream:
        while line := stream.readline(_LONGEST):
            path, _, rest = line.decode("utf-8", "replace").partition("\t")
            digest, _, source = rest.partition("\t")
            if source.endswith("\n") and source != "\n" and is_below(path):
                journal.keep(source[:-1], Record(path, digest))
    return journal
