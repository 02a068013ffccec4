"""eleventy-img from npm: AVIF and JPEG at three widths with its own defaults, its memory and disk caches off."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.photos.tool import WIDTHS, Tool
from bench.process import run

SITE = Path(__file__).with_name("eleventy_site")


def prepare(home: Path, photos: Sequence[Path]) -> Tool:
    """Install the locked packages under *home*, unless they stand, and point the script at the photos."""
    site, output = home / "eleventy", home / "eleventy-output"
    if _read(site / "package-lock.json") != _read(SITE / "package-lock.json") or not _installed(site):
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(SITE, site)
        run(("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), site)
    shutil.copy(SITE / "derive.cjs", site)
    command = _node(site), "derive.cjs", str(photos[0].parent), str(output), *map(str, WIDTHS)
    return Tool("eleventy-img", "AVIF + JPEG", command, site, output, (site / ".cache",))


def version(tool: Tool) -> str:
    """The version in the lock file, with the one of the codec library that does the work."""
    packages = json.loads(_read(SITE / "package-lock.json"))["packages"]
    image, sharp = (packages[f"node_modules/{name}"]["version"] for name in ("@11ty/eleventy-img", "sharp"))
    return f"eleventy-img {image} with sharp {sharp}"


def _node(site: Path) -> str:
    """The Node that npm brought for this machine, else the one on the path."""
    brought = sorted(site.glob("node_modules/node-linux-*/bin/node"))
    return next((str(program) for program in brought if os.access(program, os.X_OK)), "node")


def _installed(site: Path) -> bool:
    """Whether npm came to the end: it writes this file last."""
    return (site / "node_modules/.package-lock.json").exists()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""
