"""Links of a body that lead to a photo of the newsroom: readers are led to the largest one made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.split_address import split_address

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif")
_LINK = re.compile(r'(?P<before><a\b[^>]* href=")(?P<target>[^"]*)(?=")')


def is_photo_name(path: str) -> bool:
    """Tell whether ``path`` is named as photos are; what is in the file decides later."""
    return path.lower().endswith(_SUFFIXES)


def names_photo(target: str) -> bool:
    """Tell whether the ``target`` of a link is named as photos of the newsroom are, be it ``Ảnh #1.jpg``."""
    parts = split_address(target)
    if parts is None or origin_of(target) != "file":
        return False
    is_place = "." in parts.path or bool(parts.query)  # what follows "#", of a page
    return is_photo_name(parts.path) or (is_photo_name(target) and not is_place)


def photo_links(body: str) -> tuple[str, ...]:
    """Return where the links of ``body`` lead that name a photo of the newsroom, each target once."""
    targets = (unescape(match["target"]) for match in _LINK.finditer(body) if "." in match["target"])
    return tuple(dict.fromkeys(target for target in targets if target[:1] not in "{|" and names_photo(target)))


def lead_to(body: str, addresses: Mapping[str, str]) -> str:
    """Return ``body`` with links to photos leading to the ``addresses`` of their targets, where there are any."""

    def led(match: re.Match[str]) -> str:
        address = addresses.get(unescape(match["target"]))
        return match[0] if address is None else match["before"] + escape(address)

    return _LINK.sub(led, body) if addresses else body
