"""Stories that an old site calls by one name: one that comes twice counts once, different ones are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count

from bantin.move_in.disk_tables import TableFile
from bantin.move_in.old_story import Entry, LeftOut, OldStory


def told_apart(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield ``entries``, each story by a source of its own; the same words under the same name are left out.

    Exports that were joined into one file have numbers in common. In the same order they get the same names.
    """
    seen = TableFile().table()
    for entry in entries:
        if not isinstance(entry, OldStory):
            yield entry
            continue
        words = sha256(f"{entry.fields.get('title')}\n{entry.body}".encode("utf-8", "surrogatepass")).hexdigest()
        names = (entry.source if number == 1 else f"{entry.source}-{number}" for number in count(1))
        name = next(it for it in names if seen.get(it, words) == words)
        if name in seen:
            yield LeftOut("repeated")
        else:
            seen.put(name, words)
            yield entry if name == entry.source else replace(entry, source=name)
