"""A photo that somebody gives: upright, not too large, without metadata, cut and covered before a byte is stored."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from PIL import Image, ImageFilter

from bantin.desk.desk import Desk
from bantin.desk.durable import write_new
from bantin.desk.photo_cards import CardPhoto, card_lines
from bantin.desk.refusal import Refusal
from bantin.imports.flow import Shot
from bantin.imports.photos import NoPhoto, PhotoFile, photo_file
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import say
from bantin.photos.header import true_type

Frame = tuple[float, float, float, float]
_CELLS = 5  # that a covered part is made of, along its longer side: no face is told by so few
_QUALITY = 88
_MOST_FRAMES = 100
_LONGEST_STEM = 200  # bytes of a name; no system takes more than 255, and a number and an ending follow


def store_photo(desk: Desk, story: ContentFile, data: bytes, crop: Frame | None, covered: Sequence[Frame]) -> str:
    """Store the photo in ``data`` beside ``story`` and return the name of its file.

    ``crop`` is the part that is kept, ``covered`` those that nobody is to see: left, top, right and bottom as shares
    of the upright photo.
    """
    made = made_photo(data, crop, covered)
    with desk.writing:
        folder = PurePosixPath(story.path).parent
        taken = {
            PurePosixPath(path).name.casefold()
            for path, _ in walk(desk.root, "" if str(folder) == "." else str(folder))
        }
        name = _free_name(photo_stem(story.path), made.ending, taken)
        write_new(desk.root / folder / name, made.data)
    return name


def photo_stem(story: str) -> str:
    """Return how the names of the photos of ``story`` begin: as its own, which may be too long for them."""
    return PurePosixPath(story).stem.encode()[:_LONGEST_STEM].decode("utf-8", "ignore")


def _free_name(stem: str, ending: str, taken: set[str]) -> str:
    used = re.compile(rf"{re.escape(stem.casefold())}-anh-(\d+)\..+")
    numbers = {int(found[1]) for name in taken if (found := used.fullmatch(name))}
    return f"{stem}-anh-{max(numbers, default=0) + 1}{ending}"


def made_photo(data: bytes, crop: Frame | None, covered: Sequence[Frame]) -> PhotoFile:
    """Return the file of the photo in ``data``; raise :class:`Refusal` for what is no photo."""
    try:
        made = photo_file(data, Shot(""))
    except NoPhoto as error:
        raise Refusal(400, say("desk/heic" if true_type(data) == "HEIC" else "desk/no-picture")) from error
    return _retouched(made, crop, covered) if crop or covered else made


def _retouched(made: PhotoFile, crop: Frame | None, covered: Sequence[Frame]) -> PhotoFile:
    with Image.open(io.BytesIO(made.data)) as opened:
        image = _opaque(opened)
    for frame in covered:
        _cover(image, _pixels(frame, image.size))
    image = image.crop(_pixels(crop, image.size)) if crop else image
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, progressive=True)
    return PhotoFile(stream.getvalue(), ".jpg", *image.size)


def _opaque(opened: Image.Image) -> Image.Image:
    """Return the photo on white: what lies under its transparent parts is nobody's business either."""
    if "A" not in opened.getbands():
        return opened.convert("RGB")
    white = Image.new("RGBA", opened.size, "white")
    return Image.alpha_composite(white, opened.convert("RGBA")).convert("RGB")


def _cover(image: Image.Image, box: tuple[int, int, int, int]) -> None:
    """Paint a few soft cells over ``box``, each the mean of what was there."""
    part = image.crop(box)
    cell = max(1, -(-max(part.size) // _CELLS))
    few = part.resize((max(1, part.width // cell), max(1, part.height // cell)), Image.Resampling.BOX)
    veil = few.resize(part.size, Image.Resampling.NEAREST).filter(ImageFilter.GaussianBlur(cell / 4))
    image.paste(veil, box)


def _pixels(frame: Frame, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = frame
    width, height = size
    x, y = min(int(left * width), width - 1), min(int(top * height), height - 1)
    return x, y, max(x + 1, round(right * width)), max(y + 1, round(bottom * height))


def frame_of(value: Any) -> Frame:
    """Return ``value``, which a page has sent, as a frame; raise :class:`Refusal` for anything else."""
    is_frame = isinstance(value, list) and len(value) == 4
    if not is_frame or not all(type(it) in (int, float) and 0 <= it <= 1 for it in value):
        raise Refusal(400, say("desk/stranger"))
    left, top, right, bottom = value
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def frames_of(value: Any) -> list[Frame]:
    """Return the frames in ``value``, which a page has sent; raise :class:`Refusal` for anything else."""
    if not isinstance(value, list) or len(value) > _MOST_FRAMES:
        raise Refusal(400, say("desk/stranger"))
    return [frame_of(it) for it in value]


def photo_block(name: str, alt: str, caption: str, credit: str) -> str:
    """Return the Markdown that shows the photo ``name``."""
    return "\n".join(card_lines([CardPhoto(alt, name)], caption, credit))
