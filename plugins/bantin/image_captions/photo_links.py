"""A photo that leads to its own large version is that version: readers see it large by touching it anyway."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bantin.image_captions.address import read_address
from bantin.image_captions.content import clean
from bantin.image_captions.paragraph import holds_only_photos
from bantin.newsroom.photo_links import names_photo


def unlink_photos(root: Element) -> None:
    """Put the photo that a link leads to in place of each link in ``root`` that holds one photo and nothing else."""
    if next(root.iter("img"), None) is None:
        return
    for parent in list(root.iter()):
        for number, link in enumerate(list(parent)):
            photos = list(link.iter("img")) if link.tag == "a" and holds_only_photos(link) else []
            if len(photos) == 1 and names_photo(read_address(clean(link.get("href") or "")).source):
                [photo] = photos
                photo.set("src", link.get("href") or "")
                photo.tail = link.tail
                parent[number] = photo
