"""Where in its file stands what an article holds: the reader leaves it with the article, findings ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.newsroom.link import places_by_target
from bantin.newsroom.places import START, Place

PLACES = "header_places"  # the reader leaves (key, line, column) under this name
LINKS = "typed_links"  # and the links of the body under this one
OLD_ADDRESSES = "old_addresses"  # and those where the story stood before, as its header tells, under this one
TEXT = "text_digest"  # and a digest of the text as typed, by which a file that was moved is known again


def place_in_header(article: Any, *names: str) -> Place:
    """Return where the value of the first of the header keys ``names`` that is there stands in the file."""
    told = {key: Place(line, column) for key, line, column in getattr(article, PLACES, ())}
    return next((told[name] for name in names if name in told), START)


def places_of_links(article: Any) -> Mapping[str, Place]:
    """Return where each address to which ``article`` links stands first in its file, by the address in its body."""
    return places_by_target(getattr(article, LINKS, ()))
