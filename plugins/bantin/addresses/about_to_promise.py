"""What a publication is about to promise, noted in the cache: one that is killed with its site up has promised it.

The ledger is written after the new site has taken its place. Whoever ends in between, or whose ledger could not be
written, leaves this note, and the next publication knows of addresses that readers have seen meanwhile.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bantin.addresses.ledger import Ledger, Row, ledger_of
from bantin.addresses.reading import read_ledger
from bantin.addresses.stories import StoryNow
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step

_LIMIT = 100 << 20
_LIST = ".ban-tin.files"  # each site that takes its place has another one


def note(file: Path, ledger: Ledger, before: Ledger, site: Path | None) -> None:
    """Note what ``ledger`` promises beyond ``before`` for the site that is to replace the one in ``site``."""
    with suppress(OSError):  # without the note a killed build is as it would be without it
        new = (
            set() if ledger is before else {*zip(*ledger.columns, strict=True)} - {*zip(*before.columns, strict=True)}
        )
        if not new:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        write_in_one_step(file, f"# {_name_of(site)}\n# {_stamp_of(site)}\n{ledger_of(new).as_text()}".encode())


def noted(file: Path, site: Path | None) -> list[Row]:
    """Return what a publication that came to no end has promised: nothing, if its site has not taken its place."""
    try:
        data = read_plain(file.parent, file.name, _LIMIT)
    except NotPlain:
        return []
    name, stamp = (*data.decode("utf-8", "replace").split("\n", 2), "")[:2]
    ledger, found = read_ledger(data)
    stands = name == f"# {_name_of(site)}" and stamp != f"# {_stamp_of(site)}"
    return ledger.rows if stands and not found else []


def with_noted(ledger: Ledger, rows: Sequence[Row], stories: Mapping[str, StoryNow]) -> Ledger:
    """Return ``ledger`` with the ``rows`` of a note whose story readers still find.

    Of one that has gone meanwhile no ledger knows the address, so that nobody could give it up.
    """
    there = [row for row in rows if row.story in stories and stories[row.story].is_public]
    return ledger_of([*ledger.rows, *there]) if there else ledger


def forget_note(file: Path) -> None:
    """Remove the note: the ledger holds all of it."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _name_of(site: Path | None) -> str:
    return hashlib.blake2b(os.fsencode(site.absolute() if site else ""), digest_size=8).hexdigest()


def _stamp_of(site: Path | None) -> str:
    """Return what tells the site that stands in ``site`` from any other one."""
    with suppress(OSError):
        if site:
            found = (site / _LIST).stat()
            return f"{found.st_ino} {found.st_mtime_ns}"
    return "-"
