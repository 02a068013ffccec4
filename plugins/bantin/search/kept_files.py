"""What is in the segments that the store knows: their files, and the marks of pairs that the files do not tell.

What is in a sealed one is kept under its digest, and each file's marks under their own, which other segments share.
The live one is another with each story: what is in it takes the place of what was in the one before.
"""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from bantin.newsroom.cache import Store
from bantin.search.pairs import Marks
from bantin.search.segment_index import SegmentIndex

_LIVE = {"digest": str, "files": dict, "marks": list}


class KeptFiles:
    """Files and marks in ``store``, by digest of their segment; whoever can write there may have forged them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last_live: Any = None  # as it was read or kept last: each file of marks is asked for

    def files(self, digest: str, names: Sequence[str]) -> Mapping[str, str] | None:
        """Return the files of a segment, which have these ``names``; None if they are not known."""
        found: Any = self._live(digest).get("files") or self._store.get(self._key("segment files", digest))
        texts = {name: found.get(name) for name in names} if isinstance(found, dict) else {}
        files = {name: text for name, text in texts.items() if isinstance(text, str)}
        return files if len(files) == len(names) else None

    def marks(self, digest: str, place: int) -> Marks:
        """Return the marks in file ``place`` of a segment's pairs; raise LookupError if they are not known."""
        live = self._live(digest)
        found: Any = live["marks"][place] if live else self._store.get(self._marks_key(self._names(digest)[place]))
        marks = Marks("I")
        try:
            marks.frombytes(b64decode(found))
        except (TypeError, ValueError):
            raise LookupError(digest) from None
        return marks

    def keep(self, digest: str, made: SegmentIndex, sealed: bool, before: str = "") -> None:
        """Keep what is in the segment that was ``made``; marks that it does not tell are those of ``before``."""
        count = made.table["pairs"]
        if not sealed:
            marks = [_text(made.marks[it] if it in made.marks else self.marks(before, it)) for it in range(count)]
            live = {"digest": digest, "files": made.files, "marks": marks}
            self._store.put(self._key("live segment", sys.byteorder), live)
            self._last_live = live
            return
        self._store.put(self._key("segment files", digest), made.files)
        names = dict(enumerate(self._names(before)))
        others = {it: self.marks(before, it) for it in range(count) if it not in names and it not in made.marks}
        for place, each in {**others, **made.marks}.items():
            names[place] = blake2b(each.tobytes(), digest_size=8).hexdigest()
            self._store.put(self._marks_key(names[place]), _text(each))
        self._store.put(self._key("segment marks", digest), [names[place] for place in range(count)])

    def keep_with(self, key: bytes, digest: str) -> None:
        """Note that what is in a segment is in use as long as the entry under ``key`` is."""
        for kind in ("segment files", "segment marks"):
            self._store.keep_with(key, self._key(kind, digest))
        for name in self._names(digest):
            self._store.keep_with(key, self._marks_key(name))

    def _live(self, digest: str) -> dict[str, Any]:
        """Return what is in the live segment if that is ``digest``, or nothing."""
        if self._last_live is None:
            found = self._store.get(self._key("live segment", sys.byteorder))
            is_sound = isinstance(found, dict) and {name: type(value) for name, value in found.items()} == _LIVE
            self._last_live = found if is_sound else {}
        return self._last_live if self._last_live.get("digest") == digest else {}

    def _names(self, digest: str) -> list[str]:
        """Return under which names the marks of a sealed segment are kept, in the order of its files."""
        found: Any = self._store.get(self._key("segment marks", digest)) if digest else []
        return found if isinstance(found, list) and all(isinstance(name, str) for name in found) else []

    def _marks_key(self, name: str) -> bytes:
        return self._key("marks", sys.byteorder, name)

    def _key(self, kind: str, *digests: str) -> bytes:
        return self._store.key(kind, *digests)


def _text(marks: Marks) -> str:
    return b64encode(marks.tobytes()).decode()
