"""``python -m tools.draw_photos CONTENT [NAME…]``: draw all photos, or those named, below the content folder."""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tools.draw_photos.canvas import Canvas
from tools.draw_photos.scenes import SCENES


def draw(name: str, content: Path) -> Path:
    """Draw one picture; return the file written."""
    size, compose = SCENES[name]
    canvas = Canvas(size, seed=name)
    compose(canvas)
    path = content / f"{name}.jpg"
    canvas.save(path)
    return path


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.draw_photos")
    parser.add_argument("content", type=Path)
    parser.add_argument("names", nargs="*", metavar="YEAR/NAME", help="which pictures (all by default)")
    arguments = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        for path in pool.map(partial(draw, content=arguments.content), arguments.names or sorted(SCENES)):
            print(path, f"{path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
