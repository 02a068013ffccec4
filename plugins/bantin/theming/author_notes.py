"""The line that a site gives about an author."""

from __future__ import annotations

from collections.abc import Mapping

from bantin.vietnamese.folding import same_name_key


def author_note(name: str, notes: Mapping[str, str]) -> str:
    """Return what ``notes`` say of the author called ``name``, however either is spelled; empty if nothing."""
    wanted = same_name_key(name)
    return next((note for known, note in notes.items() if same_name_key(known) == wanted), "")
