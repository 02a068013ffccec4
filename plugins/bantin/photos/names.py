"""Names of files for photos that are not in the content folder yet: plain letters, and the right ending."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import count
from urllib.parse import unquote

from bantin.newsroom.photo import Photo
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.split_address import path_of_address
from bantin.vietnamese.slug import slugify

_KEPT = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".mp4", ".webm", ".mp3", ".m4a", ".ogg")
_ENDINGS = {"photo": ".jpg", "video": ".mp4", "audio": ".mp3"}
_LONGEST = 60


def names_for(photo: Photo, ending: str = "") -> Iterator[str]:
    """Yield names for the file of ``photo``, best first: ``hoi-nghi.jpg``, ``hoi-nghi-2.jpg``…

    ``ending`` is the right one where the file is known; else the address tells it, or the kind of thing.
    """
    stem, told = _told_by(photo)
    suffix = ending or told or _ENDINGS[photo.kind]
    yield f"{stem}{suffix}"
    yield from (f"{stem}-{number}{suffix}" for number in count(2))


def _told_by(photo: Photo) -> tuple[str, str]:
    if origin_of(photo.source) == "data":
        kind = photo.source[5:40].partition(";")[0].partition(",")[0].lower()
        suffix = f".{kind.rpartition('/')[2]}".replace(".jpeg", ".jpg")
        return "anh", suffix if suffix in _KEPT else ""
    path = photo.source.replace("\\", "/")
    path = path.partition(":")[2] if origin_of(path) == "other" else path
    path = path_of_address(path) if "://" in path or path.startswith("//") else path
    stem, suffix = posixpath.splitext(posixpath.basename(unquote(path).replace("\\", "/")))
    return slugify(stem, _LONGEST) or "anh", suffix.lower() if suffix.lower() in _KEPT else ""
