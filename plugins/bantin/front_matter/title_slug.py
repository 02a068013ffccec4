"""The last part of a story's address, made from its title, or from its file name when the title has no letter."""

from __future__ import annotations

from bantin.newsroom.message import Message, say
from bantin.vietnamese.slug import slugify

LIMIT = 80
LONG_TITLE = 160  # titles of this trade are long; what is longer has taken a lead for a title
_NAMELESS = "tin"


def slug_of_title(title: str, stem: str) -> tuple[str, Message | None]:
    """Return the slug of ``title``, never empty, and what an editor should know about it, or nothing.

    ``stem`` is the name of the story's file without its ending.
    """
    slug = slugify(title, LIMIT)
    if not slug:
        slug = slugify(stem, LIMIT) or _NAMELESS
        return slug, say("front-matter/address.no-letter", slug=slug)
    if len(title) > LONG_TITLE:
        return slug, say("front-matter/address.long", slug=slug)
    return slug, None
