"""A publication and its ledger: what is noted before the site is exchanged, written and remembered after."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bantin.addresses.about_to_promise import forget_note, hand_over, note
from bantin.addresses.lost import handover_file, marks_of, note_file, remember
from bantin.addresses.publication import keep_ledger, may_keep
from bantin.addresses.settings import KEEP_LEDGER
from bantin.addresses.state import Promised
from bantin.newsroom.branch import is_server
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message
from bantin.newsroom.settings import PREVIEW, PUBLISHING_BRANCH
from bantin.newsroom.site_address import site_address

_OF_NEW_PROMISES = ("address/clash", "addresses/again", "addresses/moved", "addresses/taken")
_UNTIL_MENDED = ("addresses/taken.slug", "addresses/taken.slug-site")  # the line in the header still asks for it


def is_publication(build: Build, settings: Mapping[str, Any]) -> bool:
    """Say whether what ``build`` promises is for readers, and to be written down."""
    is_public = bool(site_address(settings)) and not PREVIEW.of(settings)
    return bool(KEEP_LEDGER.of(settings)) and is_public and not (build.mode.watching or build.mode.serving)


def keeps_ledger(settings: Mapping[str, Any]) -> bool:
    """Say whether a publication from here, from this branch, writes the ledger."""
    return may_keep(Path(settings["PATH"]), str(PUBLISHING_BRANCH.of(settings)))


def marks(build: Build, settings: Mapping[str, Any]) -> list[Path]:
    """Return the files by which later builds know that a ledger was kept."""
    return marks_of(Path(settings["PATH"]), cache_of(settings), build.site)


def note_of(settings: Mapping[str, Any]) -> Path:
    """Return the file in which a publication notes what it promises, or has handed over."""
    return (handover_file if is_server() else note_file)(Path(settings["PATH"]), cache_of(settings))


def cache_of(settings: Mapping[str, Any]) -> Path:
    """Return the folder of what builds keep for each other."""
    return Path(settings["PATH"]).parent / str(settings["CACHE_PATH"])


def note_new(build: Build, settings: Mapping[str, Any]) -> None:
    """Note what is about to be promised, lest it is forgotten if the build is killed once its site stands."""
    mine = build.of(Promised)
    is_kept = is_publication(build, settings) and keeps_ledger(settings)
    if mine.settled and is_kept and not is_server():  # there the note of what was handed over stays meanwhile
        note(note_of(settings), mine.settled.ledger, mine.before, build.site)


def write_down(build: Build, settings: Mapping[str, Any]) -> bool | None:
    """Write the ledger, and say why if that cannot be; return whether it holds just what the site promises.

    A build of a few stories whose bodies alone have changed promises nothing new, and has not read it.
    """
    mine, known = build.of(Promised), marks(build, settings)
    if mine.settled is None:
        remember(known if known[0].exists() else ())
        return None
    branch = str(PUBLISHING_BRANCH.of(settings))
    holds, said = keep_ledger(Path(settings["PATH"]), mine.settled.ledger, mine.before, branch)
    if said:
        print(said, file=sys.stderr, flush=True)
    if not mine.before.is_empty or (holds and not mine.settled.ledger.is_empty and not is_server()):
        remember(known)
    if holds:  # the next build will have none of these to tell
        if not is_server():
            forget_note(note_of(settings))
        elif keeps_ledger(settings):  # a request to merge hands nothing over
            hand_over(note_of(settings), mine.settled.ledger, mine.before)
        build.diagnostics[:] = [it for it in build.diagnostics if _is_told_again(it)]
    return holds


def _is_told_again(found: Diagnostic) -> bool:
    """Say whether the next build will tell what was ``found``, though the ledger holds all that is promised now."""
    key = found.said.key if isinstance(found.said, Message) else ""
    return found.rule not in _OF_NEW_PROMISES or key in _UNTIL_MENDED
