"""``python -m bench.site`` measures whole builds beside Hugo's and writes the figures to docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import Run, run
from bench.site import hugo, ours, stock
from bench.table import Goal, markdown, mebibytes, median_run

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
INTRODUCTION = """\
# What a build costs

`make bench` writes this page: whole commands, from fresh processes, over a made-up archive of text stories, by turns
with Hugo on the same machine. Both write the same stories, lists of twelve by category, section, tag and author, the
block "Tin cùng chuyên mục" and feeds; ours writes Atom and JSON beside RSS, judges every header, follows every link
and swaps a finished tree in. Hugo always builds everything, so each kind of our build is set against Hugo's one.
Pelican alone has the same stories, theme, lists and feeds, and no block; its lists are not ours.
"""
GOALS = {
    "cold": 1.0,
    "cold, with the cache of bodies": 0.5,
    "a new story": 0.2,
    "one sentence edited": 0.1,
    "nothing changed": 0.07,
}
HUGO, STOCK = "Hugo", "Pelican alone, cold"
_TIMES, _MEMORY = 11.0, 2048.0  # for ten times as many stories: how many times as long, in how many MiB


def main() -> int:
    """Measure, print and write the page; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", type=int, default=100_000, help="stories of the large archive; 0: none")
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        runs, pages = measure(Path(name), chosen.stories, chosen.rounds)
    large: dict[str, Run] = {}
    if chosen.large:
        with TemporaryDirectory() as name:
            large = measure_large(Path(name), chosen.large)
    text, reached = page(runs, pages, chosen.stories, large, chosen.large)
    print(text)
    PAGE.write_text(text, "utf-8")
    return 0 if reached else 1


def measure(home: Path, stories: int, rounds: int) -> tuple[dict[str, list[Run]], dict[str, int]]:
    """Return the runs of each kind of build, and how many pages each generator writes."""
    mine, other = home / "ban-tin", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    alone = stock.prepare(home / "stock", mine / "content")
    found: dict[str, list[Run]] = defaultdict(list)
    for _ in range(rounds):
        _forget(other / "public")
        found[HUGO].append(_timed(HUGO, theirs, other))
        _forget(home / "stock" / "output")
        found[STOCK].append(_timed(STOCK, alone, home / "stock"))
        _forget(mine / "output", mine / "cache")
        found["cold"].append(_timed("cold", command, mine))
        _forget(mine / "output")
        found["cold, with the cache of bodies"].append(_timed("cached", command, mine))
        for kind, step in (("one sentence edited", ours.edit_a_sentence), ("a new story", ours.publish_a_story)):
            step(mine)
            found[kind].append(_timed(kind, command, mine))
        time.sleep(2.5)  # a file changed just now proves nothing
        run(command, mine)
        found["nothing changed"].append(_timed("nothing changed", command, mine))
    folders = {"ours": mine / "output", HUGO: other / "public"}
    return found, {name: sum(1 for _ in folder.rglob("*.html")) for name, folder in folders.items()}


def measure_large(home: Path, stories: int) -> dict[str, Run]:
    """Return one cold run of Hugo, one of ours, and one after an edit, over a large archive."""
    mine, other = home / "ban-tin", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    found = {HUGO: _timed(HUGO, theirs, other), "cold": _timed("cold", command, mine)}
    ours.edit_a_sentence(mine)
    return {**found, "one sentence edited": _timed("one sentence edited", command, mine)}


def _timed(kind: str, command: tuple[str, ...], folder: Path) -> Run:
    cost = run(command, folder)
    print(f"{kind}: {cost.seconds:.1f} s, {mebibytes(cost.peak):.0f} MiB", file=sys.stderr, flush=True)
    return cost


def _forget(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def page(
    runs: dict[str, list[Run]], pages: dict[str, int], stories: int, large: dict[str, Run], more: int
) -> tuple[str, bool]:
    """Return the page of figures, and whether every goal is reached."""
    medians = {kind: median_run(each) for kind, each in runs.items()}
    base = medians[HUGO]
    goals = [Goal(f"{kind}, over Hugo", medians[kind].seconds / base.seconds, limit) for kind, limit in GOALS.items()]
    goals.append(Goal("peak memory of the largest process, over Hugo's", medians["cold"].peak / base.peak, 0.5))
    if large:
        times = large["cold"].seconds / medians["cold"].seconds
        goals.append(Goal(f"cold, {more:,} stories over {stories:,}", times, _TIMES * more / (10 * stories)))
        goals.append(Goal(f"peak memory of the largest process, {more:,} stories", *_sizes(large), "MiB", 0))
    rows = [
        [
            kind,
            f"{median.seconds:.2f} s",
            ", ".join(f"{each.seconds:.2f}" for each in runs[kind]),
            f"{mebibytes(median.peak):.0f} MiB",
        ]
        for kind, median in medians.items()
    ]
    where = (
        f"{stories:,} stories; {pages['ours']:,} pages of ours, {pages[HUGO]:,} of Hugo's. "
        f"Medians of {len(runs[HUGO])} rounds on {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}."
    )
    tables = [
        markdown(("Goal", "measured", "at most", ""), [goal.row() for goal in goals]),
        markdown(("Build", "median", "rounds", "peak"), rows),
    ]
    parts = [INTRODUCTION, where, "## Goals", tables[0], "## Builds", tables[1]]
    if large:
        sizes = [[kind, f"{it.seconds:.1f} s", f"{mebibytes(it.peak):.0f} MiB"] for kind, it in large.items()]
        parts += [f"## {more:,} stories, one round", markdown(("Build", "time", "peak"), sizes)]
    return "\n\n".join(part.strip() for part in parts) + "\n", all(goal.reached for goal in goals)


def _sizes(large: dict[str, Run]) -> tuple[float, float]:
    return mebibytes(large["cold"].peak), _MEMORY


if __name__ == "__main__":
    sys.exit(main())
