"""Icons made once and kept until the look of the site changes: drawing them takes longer than all other metadata."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from typing import Any

from bantin.metadata.icons import ADDRESSES, draw_letters, make_icons, open_emblem
from bantin.metadata.look import Look
from bantin.newsroom.cache import Store


def kept_icons(look: Look, store: Store) -> dict[str, bytes]:
    """Return every icon file by its address, from ``store`` if it was drawn before."""
    source = hashlib.sha256(look.source.read_bytes()).hexdigest() if look.source else ""
    key = store.key("icons", *look.colours, "" if source else look.letters, source)
    kept = _unpacked(store.get(key))
    if kept is not None:
        return kept
    made = _draw(look)
    store.put(key, {address: b64encode(data).decode("ascii") for address, data in made.items()})
    return made


def _unpacked(kept: Any) -> dict[str, bytes] | None:
    """Return the files that the store has; None if these are not just ours: their names become files of the site."""
    if not isinstance(kept, dict) or kept.keys() != ADDRESSES or not all(isinstance(it, str) for it in kept.values()):
        return None
    try:
        return {address: b64decode(data, validate=True) for address, data in kept.items()}
    except ValueError:
        return None


def _draw(look: Look) -> dict[str, bytes]:
    ground, letters = look.colours
    emblem = open_emblem(look.source) if look.source else draw_letters(look.letters, letters, ground)
    return make_icons(emblem, ground)
