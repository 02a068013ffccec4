"""The file of the ledger in the content folder: read like all that others may have changed, written in one step."""

from __future__ import annotations

from pathlib import Path

from bantin.addresses.ledger import Ledger, joined
from bantin.addresses.reading import FILE, read_ledger
from bantin.addresses.resting_file import read_at_rest
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.regular_file import write_in_one_step

# 100,000 stories with two addresses each and the longest titles there are.
LIMIT = 100 * MEGABYTE
NONE = Ledger()
_TRIES = 10


def load(root: Path, at_rest: Path | None = None) -> tuple[Ledger, list[Diagnostic]]:
    """Return the ledger of the content folder ``root``, and what to tell of it; an empty one if there is none yet.

    The file ``at_rest`` of the cache tells at which lines nobody needs to look.
    """
    try:
        data = ContentFile(root, FILE).read(LIMIT)
    except Unreadable as error:
        return Ledger(), [] if error.reason == "missing" else [finding(FILE, 0, error.message)]
    return read_at_rest(data, at_rest) if at_rest else read_ledger(data)


def keep(root: Path, ledger: Ledger, read: Ledger = NONE) -> Ledger:
    """Write ``ledger`` into the content folder ``root``; return what the file holds then.

    That is more where others have written there since ``read`` was read: a promise of theirs stays. A file that
    cannot be read as a ledger is never written over: raises :class:`Unreadable` or ValueError for one, OSError for
    what the disk refuses.
    """
    for _ in range(_TRIES):
        before = _bytes_of(root)
        is_read = bool(before) and before == read.data
        kept = _joined(ledger, read if is_read else _sound(before), read) if before else ledger
        text = kept.as_bytes()
        if before == text or kept.is_empty:
            return kept
        if _bytes_of(root) == before:  # else another publication was quicker, and what it promised stays, too
            break
    write_in_one_step(root / FILE, text)
    return kept


def _bytes_of(root: Path) -> bytes:
    try:
        return ContentFile(root, FILE).read(LIMIT)
    except Unreadable as error:
        if error.reason != "missing":
            raise
        return b""


def _sound(data: bytes) -> Ledger:
    ledger, found = read_ledger(data)
    if any(it.severity == "error" for it in found):
        raise ValueError(f"{FILE} is damaged")
    return ledger


def _joined(ledger: Ledger, there: Ledger, read: Ledger) -> Ledger:
    """Return ``ledger`` with the lines that are ``there`` and were not when it was ``read``."""
    added = set() if there is read or there == read else set(there.rows) - set(read.rows)
    return joined(ledger, added) if added else ledger
