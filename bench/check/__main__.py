"""``python -m bench.check`` measures ``make check`` on a made-up archive, cold and warm."""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import categories_setting
from bench.lists.build import ROOT, write_content
from bench.process import run
from bench.table import Goal, markdown

SETTINGS = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, CACHE_PATH, CATEGORIES = {content!r}, {cache!r}, {categories!r}
"""


def main() -> int:
    """Measure and print; the exit code says whether the goal was reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.check", description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_content(folder / "content", chosen.stories)
        command = [sys.executable, "-m", "bantin", "check", "-s", str(_settings(folder))]
        cold = run(command, ROOT).seconds
        warm = [run(command, ROOT).seconds for _ in range(chosen.rounds)]
    start = statistics.median(
        run([sys.executable, "-c", "import pelican"], ROOT).seconds for _ in range(chosen.rounds)
    )
    goal = Goal(f"{chosen.stories:,} stories checked, warm", statistics.median(warm), 3.0, "s")
    rows = [["cold", f"{cold:.2f} s"], ["warm, median", f"{statistics.median(warm):.2f} s"]]
    rows += [
        ["warm, rounds", ", ".join(f"{seconds:.2f}" for seconds in warm)],
        ["importing Pelican", f"{start:.2f} s"],
    ]
    print(markdown(("Check", "time"), rows), markdown(("Goal", "measured", "at most", ""), [goal.row()]), sep="\n\n")
    return 0 if goal.reached else 1


def _settings(folder: Path) -> Path:
    file = folder / "conf.py"
    values = {"root": str(ROOT), "content": str(folder / "content"), "cache": str(folder / "cache")}
    file.write_text(SETTINGS.format(**values, categories=categories_setting()), "utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
