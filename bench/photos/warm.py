"""What a warm run over many unchanged photos costs, start of the program set apart."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from bench.photos import ours

SIZE = (1600, 1200)  # large enough for all three widths, plain enough to be encoded fast


@dataclass(frozen=True)
class Warm:
    """Seconds of the cold run that filled the cache, of warm runs, and of runs that had no photo at all."""

    photos: int
    cold: float
    warm: float
    empty: float

    @property
    def spent(self) -> float:
        """What the photos themselves cost in a warm run."""
        return self.warm - self.empty


def measure(home: Path, count: int, rounds: int) -> Warm:
    """Fill the cache once, then take medians of warm and of empty runs, by turns."""
    folder, nothing = home / f"plain-{count}", home / "plain-0" / "unused"
    nothing.parent.mkdir(parents=True, exist_ok=True)
    full = ours.prepare(home, list(draw_plain(folder, count)), "warm")
    empty = ours.prepare(home, [nothing], "empty")
    cold = full.run_cold().seconds
    pairs = [(full.run().seconds, empty.run().seconds) for _ in range(rounds)]
    warm, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Warm(count, cold, warm, bare)


def draw_plain(folder: Path, count: int) -> Iterator[Path]:
    """Distinct photos of one colour running into another, drawn only where missing."""
    folder.mkdir(parents=True, exist_ok=True)
    ramp = Image.linear_gradient("L").resize(SIZE)
    for number in range(count):
        photo = folder / f"plain-{number:04d}.jpg"
        if not photo.exists():
            flat = Image.new("L", SIZE, number % 256)
            Image.merge("RGB", (ramp, flat, Image.new("L", SIZE, number // 256 * 60))).save(photo, "JPEG")
        yield photo
