"""Our own pipeline through its own door: AVIF and JPEG at three widths, with its cache."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import __version__, features

from bench.photos.tool import Tool

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2


def prepare(home: Path, photos: Sequence[Path], name: str = "ours") -> Tool:
    """Point the door at the folder of *photos*; *name* keeps output and cache apart from other runs."""
    output, cache = home / f"{name}-output", home / f"{name}-cache"
    door = sys.executable, "-m", "bantin.photos.derive"
    command = *door, str(photos[0].parent), str(output), "--workers", str(WORKERS), "--cache", str(cache)
    return Tool("Bản tin", "AVIF + JPEG", command, ROOT, output, (cache,))


def version(tool: Tool) -> str:
    """The codecs do the work, so they are what a reader needs to know."""
    return f"Bản tin with Pillow {__version__} and libavif {features.version('avif')}"
