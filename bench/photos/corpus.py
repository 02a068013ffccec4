"""Draw distinct 12-megapixel JPEGs as phones make them, the same ones for the same seed."""

import io
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SIZE = (4000, 3000)
BYTES = range(2_000_000, 5_000_000)
# Eight in ten photos lie as the sensor does; the rest carry a turn that only EXIF knows.
ORIENTATIONS = (1, 1, 6, 1, 1, 8, 1, 1, 3, 1)
QUALITIES = (91, 92, 94, 95)  # what phones write; a photo too heavy or too light tries the others
SPARE_QUALITIES = (85, 97, 78, 70)
EDITION = 3  # part of the cache key: raise it when the drawing changes


def draw_corpus(home: Path, count: int, seed: int = 2026) -> list[Path]:
    """Return *count* photos in a folder that holds no other, drawing those that were never drawn before."""
    drawn = home / f"drawn-{EDITION}-{seed}"
    drawn.mkdir(parents=True, exist_ok=True)
    corpus = home / f"corpus-{EDITION}-{seed}-{count}"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir()
    for number in range(count):
        photo = drawn / f"IMG_{number:04d}.jpg"
        if not photo.exists():
            partial = photo.with_suffix(".part")
            partial.write_bytes(photo_bytes(number, seed))
            partial.replace(photo)
        os.link(photo, corpus / photo.name)
    return sorted(corpus.iterdir())


def photo_bytes(number: int, seed: int, size: tuple[int, int] = SIZE) -> bytes:
    """Draw the photo of that *number* and encode it with the metadata of a phone."""
    chance = random.Random(f"{seed}/{number}")
    picture, exif = _scene(chance, size), phone_exif(number)
    for quality in (chance.choice(QUALITIES), *QUALITIES, *SPARE_QUALITIES):
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=quality, exif=exif)
        if len(target.getvalue()) in BYTES:
            break
    return target.getvalue()


def phone_exif(number: int) -> Image.Exif:
    """Tags of a phone: make, moment, orientation and a place that must never be published."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Bản tin", "Benchmark phone"
    exif[0x0112] = ORIENTATIONS[number % len(ORIENTATIONS)]
    exif[0x0132] = f"2026:03:{number % 28 + 1:02d} 08:30:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (22.0, 4.0, 30.0 + number % 20)
    place[3], place[4] = "E", (105.0, 1.0, 45.0)
    return exif


def _scene(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Light, ground, people and lettering, then the softness and the grain of a small sensor."""
    picture = _textured(chance, size, _colour(chance, 120, 230), _colour(chance, 40, 140), 0.55)
    horizon = int(size[1] * chance.uniform(0.35, 0.6))
    ground = _textured(chance, size, _colour(chance, 70, 150), _colour(chance, 20, 90), 0.85)
    picture.paste(ground, (0, horizon), _ridge(chance, size, horizon))
    for shape in _shapes(chance, size):
        light, dark = _colour(chance, 60, 240), _colour(chance, 20, 160)
        surface = _textured(chance, shape.size, light, dark, chance.uniform(0.5, 0.9))
        corner = chance.randrange(-99, size[0]), chance.randrange(horizon // 2, size[1])
        picture.paste(surface, corner, shape)
    _letter(chance, picture)
    soft = picture.filter(ImageFilter.GaussianBlur(0.8))
    return ImageChops.add(soft, _grain(chance, size), offset=-chance.choice((5, 8, 11)))


def _colour(chance: random.Random, low: int, high: int) -> tuple[int, int, int]:
    grey = chance.randint(low, high)
    red, green, blue = (min(255, max(0, grey + chance.randint(-40, 40))) for _ in range(3))
    return red, green, blue


def _textured(
    chance: random.Random,
    size: tuple[int, int],
    light: tuple[int, int, int],
    dark: tuple[int, int, int],
    roughness: float,
) -> Image.Image:
    """A surface between two colours that follows noise of many octaves, as natural scenes do."""
    noise = _octaves(chance, size, roughness)
    bands = [noise.point([dark[b] + (light[b] - dark[b]) * v // 255 for v in range(256)]) for b in range(3)]
    return Image.merge("RGB", bands)


def _octaves(chance: random.Random, size: tuple[int, int], roughness: float) -> Image.Image:
    """Noise whose octaves fade by *roughness* (amplitude near 1/frequency looks like nature)."""
    sheet, weight, total = Image.new("L", size, 128), 1.0, 0.0
    cells = 3
    while cells < max(size) / 2:
        grid = cells, max(2, cells * size[1] // size[0])
        cloud = Image.frombytes("L", grid, chance.randbytes(grid[0] * grid[1]))
        total += weight
        sheet = Image.blend(sheet, cloud.resize(size, Image.Resampling.BICUBIC), weight / total)
        weight *= roughness
        cells *= 2
    return sheet.point([min(255, max(0, (v - 128) * 2 + 128)) for v in range(256)])


def _ridge(chance: random.Random, size: tuple[int, int], horizon: int) -> Image.Image:
    """The mask of a ground whose upper edge rises and falls."""
    mask = Image.new("L", size, 255)
    height, line = size[1] // 20, [(0, 0)]
    line += [(size[0] * step // 40, chance.randrange(height)) for step in range(41)]
    ImageDraw.Draw(mask).polygon([*line, (size[0], 0)], fill=0)
    return mask


def _shapes(chance: random.Random, size: tuple[int, int]) -> Iterator[Image.Image]:
    """Masks of heads, bodies, leaves and boxes of all sizes, large ones first."""
    for rank in range(90):
        span = max(12, int(min(size) * chance.uniform(0.2, 0.5) / (1 + rank * 0.12)))
        mask = Image.new("L", (span, int(span * chance.uniform(0.6, 1.8))), 0)
        pen, edge = ImageDraw.Draw(mask), (0, 0, mask.width - 1, mask.height - 1)
        kind = chance.choice(("ellipse", "box", "leaf"))
        if kind == "ellipse":
            pen.ellipse(edge, fill=255)
        elif kind == "box":
            pen.rounded_rectangle(edge, radius=span // 12, fill=255)
        else:
            pen.polygon([(chance.randrange(mask.width), chance.randrange(mask.height)) for _ in range(7)], fill=255)
        yield mask


def _letter(chance: random.Random, picture: Image.Image) -> None:
    """A banner with lettering in three sizes: thin strokes show a poor resize first."""
    pen, width, height = ImageDraw.Draw(picture), picture.width, picture.height
    top = int(height * chance.uniform(0.02, 0.2))
    pen.rectangle((width // 8, top, width * 7 // 8, top + height // 4), fill=(190 + chance.randrange(50), 20, 25))
    for share in (0.055, 0.03, 0.018):
        font = ImageFont.load_default(size=height * share)
        words = " ".join("".join(chance.choices("ABCDEGHIKLMNOPQRSTUVXY", k=chance.randint(2, 5))) for _ in range(6))
        pen.text((width // 7, top + height // 40), words, fill=(255, 225, 60), font=font)
        top += int(height * share * 1.4)


def _grain(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """The noise of a sensor, softened as a phone's own denoising leaves it."""
    raw = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    depth = chance.choice((10, 16, 22))
    grey = raw.filter(ImageFilter.GaussianBlur(0.6)).point([v * depth // 255 for v in range(256)])
    return Image.merge("RGB", (grey, grey, grey))
