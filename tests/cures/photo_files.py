"""Cures for the files of photos and clips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.photo import Photo
from bantin.photos.cache import PhotoCache
from bantin.photos.clip import survey_clip
from bantin.photos.jobs import PhotoJobs
from bantin.photos.layout import PhotoLayout, Request
from bantin.photos.options import Options
from bantin.photos.photo_facts import survey
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError

from tests.attachments.files import MP3, MP4
from tests.cures.desk import Cure
from tests.photos.drawing import drawing, encoded

OPTIONS = Options(max_megabytes=1, max_media_megabytes=20, max_side=700)
JPEG, PNG = encoded(drawing(320, 240)), encoded(drawing(64, 48), "PNG")
MOVING = encoded(drawing(64, 48), "GIF", save_all=True, append_images=[drawing(64, 48).rotate(90)])
SHOWN, MISTYPED, MEANT = Photo("a.jpg", line=7), Photo("hoi-nghj.jpg", line=7), Photo("hoi-nghi.jpg", line=7)
CLIP, SHOWN_CLIP = Photo("a.mp4", line=7, kind="video"), Photo("a.mp4", line=9)
BOX = b"\x00\x00\x00\x08moov"


def judged(look: Callable[[ContentFile, Options], object], data: bytes, name: str) -> list[Diagnostic]:
    """Return what ``look`` finds in a file that holds ``data``."""
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        try:
            look(ContentFile(Path(folder), name), OPTIONS)
        except PhotoError as error:
            return [error.at("2024/tin.md", 7)]
    return []


def photo(data: bytes) -> list[Diagnostic]:
    """Return what is found in a photo of these bytes."""
    return judged(survey, data, "a.jpg")


def clip(data: bytes) -> list[Diagnostic]:
    """Return what is found in a clip of these bytes."""
    return judged(survey_clip, data, "a.mp4")


def asked(given: tuple[tuple[Photo, ...], dict[str, bytes]]) -> list[Diagnostic]:
    """Return what is found in the photos of one story, given with the files that lie beside it."""
    photos, there = given
    with TemporaryDirectory() as folder:
        for name, data in there.items():
            Path(folder, name).write_bytes(data)
        files = ContentFiles(Path(folder), (), [(name, False) for name in there])
        cache = PhotoCache(Path(folder, "cache"), OPTIONS.survey_recipe, print)
        desk = PhotoLayout(files, PhotoJobs(OPTIONS, cache, Pool(1), warn=print), OPTIONS)
        try:
            return desk.judge([Request("tin.md", photos)])
        finally:
            desk.cancel()


def cure(case: str, wrong: bytes, mended: bytes = JPEG, look: Any = photo) -> Cure:
    """Return the cure of one message about a file."""
    return Cure(f"photos/{case}", wrong, mended, look)


CURES = [
    cure("broken.photo", JPEG[:40]),
    cure("broken.clip", MP4 + BOX * 200_000, MP4, clip),
    cure("clip", PNG, MP4, clip),
    cure("empty.photo", b""),
    cure("empty.sound", b"ID3\x04\x00\x00\x00\x00\x00\x00", MP3, clip),
    cure("format.none", b"chu"),
    cure("format.document", b"%PDF-1.7"),
    cure("format.other", b"II*\x00"),
    cure("heavy", JPEG + b"x" * 1_000_000),
    cure("heic.photo", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
    cure("large", encoded(drawing(800, 600))),
    cure("svg", b"<svg/>"),
    cure("truncated", JPEG[: len(JPEG) // 2]),
    Cure("photos/animated", ((SHOWN,), {"a.jpg": MOVING}), ((SHOWN,), {"a.jpg": JPEG}), asked),
    Cure("photos/two-kinds", ((CLIP, SHOWN_CLIP), {"a.mp4": MP4}), ((CLIP, CLIP), {"a.mp4": MP4}), asked),
    Cure("photos/missing.far", ((SHOWN,), {}), ((SHOWN,), {"a.jpg": JPEG}), asked),
    Cure("photos/missing.near", ((MISTYPED,), {"hoi-nghi.jpg": JPEG}), ((MEANT,), {"hoi-nghi.jpg": JPEG}), asked),
]
