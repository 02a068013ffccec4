"""What every row of a story holds, whatever became of the story: the end of its address, digests, places."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import PurePosixPath

from bantin.archive.row import HeaderPlace
from bantin.front_matter.document import Document
from bantin.front_matter.title_slug import slug_of_title
from bantin.newsroom.message import Message
from bantin.newsroom.places import START

_DIGEST = 16


def slug_of(document: Document) -> tuple[str, Message | None]:
    """Return the last word of the address that the story asks for, else one made from its title."""
    own = document.values.get("slug", "")
    return (own, None) if own else slug_of_title(document.values.get("title", ""), PurePosixPath(document.path).stem)


def text_digest(document: Document) -> str:
    """Return a digest of the body as typed, by which a file under another name is known again; empty without one."""
    text = document.body.strip()
    return digest_of_bytes(text.encode("utf-8", "surrogatepass")) if text else ""


def digest_of_bytes(data: bytes) -> str:
    """Return what stands for ``data``."""
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def places_of(document: Document) -> Iterator[HeaderPlace]:
    """Yield where each item of each value of the header stands."""
    for key, items in document.places.items():
        for item, place in (items or {"": START}).items():
            yield HeaderPlace(key, item, place.line, place.column)
