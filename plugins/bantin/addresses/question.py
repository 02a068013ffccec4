"""One digest for all that an answer depends on: where it is that of the last build, nothing needs to be settled."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Collection, Iterable

from bantin.addresses.stories import StoryNow

_FORM = 2  # of marshal: later ones write down which values are one object, which differs from run to run


def digest_of(data: bytes, stories: Iterable[StoryNow], taken: Collection[str] = ()) -> str:
    """Return a digest of the ledger's bytes, the facts of ``stories`` in the order given, and ``taken``.

    The day is not in it: it counts only for promises that are made or marked, and then something else differs too.
    """
    digest = hashlib.blake2b(len(data).to_bytes(8, "big") + data, digest_size=16)
    digest.update(marshal.dumps((list(map(tuple, stories)), sorted(taken)), _FORM))
    return digest.hexdigest()
