"""What the last build has made of old addresses, and of what: of a hundred thousand pages few are written again.

The record lies in the cache and is written once the site stands. Whether a file of the site is still the one that
was written is not its business: a page stays if the build that keeps it knows that as well.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path

from bantin.addresses.redirects import Redirect
from bantin.newsroom.checked_json import read_sealed, write_sealed
from bantin.newsroom.message import Message, as_data, from_data


@dataclass(frozen=True, slots=True)
class MadeBefore:
    """``pages`` are the addresses to which the files lead, ``titles`` what these addresses are called there.

    ``base`` stands for all that pages and files of hosts have in common. ``hosts`` is a digest of what the latter,
    called ``files``, were made from, ``notes`` what was said of them.
    """

    base: str
    pages: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    hosts: str = ""
    files: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()

    def has(self, file: str, target: str, title: str) -> bool:
        """Say whether the page ``file`` was made to lead to ``target``, called by this ``title``."""
        return self.pages.get(file) == target and self.titles.get(target) == title


def record_file(cache: Path, site: Path | None) -> Path:
    """Return where the record of the site that stands in ``site`` lies."""
    name = hashlib.blake2b(os.fsencode(site.absolute() if site else ""), digest_size=8).hexdigest()
    return cache / f"leading-{name}.json"


def read_record(file: Path, base: str) -> MadeBefore:
    """Return what ``file`` tells of a site on this ``base``; nothing if it tells of another one, or is damaged."""
    try:
        found = read_sealed(file)
        notes = tuple(it for note in found.pop("notes") if isinstance(it := from_data(note), Message))
        before = MadeBefore(**found | {"files": tuple(found["files"]), "notes": notes})
        files = [*before.pages.items(), *before.titles.items(), *((it, it) for it in before.files)]
        is_ours = all(isinstance(word, str) for pair in files for word in pair)
        return before if is_ours and before.base == base else MadeBefore(base)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return MadeBefore(base)


def write_record(file: Path, made: MadeBefore) -> None:
    """Write ``made`` down; without, the next build only takes longer."""
    with suppress(OSError):
        told = {each.name: getattr(made, each.name) for each in fields(made)}
        write_sealed(file, told | {"notes": [as_data(it) for it in made.notes]})


def digest_of(redirects: Iterable[Redirect], hosts: Sequence[str]) -> str:
    """Return a digest of what the files of ``hosts`` are made from, but for the base."""
    lines = "\n".join([*hosts, "", *(f"{it.address} {it.target} {it.status}" for it in redirects)])
    return hashlib.blake2b(lines.encode(), digest_size=16).hexdigest()
