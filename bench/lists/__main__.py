"""``python -m bench.lists`` measures lists and writes the figures to docs/performance-lists.md."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.lists.build import build, write_content, write_settings
from bench.lists.growth import BLOCK, WORKS, measure_growth
from bench.process import Run
from bench.table import Goal, markdown, mebibytes, median_run

PAGE = Path(__file__).parents[2] / "docs" / "performance-lists.md"
INTRODUCTION = """\
# What lists cost

`make bench-lists` writes this page. **Growth** times what is planned about lists, in CPU seconds, for archives of
growing size by turns: near-linear means that ten times the stories take at most eleven times as long. **A build** is
the whole command from a fresh process over a made-up archive, with `bantin.category_feeds` and without it, by turns.
Without it, Pelican writes its own lists of categories, tags and authors and its own RSS and Atom feeds over the same
plain templates; with it, articles carry the block "Tin cùng chuyên mục" besides, sections stand above categories, and
each feed comes as JSON too.
"""


def main() -> int:
    """Measure, print and write the page; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.lists", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000, help="stories of the archive that is built")
    parser.add_argument("--largest", type=int, default=100_000, help="largest archive whose lists are planned")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    sizes = [size for size in (1_000, 10_000, 100_000) if size <= chosen.largest]
    growth = {words: measure_growth(work, sizes, chosen.rounds) for words, work in WORKS.items()}
    with TemporaryDirectory() as folder:
        builds = measure_builds(Path(folder), chosen.stories, chosen.rounds)
    text, reached = page(growth, builds, chosen.stories)
    print(text)
    PAGE.write_text(text, "utf-8")
    return 0 if reached else 1


def measure_builds(folder: Path, stories: int, rounds: int) -> dict[str, list[tuple[Run, int]]]:
    """Return cost and number of pages of each round of each kind of build."""
    write_content(folder / "content", stories)
    settings = write_settings(folder)
    found: dict[str, list[tuple[Run, int]]] = {kind: [] for kind in settings}
    for number in range(rounds):
        # Who begins changes from round to round.
        for kind, file in sorted(settings.items(), reverse=bool(number % 2)):
            found[kind].append(build(file, folder))
            print(f"{kind}: {found[kind][-1][0].seconds:.1f} s", file=sys.stderr, flush=True)
    return found


def page(
    growth: dict[str, dict[int, float]], builds: dict[str, list[tuple[Run, int]]], stories: int
) -> tuple[str, bool]:
    """Return the page of figures, and whether every goal is reached."""
    pairs = zip(builds["with the plugin"], builds["without it"], strict=True)
    ratio = statistics.median(ours[0].seconds / other[0].seconds for ours, other in pairs)
    goals = [Goal(f"a build of {stories:,} stories, with the plugin over without it", ratio, 1.05)]
    for words, times in growth.items():
        sizes = sorted(times) if words in BLOCK else []
        goals += [Goal(f"{words}: {b:,} over {a:,}", times[b] / times[a], 11) for a, b in pairwise(sizes)]
    where = f"Measured on {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."
    goal_table = markdown(("Goal", "measured", "at most", ""), [goal.row() for goal in goals])
    parts = [INTRODUCTION, where, "## Goals", goal_table, "## Growth", _growth(growth), "## A build", _builds(builds)]
    return "\n\n".join(part.strip() for part in parts) + "\n", all(goal.reached for goal in goals)


def _growth(growth: dict[str, dict[int, float]]) -> str:
    sizes = sorted(next(iter(growth.values())))
    rows = [[words, *(f"{times[size]:.3f} s" for size in sizes)] for words, times in growth.items()]
    return markdown(("CPU time", *(f"{size:,} stories" for size in sizes)), rows)


def _builds(builds: dict[str, list[tuple[Run, int]]]) -> str:
    rows = []
    for kind, rounds in builds.items():
        median = median_run([cost for cost, _ in rounds])
        seconds = ", ".join(f"{cost.seconds:.1f}" for cost, _ in rounds)
        rows.append(
            [kind, f"{median.seconds:.1f} s", seconds, f"{mebibytes(median.peak):.0f} MiB", str(rounds[0][1])]
        )
    return markdown(("Build", "median", "rounds", "peak", "pages"), rows)


if __name__ == "__main__":
    sys.exit(main())
