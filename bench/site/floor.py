"""Programs that do one part of a build and nothing else: what each starts with, and a converter to compare ours with.

``python -m bench.site.floor FOLDER`` converts the bodies of all stories in FOLDER by Python-Markdown alone,
on all cores.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from markdown import Markdown

START = "floor: Pelican starts, and ends"
TEXT = "Python-Markdown alone, all bodies"
_EXTENSIONS = ("abbr", "attr_list", "footnotes", "tables")  # stock ones, of the dialect that our settings choose


def start_command() -> tuple[str, ...]:
    """Return the command that has Python and Pelican imported, and builds nothing."""
    return (sys.executable, "-m", "pelican", "--version")


def text_command(content: Path) -> tuple[str, ...]:
    """Return the command that converts the stories in ``content``."""
    return (sys.executable, "-m", "bench.site.floor", str(content))


def convert(paths: Sequence[Path]) -> int:
    """Convert the bodies of stories; return how many signs came out, so that nothing of it can be left out."""
    converter, signs = Markdown(extensions=_EXTENSIONS), 0
    for path in paths:
        _, _, body = path.read_text("utf-8").partition("\n\n")
        signs += len(converter.reset().convert(body))
    return signs


def main(content: Path) -> int:
    """Convert all stories in ``content`` on all cores; return how many signs came out."""
    paths, cores = sorted(content.rglob("*.md")), os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        return sum(pool.map(convert, [paths[first::cores] for first in range(cores)]))


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
