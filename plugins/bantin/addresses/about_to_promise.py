"""What a publication is about to promise, noted in the cache: one that is killed with its site up has promised it.

The ledger is written after the new site has taken its place. Whoever ends in between, or whose ledger could not be
written, leaves this note, and the next publication knows of addresses that readers have seen meanwhile. On a server
that builds, the note says what was handed to the job that commits the ledger, for nobody here sees whether it did.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bantin.addresses.ledger import Ledger, joined, ledger_of
from bantin.addresses.ledger_row import Row, key_of
from bantin.addresses.reading import read_ledger
from bantin.addresses.stories import StoryNow
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step

_LIMIT = 100 << 20
_LIST = ".ban-tin.files"  # each site that takes its place has another one
_HANDED_OVER = "# handed over"


def note(file: Path, ledger: Ledger, before: Ledger, site: Path | None) -> None:
    """Note what ``ledger`` promises beyond ``before`` for the site that is to replace the one in ``site``."""
    with suppress(OSError):  # without the note a killed build is as it would be without it
        new = _beyond(ledger, before)
        if not new:
            file.unlink(missing_ok=True)
            return
        _write(file, f"# {_name_of(site)}\n# {_stamp_of(site)}\n", new)


def hand_over(file: Path, ledger: Ledger, committed: Ledger) -> None:
    """Note what ``ledger`` promises beyond the ``committed`` one, which a job of the server is to commit.

    The note is there even if that is nothing, so that a server which keeps the cache takes the newest one along.
    """
    with suppress(OSError):
        _write(file, f"{_HANDED_OVER}\n", _beyond(ledger, committed))


def noted(file: Path, site: Path | None) -> list[Row]:
    """Return what a publication that came to no end has promised: nothing, if its site has not taken its place."""
    data = _bytes_of(file)
    name, stamp = (*data.decode("utf-8", "replace").split("\n", 2), "")[:2]
    ledger, found = read_ledger(data)
    stands = name == f"# {_name_of(site)}" and stamp != f"# {_stamp_of(site)}"
    return ledger.rows if stands and not found else []


def handed_over(file: Path, ledger: Ledger) -> list[Row]:
    """Return what the last publication has handed over and the ``ledger``, as it was committed, does not hold.

    A mark of a promise that is there counts where it is the later one: a note may be older than the ledger.
    """
    data = _bytes_of(file)
    rows, found = read_ledger(data)
    if found or not data.startswith(_HANDED_OVER.encode()):
        return []
    known = {(key_of(row.address), row.id): row.strength for row in ledger.rows} if not rows.is_empty else {}
    promises = (((key_of(row.address), row.id), row) for row in rows.rows)
    return [row for key, row in promises if key not in known or row.strength > known[key]]


def with_noted(ledger: Ledger, rows: Sequence[Row], stories: Mapping[str, StoryNow]) -> Ledger:
    """Return ``ledger`` with the ``rows`` of a note whose story readers still find.

    Of one that has gone meanwhile no ledger knows the address, so that nobody could give it up.
    """
    there = [row for row in rows if row.story in stories and stories[row.story].is_public]
    return joined(ledger, there) if there else ledger


def forget_note(file: Path) -> None:
    """Remove the note: the ledger holds all of it."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _beyond(ledger: Ledger, before: Ledger) -> set[tuple[str, ...]]:
    if ledger is before:
        return set()
    if ledger.resting == before.resting:  # of all that is not new, the most
        return {*zip(*ledger.awake, strict=True)} - {*zip(*before.awake, strict=True)}
    return {*zip(*ledger.columns, strict=True)} - {*zip(*before.columns, strict=True)}


def _write(file: Path, head: str, rows: Collection[tuple[str, ...]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_in_one_step(file, f"{head}{ledger_of(rows).as_text()}".encode())


def _bytes_of(file: Path) -> bytes:
    try:
        return read_plain(file.parent, file.name, _LIMIT)
    except NotPlain:
        return b""


def _name_of(site: Path | None) -> str:
    return hashlib.blake2b(os.fsencode(site.absolute() if site else ""), digest_size=8).hexdigest()


def _stamp_of(site: Path | None) -> str:
    """Return what tells the site that stands in ``site`` from any other one."""
    with suppress(OSError):
        if site:
            found = (site / _LIST).stat()
            return f"{found.st_ino} {found.st_mtime_ns}"
    return "-"
