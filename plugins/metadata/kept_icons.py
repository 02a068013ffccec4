"""Icons made once and kept until the look of the site changes: drawing them takes longer than all other metadata."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode

from plugins.metadata.icons import draw_letters, make_icons, open_emblem
from plugins.metadata.settings import Look
from plugins.newsroom.store import Store


def kept_icons(look: Look, store: Store) -> dict[str, bytes]:
    """Return every icon file by its address, from ``store`` if it was drawn before."""
    source = hashlib.sha256(look.source.read_bytes()).hexdigest() if look.source else ""
    key = store.key("icons", *look.colours, "" if source else look.letters, source)
    kept = store.get(key)
    if kept is not None:
        return {address: b64decode(data) for address, data in kept.items()}
    made = _draw(look)
    store.put(key, {address: b64encode(data).decode("ascii") for address, data in made.items()})
    return made


def _draw(look: Look) -> dict[str, bytes]:
    ground, letters = look.colours
    emblem = open_emblem(look.source) if look.source else draw_letters(look.letters, letters, ground)
    return make_icons(emblem, ground)
