"""The facts about one photo file that its plan rests on: hash, header, photo or drawing, dominant colour."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from PIL import Image

from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.message import say
from bantin.photos.file_kind import Kind, kind_of
from bantin.photos.header import Header, open_photo, read_header
from bantin.photos.options import Options
from bantin.photos.problem import PhotoError, refused
from bantin.photos.srgb import scalable, to_srgb
from bantin.photos.tone import tone_of

_ALWAYS_PHOTOS = {"JPEG", "AVIF", "HEIC"}
_PREVIEW = 64


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a photo without its pixels; ``digest`` is the SHA-256 of the file in hexadecimal."""

    digest: str
    header: Header
    kind: Kind
    tone: str


def survey(file: ContentFile, options: Options) -> Facts:
    """Return the facts about the photo ``file``; raise :class:`PhotoError` if it cannot be shown."""
    data = read_bytes(file, options.max_megabytes)
    header = read_header(data, options)
    with open_photo(data, options) as image:
        profile = image.info.get("icc_profile")
        pixels = scalable(decode(image, (1, 1)))
    kind: Kind = "photo" if header.format in _ALWAYS_PHOTOS else kind_of(pixels)
    pixels.thumbnail((_PREVIEW, _PREVIEW), Image.Resampling.BOX)
    return Facts(hashlib.sha256(data).hexdigest(), header, kind, tone_of(to_srgb(pixels, profile)))


def read_bytes(file: ContentFile, max_megabytes: int) -> bytes:
    """Return the bytes of ``file``, but not those of a folder, a link, a device or a file above the limit."""
    try:
        return file.read(max_megabytes * MEGABYTE)
    except Unreadable as error:
        if error.reason == "too-big":
            said = say("photos/heavy", **dict(error.message.fields))
            raise PhotoError(said.rule, say("words/about", name=file.name, said=said)) from None
        raise PhotoError("photos/unreadable", say("words/about", name=file.name, said=error.message)) from None


def decode(image: Image.Image, least: tuple[int, int]) -> Image.Image:
    """Decode ``image`` at the smallest scale not below ``least`` that its format offers (JPEG: 1/2, 1/4, 1/8)."""
    try:
        image.draft(None, least)
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise refused(say("photos/truncated")) from error
    return image
