"""How near each derivative comes to a Lanczos reference of its source at the same width."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from bench.photos.ssim import colour_ssim, ssim
from bench.photos.tool import WIDTHS

FORMATS = {".avif": "AVIF", ".jpg": "JPEG", ".jpeg": "JPEG"}


@dataclass(frozen=True)
class Quality:
    """Means over the corpus for one format and width."""

    light: float
    colour: float
    size: float
    photos: int


@dataclass(frozen=True)
class _Sample:
    kind: str
    width: int
    light: float
    colour: float
    size: int


def measure(photos: Sequence[Path], outputs: Sequence[Path]) -> list[dict[tuple[str, int], Quality]]:
    """For each output folder, the quality of its derivatives by format and width; sources are decoded once."""
    samples: list[list[_Sample]] = [[] for _ in outputs]
    catalogues = [_catalogue(output) for output in outputs]
    for photo in photos:
        references = _references(photo)
        for found, catalogue in zip(samples, catalogues, strict=True):
            found += _samples(references, [path for name, path in catalogue if _comes_from(name, _slug(photo))])
    return [_summary(found) for found in samples]


def _catalogue(output: Path) -> list[tuple[str, Path]]:
    """Every AVIF and JPEG below *output* with the name that ties it to its source."""
    return [(_slug(path), path) for path in sorted(output.rglob("*")) if path.suffix in FORMATS]


def _comes_from(name: str, source: str) -> bool:
    """Whether a file's name is its source's, followed by a mark such as a hash or a width."""
    return name.startswith(source) and name[len(source) : len(source) + 1] in {"-", "."}


def _slug(path: Path) -> str:
    return path.stem.lower().replace("_", "-")


def _references(photo: Path) -> list[Image.Image]:
    """The source at each width, upright; then as stored, for a tool that leaves a photo lying."""
    with Image.open(photo) as stored:
        stored.load()
    upright = ImageOps.exif_transpose(stored)
    sources = [upright] if stored.getexif().get(0x0112, 1) == 1 else [upright, stored]
    return [_resize(source, width) for source in sources for width in WIDTHS]


def _resize(source: Image.Image, width: int) -> Image.Image:
    height = round(source.height * width / source.width)
    return source.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def _samples(references: Sequence[Image.Image], derivatives: Sequence[Path]) -> Iterator[_Sample]:
    """Compare each derivative that has a reference of its size; crops and other widths have none."""
    for path in derivatives:
        with Image.open(path) as opened:
            derivative = opened.convert("RGB")
        if fitting := [reference for reference in references if reference.size == derivative.size]:
            light, colour = max((ssim(it, derivative), colour_ssim(it, derivative)) for it in fitting)
            yield _Sample(FORMATS[path.suffix], derivative.width, light, colour, path.stat().st_size)


def _summary(samples: Sequence[_Sample]) -> dict[tuple[str, int], Quality]:
    groups: dict[tuple[str, int], list[_Sample]] = {}
    for sample in samples:
        groups.setdefault((sample.kind, sample.width), []).append(sample)
    return {key: _mean(group) for key, group in sorted(groups.items())}


def _mean(group: Sequence[_Sample]) -> Quality:
    light, colour = statistics.fmean(s.light for s in group), statistics.fmean(s.colour for s in group)
    return Quality(light, colour, statistics.fmean(s.size for s in group), len(group))
