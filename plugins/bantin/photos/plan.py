"""Which files a photo gets, their names and sizes, planned from its facts before any pixel is scaled.

Widths: those that are asked for and the photo has, never more than it has. One is left out where the largest
gains less than a quarter on it, since a file so alike costs building time and cache hits and saves a reader nothing.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Picture, Rendition, Renditions
from bantin.photos.options import Options
from bantin.photos.photo_facts import Facts
from bantin.vietnamese.slug import slugify

Box = tuple[float, float, float, float]

_CARD = (16, 9)
_SHARE = (1200, 630)
_SLUG_LIMIT = 60
_QUARTER_MORE = 1.25
_DEFAULT_FOCUS = (0.5, 0.4)  # faces are a little above the middle
_FOCUS = re.compile(r"\s*(\d+(?:\.\d+)?)%\s+(\d+(?:\.\d+)?)%\s*")
_EXTENSIONS = {"image/avif": "avif", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True)
class Cut:
    """One file to make: its name and type, its pixels, and which part of the upright photo it shows."""

    name: str
    type: str
    width: int
    height: int
    box: Box


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """All files to make from one photo, which are decoded together."""

    facts: Facts
    cuts: tuple[Cut, ...]
    options: Options


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a photo under the name that all its sizes share."""

    stem: str
    box: Box
    fallback: str


def widths_for(source: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths to make from a photo ``source`` pixels wide, the largest one last."""
    largest = min(source, max(wanted))
    return (*(width for width in wanted if width * _QUARTER_MORE <= largest), largest)


def height_for(width: int, box: Box) -> int:
    """Return how high ``box`` is when it is scaled to ``width``."""
    return max(1, int(width * box[3] / box[2] + 0.5))


def slug_of(file: ContentFile) -> str:
    """Return the part of a made file's name that people can read."""
    return slugify(posixpath.splitext(file.name)[0], _SLUG_LIMIT) or "anh"


def plan_photo(photo: Photo, facts: Facts, slug: str, options: Options, *, lead: bool) -> tuple[Picture, PhotoPlan]:
    """Return the picture that pages show and the files to make for it; only a ``lead`` gets cards and a share image.

    Other photos show their body files where a card or share image is asked for, so that no address is ever dead.
    """
    header = facts.header
    whole = _shape(facts, slug, (0, 0, header.width, header.height), options)
    body, cuts = _renditions(whole, options.widths, facts.tone, options)
    feed = _feed(whole, body, options)
    cuts += _cuts(whole, feed)
    if not lead:
        return Picture(photo, body, body, feed, feed), PhotoPlan(facts, _unlike(cuts), options)
    card_shape = _shape(facts, slug, _crop(facts, _CARD, photo.focus), options)
    card, card_cuts = _renditions(card_shape, options.card_widths, facts.tone, options)
    share_shape = _shape(facts, slug, _crop(facts, _SHARE, photo.focus), options)
    share = _rendition(share_shape, min(int(share_shape.box[2]) or 1, _SHARE[0]), "image/jpeg", options)
    cuts += card_cuts + _cuts(share_shape, share)
    return Picture(photo, body, card, share, feed), PhotoPlan(facts, _unlike(cuts), options)


def _shape(facts: Facts, slug: str, box: Box, options: Options) -> Shape:
    key = hashlib.sha256(f"{facts.digest} {facts.kind} {box} {options.recipe}".encode()).hexdigest()[:10]
    return Shape(f"{slug}.{key}", box, "image/png" if facts.kind == "drawing" else "image/jpeg")


def _crop(facts: Facts, ratio: tuple[int, int], focus: str) -> Box:
    """Return the largest part of the photo with the ``ratio``, kept as near to the ``focus`` as CSS would."""
    width, height = facts.header.width, facts.header.height
    crop_width = min(width, height * ratio[0] / ratio[1])
    crop_height = min(height, width * ratio[1] / ratio[0])
    across, down = _focus_of(focus)
    return ((width - crop_width) * across, (height - crop_height) * down, crop_width, crop_height)


def _focus_of(focus: str) -> tuple[float, float]:
    match = _FOCUS.fullmatch(focus)
    return (min(float(match[1]), 100) / 100, min(float(match[2]), 100) / 100) if match else _DEFAULT_FOCUS


def _renditions(shape: Shape, wanted: tuple[int, ...], tone: str, options: Options) -> tuple[Renditions, list[Cut]]:
    widths = widths_for(int(shape.box[2]) or 1, wanted)
    avif = tuple(_rendition(shape, width, "image/avif", options) for width in widths)
    fallback = tuple(_rendition(shape, width, shape.fallback, options) for width in widths)
    return Renditions(avif, fallback, tone), _cuts(shape, *avif, *fallback)


def _feed(shape: Shape, body: Renditions, options: Options) -> Rendition:
    fitting = [rendition.width for rendition in body.fallback if rendition.width <= options.feed_width]
    return _rendition(shape, max(fitting, default=body.fallback[0].width), "image/jpeg", options)


def _rendition(shape: Shape, width: int, type_: str, options: Options) -> Rendition:
    height = height_for(width, shape.box)
    name = f"{shape.stem}-{width}.{_EXTENSIONS[type_]}"
    return Rendition(f"{options.url_dir}/{name}", width, height, type_)


def _cuts(shape: Shape, *renditions: Rendition) -> list[Cut]:
    return [Cut(item.url.rpartition("/")[2], item.type, item.width, item.height, shape.box) for item in renditions]


def _unlike(cuts: list[Cut]) -> tuple[Cut, ...]:
    return tuple(dict.fromkeys(cuts))
