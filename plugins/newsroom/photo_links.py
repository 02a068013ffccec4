"""Links of a body that lead to a photo of the newsroom: to itself in large, as WordPress writes it, or to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from plugins.newsroom.photo_source import origin_of
from plugins.newsroom.split_address import split_address

PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif")
_LINK = re.compile(r'<a(?P<before>\b[^>]*) href="(?P<target>[^"]*)"(?P<after>[^>]*)>(?P<slot>\x02photo:)?')


def is_photo_name(path: str) -> bool:
    """Tell whether ``path`` is named as photos are; what is in the file decides later."""
    return path.lower().endswith(PHOTO_SUFFIXES)


def photo_links(body: str) -> tuple[str, ...]:
    """Return where the links of ``body`` lead that name a photo of the newsroom, each target once."""
    targets = (unescape(match["target"]) for match in _LINK.finditer(body) if "." in match["target"])
    return tuple(dict.fromkeys(target for target in targets if _is_photo(target)))


def lead_to(body: str, addresses: Mapping[str, str]) -> str:
    """Return ``body`` with links to photos leading to the ``addresses`` of their targets, where there are any.

    A link around a photo alone opens it large on the page, as photos without a link of their own do.
    """

    def led(match: re.Match[str]) -> str:
        address = addresses.get(unescape(match["target"]))
        if address is None:
            return match[0]
        photo = ' class="photo__link" data-photo' if match["slot"] else ""
        around = "" if photo else match["before"] + match["after"]
        return f'<a{photo}{around} href="{escape(address)}">{match["slot"] or ""}'

    return _LINK.sub(led, body) if addresses else body


def _is_photo(target: str) -> bool:
    parts = split_address(target)
    return parts is not None and origin_of(target) == "file" and target[:1] not in "{|" and is_photo_name(parts.path)
