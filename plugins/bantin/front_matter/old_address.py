"""Where a story stood on the site that it comes from: the site leads from there, and its last part can be kept."""

from __future__ import annotations

import re

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.foreign import plain_key
from bantin.front_matter.values import is_slug
from bantin.newsroom.message import say
from bantin.vietnamese.folding import same_name_key
from bantin.vietnamese.normal import fold_spaces

_ENDING = re.compile(r"(?:index)?\.html?$")
_MADE_BY_RULE = re.compile(r":[a-z]|\{|^(?:pretty|date|ordinal|none|weekdate)$")
# Other keys hold addresses that the story had left even there.
_ITS_OWN = {"permalink", "posturl", "slug"}


def addresses_in(field: Field) -> list[str]:
    """Return the old addresses that ``field`` holds."""
    typed = map(fold_spaces, field.items or (field.value,))
    found = (item for item in typed if "/" in item or item.startswith("?") or _ENDING.search(item))
    return [item for item in found if ".." not in item and not _MADE_BY_RULE.search(item)]


def address_in(field: Field) -> str:
    """Return the first old address that ``field`` holds; empty if there is none."""
    return next(iter(addresses_in(field)), "")


def is_unwritten(field: Field) -> bool:
    """Say whether ``field`` kept Eleventy from writing a page, which is what a draft is."""
    return same_name_key(field.value) == "false"


def slug_in(field: Field) -> str:
    """Return the last part of the story's own old address if it can stay the last part; else nothing."""
    part = _ENDING.sub("", address_in(field)).rstrip("/").rpartition("/")[2]
    return part if plain_key(field.key) in _ITS_OWN | {"địachỉ"} and is_slug(part) else ""


def old_address(field: Field, slug: str) -> HeaderProblem:
    """Return the notice that ``field`` is understood as an old address; ``slug`` is what is kept of it."""
    address = address_in(field)
    if slug:
        said = say("front-matter/old-address.end", key=field.key, address=address, slug=slug)
    else:
        said = say("front-matter/old-address.whole", key=field.key, address=address)
    return told(field.line, said, "notice")
