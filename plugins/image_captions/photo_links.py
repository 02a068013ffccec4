"""A photo that leads to its own large version is that version: readers see it large by touching it anyway."""

from __future__ import annotations

from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from plugins.image_captions.address import is_remote, read_address
from plugins.image_captions.content import clean
from plugins.image_captions.paragraph import holds_only_photos

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic")


def unlink_photos(root: Element) -> None:
    """Put the photo that a link leads to in place of each link in ``root`` that holds one photo and nothing else."""
    for parent in list(root.iter()):
        for number, link in enumerate(list(parent)):
            photos = list(link.iter("img")) if link.tag == "a" and holds_only_photos(link) else []
            if len(photos) == 1 and _leads_to_a_photo(link):
                [photo] = photos
                photo.set("src", link.get("href") or "")
                photo.tail = link.tail
                parent[number] = photo


def _leads_to_a_photo(link: Element) -> bool:
    source = read_address(clean(link.get("href") or "")).source
    return not is_remote(source) and PurePosixPath(source.partition("?")[0]).suffix.lower() in _PHOTOS
