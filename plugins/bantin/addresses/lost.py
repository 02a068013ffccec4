"""A ledger that is not there any more, or was emptied, though somebody knows of one: nothing is published over that.

Whoever published here has left a mark in the cache and in the site; the repository has its own memory. A site that
was never published has none of them, and begins a ledger; so does one whose editor has given up the whole ledger.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import LIMIT
from bantin.addresses.ledger_row import FORGOTTEN, HEADING
from bantin.addresses.reading import FILE
from bantin.newsroom.content_files import ContentFile, Unreadable
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import write_in_one_step

_MARK = ".ban-tin.promised"
_GIVEN_UP = f"# {FORGOTTEN}"
_PATIENCE = 20  # seconds, for the history of a large repository


def marks_of(content: Path, cache: Path, site: Path | None) -> list[Path]:
    """Return the files that say that a ledger was kept in ``content``: in the ``cache``, in the ``site``."""
    name = hashlib.blake2b(os.fsencode(content.absolute()), digest_size=8).hexdigest()
    return [cache / f"promised-{name}", *([site / _MARK] if site else [])]


def note_file(content: Path, cache: Path) -> Path:
    """Return the file in which a publication from ``content`` notes what it is about to promise."""
    mark = marks_of(content, cache, None)[0]
    return mark.with_name(f"about-to-{mark.name}")


def handover_file(content: Path, cache: Path) -> Path:
    """Return the file in which a server notes what it hands over: it checks out to another path each time."""
    return note_file(Path("/", content.name), cache)


def remember(marks: Iterable[Path]) -> None:
    """Have later builds know that a ledger was kept; without, they only notice less."""
    for mark in marks:
        with suppress(OSError):
            mark.touch()


def lost_ledger(root: Path, ledger: Ledger, marks: Iterable[Path]) -> Diagnostic | None:
    """Return the error that the ledger of the content folder ``root``, read as ``ledger``, is lost; None if not.

    A file that is there and promises nothing was emptied: no program of ours leaves such a one.
    """
    if not ledger.is_empty:
        return None
    try:
        if _is_given_up(ContentFile(root, FILE).read(LIMIT)):
            return None
        is_known = True
    except Unreadable as error:
        if error.reason != "missing":
            return None  # that is told where it is read
        is_known = any(mark.exists() for mark in marks)
    revision = _revision_with_ledger(root)
    if not revision and not is_known:
        return None
    if revision:
        return finding(FILE, 0, say("addresses/lost.repository", revision=revision, path=_typed(root / FILE)))
    return finding(FILE, 0, say("addresses/lost.backup"))


def give_up_all(root: Path, today: str) -> None:
    """Have the content folder ``root`` begin a ledger anew; raise FileExistsError where one promises anything."""
    try:
        before = ContentFile(root, FILE).read(LIMIT).decode("utf-8", "replace")
    except Unreadable as error:
        if error.reason != "missing":
            raise
        before = ""
    if any(line.strip() and not line.lstrip("\ufeff").startswith("#") for line in before.splitlines()):
        raise FileExistsError(FILE)
    write_in_one_step(root / FILE, f"{HEADING}\n{_GIVEN_UP} {today}\n".encode())


def _is_given_up(data: bytes) -> bool:
    return any(line.startswith(_GIVEN_UP) for line in data.decode("utf-8", "replace").splitlines())


def _revision_with_ledger(root: Path) -> str:
    """Return the revision of the repository around ``root`` that has the ledger; empty if none is known."""
    last = _git(root, "log", "-1", "--format=%h", "--", FILE)
    if not last:
        return ""
    in_head = _git(root, "cat-file", "-s", f"HEAD:./{FILE}")
    if in_head.isdecimal() and int(in_head) > len(HEADING.encode()) + 2:
        return "HEAD"
    return f"{last}~1" if _git(root, "cat-file", "-e", f"{last}~1:./{FILE}", said="there") else ""


def _typed(file: Path) -> str:
    """Return ``file`` as somebody types it here."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # it lies on another drive
        return str(file)


def _git(root: Path, *arguments: str, said: str = "") -> str:
    """Return what git says, or ``said`` where it only agrees; empty without git, or a repository."""
    command = ["git", "-C", os.fspath(root), *arguments]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return (said or ended.stdout.strip()) if ended.returncode == 0 else ""
