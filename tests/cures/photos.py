"""Cures for photos that are no file of the content folder, and for words about the header's photo."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.photo import Photo
from bantin.newsroom.photo_source import origin_of
from bantin.newsroom.site_address import own_path
from bantin.photos.away import Away, Reason, findings
from bantin.photos.head import findings as head_findings
from bantin.photos.head import head_photo
from bantin.photos.photo_files import NotHere, find_own, find_photo

from tests.cures.desk import Cure
from tests.image_captions.conversions import convert

STORY = "2026/tin.md"
THERE = ("2026/hoi-nghi.jpg", "2026/phim.mp4", "2026/anh.png", "2026/x.jpg", "images/cam.jpg")


def shown(body: str) -> list[Diagnostic]:
    """Return what is found in the photos of ``body``, where the files ``THERE`` are saved already."""
    return shown_beside((body, THERE))


def shown_beside(given: tuple[str, tuple[str, ...]]) -> list[Diagnostic]:
    """Return what is found in the photos of a body, given with the files of the content folder."""
    body, there = given
    _, found = convert(body, slots=True)
    with TemporaryDirectory() as folder:
        files = ContentFiles(Path(folder), (), [(path, False) for path in there])
        away = [one for photo in found.photos if (one := _away(photo, files))]
        return [*found.diagnostics, *findings(away, lambda story: body, lambda path: False)]


def _away(photo: Photo, files: ContentFiles) -> Away | None:
    reasons: dict[str, Reason] = {"site": "remote", "data": "pasted", "other": "unreachable"}
    path = own_path(photo.source, "https://xa.example.vn")
    if path is not None and (own := find_own(files, path)):
        return Away(STORY, photo, "remote", own=f"/{own.path}")
    if reason := reasons.get(origin_of(photo.source)):
        return Away(STORY, photo, reason)
    try:
        find_photo(files, photo.source, STORY)
    except NotHere as error:
        return Away(STORY, photo, error.reason)
    return None


def named(header: tuple[dict[str, object], bool]) -> list[Diagnostic]:
    """Return what is found in a header's words about its photo, which stands at the head or in the body."""
    metadata, at_head = header
    return list(head_findings(head_photo(metadata), STORY, at_head))


IMAGE: dict[str, object] = {"image": "a.jpg", "image_line": 4}
CAPTION: dict[str, object] = {"image_caption": "Hội nghị.", "image_caption_line": 5}
ALT: dict[str, object] = {"image_alt": "Hội trường", "image_alt_line": 6}

CURES = [
    Cure("photos/remote.photo", "![A](https://x.vn/hoi-nghi.jpg)\nChú.", "![A](hoi-nghi.jpg)\nChú.", shown),
    Cure("photos/remote.clip", "![A](//x.vn/phim.mp4)\nChú.", "![A](phim.mp4)\nChú.", shown),
    Cure("photos/remote.own", "![A](https://xa.example.vn/images/cam.jpg)", "![A](/images/cam.jpg)", shown),
    Cure("photos/pasted", "![A](data:image/png;base64,AA)\nChú.", "![A](anh.png)\nChú.", shown),
    Cure("photos/unreachable", "![A](blob:x)\nChú.", "![A](x.jpg)\nChú.", shown),
    Cure("photos/missing.rooted", ("![A](/wp/hoi-nghi.jpg)", ()), ("![A](hoi-nghi.jpg)", THERE), shown_beside),
    Cure("photos/outside", "![A](../../x.jpg)\nChú.", "![A](x.jpg)\nChú.", shown),
    Cure("photos/header-alt", (IMAGE, True), (IMAGE | ALT, True), named),
    Cure("photos/header-words.no-photo", (CAPTION, False), (IMAGE | CAPTION | ALT, True), named),
    Cure("photos/header-words.in-body", (IMAGE | CAPTION, False), (IMAGE, False), named),
]
