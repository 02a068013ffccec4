"""``python -m bench.site`` measures whole builds beside Hugo's and writes the figures to docs/performance.md."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import Run, run
from bench.site import hugo, ours, stock
from bench.site.page import LARGE, LIKE, PAGE, SHIPPED, join_sections, machine, read_sections
from bench.table import Goal, markdown, mebibytes, median_run

INTRODUCTION = """\
# What a build costs

`make bench` writes this page: whole commands, from fresh processes, over a made-up archive of text stories, by turns
with Hugo on the same machine. Hugo always builds everything, so each kind of our build is set against Hugo's one.
Each section says which command made its figures; one that a run leaves out keeps those of the run before.
"""
ABOUT = {
    LIKE: """\
Both write the same stories, lists of twelve by category, section, tag and author, the block "Tin cùng chuyên mục" and
feeds, in a plain theme; ours writes Atom and JSON beside RSS, judges every header, follows every link and swaps a
finished tree in. Pelican alone has the same stories, theme, lists and feeds, and no block; its lists are not ours.
"nothing changed" follows at once upon the build after an edit. "site and cache restored" is what a server of CI does:
a fresh checkout with one sentence edited, cache and site of the run before, each file of content and site under a
number and times of its own.
""",
    SHIPPED: """\
The same stories under the settings of production (`publishconf.py`), so with much that Hugo's side above does not
make: our theme, the lite edition, search, site maps and metadata, archives by year and month, offline reading, icons.
The photos' plugin is at work, but there are no photos in the archive, as there are none on Hugo's side.
""",
    LARGE: "The same pages as Hugo's, one round.",
}
GOALS = {
    "cold": 1.0,
    "cold, with the cache of bodies": 0.5,
    "a new story": 0.2,
    "one sentence edited": 0.1,
    "nothing changed": 0.07,
}
HUGO, STOCK = "Hugo", "Pelican alone, cold"
RESTORED = "site and cache restored, one sentence edited"
_TIMES, _MEMORY = 11.0, 2048.0  # for ten times as many stories: how many times as long, in how many MiB


def main() -> int:
    """Measure, print and write the page; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", type=int, default=100_000, help="stories of the large archive; 0: none")
    chosen = parser.parse_args()
    command = f"`python -m bench.site --stories {chosen.stories} --rounds {chosen.rounds} --large {chosen.large}`"
    with TemporaryDirectory() as name:
        like, shipped, pages = measure(Path(name), chosen.stories, chosen.rounds)
    where = f"{chosen.stories:,} stories, {command}, {machine()}"
    goals = _goals(like)
    known = read_sections(PAGE.read_text("utf-8") if PAGE.exists() else "")
    known[LIKE] = section(LIKE, f"{where}; {pages['ours']:,} pages of ours, {pages[HUGO]:,} of Hugo's.", like, goals)
    known[SHIPPED] = section(SHIPPED, f"{where}; {pages['shipped']:,} pages of ours.", shipped, [])
    if chosen.large:
        with TemporaryDirectory() as name:
            large = measure_large(Path(name), chosen.large)
        more = _goals_of_large(large, like, chosen.stories, chosen.large)
        known[LARGE] = section(LARGE, f"{chosen.large:,} stories, {command}, {machine()}.", large, more)
        goals += more
    text = join_sections(INTRODUCTION, known)
    print(text)
    PAGE.write_text(text, "utf-8")
    return 0 if all(goal.reached for goal in goals) else 1


Runs = dict[str, list[Run]]


def measure(home: Path, stories: int, rounds: int) -> tuple[Runs, Runs, dict[str, int]]:
    """Return the runs of each kind of build like Hugo's and as shipped, and how many pages each site has."""
    mine, shipped, other = home / "ban-tin", home / "shipped", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    full = ours.prepare_shipped(shipped, stories)
    alone = stock.prepare(home / "stock", mine / "content")
    found: tuple[Runs, Runs] = defaultdict(list), defaultdict(list)
    for _ in range(rounds):
        _forget(other / "public")
        of_hugo = _timed(HUGO, theirs, other)
        _forget(home / "stock" / "output")
        found[0][HUGO].append(of_hugo)
        found[0][STOCK].append(_timed(STOCK, alone, home / "stock"))
        _add_round(found[0], command, mine)
        found[1][HUGO].append(of_hugo)
        _add_round(found[1], full, shipped)
    folders = {"ours": mine / "output", "shipped": shipped / "output", HUGO: other / "public"}
    return *found, {name: sum(1 for _ in folder.rglob("*.html")) for name, folder in folders.items()}


def _add_round(found: Runs, command: tuple[str, ...], mine: Path) -> None:
    """Add one run of each kind of our build."""
    _forget(mine / "output", mine / "cache")
    found["cold"].append(_timed("cold", command, mine))
    _forget(mine / "output")
    found["cold, with the cache of bodies"].append(_timed("cached", command, mine))
    for kind, step in (("one sentence edited", ours.edit_a_sentence), ("a new story", ours.publish_a_story)):
        step(mine)
        found[kind].append(_timed(kind, command, mine))
    found["nothing changed"].append(_timed("nothing changed", command, mine))
    ours.bring_back(mine)
    ours.edit_a_sentence(mine)
    found[RESTORED].append(_timed("restored", command, mine))


def measure_large(home: Path, stories: int) -> Runs:
    """Return one cold run of Hugo, one of ours, and one after an edit, over a large archive."""
    mine, other = home / "ban-tin", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    found = {HUGO: [_timed(HUGO, theirs, other)], "cold": [_timed("cold", command, mine)]}
    ours.edit_a_sentence(mine)
    return {**found, "one sentence edited": [_timed("one sentence edited", command, mine)]}


def _timed(kind: str, command: tuple[str, ...], folder: Path) -> Run:
    cost = run(command, folder)
    print(f"{kind}: {cost.seconds:.1f} s, {mebibytes(cost.peak):.0f} MiB", file=sys.stderr, flush=True)
    return cost


def _forget(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _goals(runs: Runs) -> list[Goal]:
    medians = {kind: median_run(each) for kind, each in runs.items()}
    base = medians[HUGO]
    goals = [Goal(f"{kind}, over Hugo", medians[kind].seconds / base.seconds, limit) for kind, limit in GOALS.items()]
    return [*goals, Goal("peak memory of the largest process, over Hugo's", medians["cold"].peak / base.peak, 0.5)]


def _goals_of_large(large: Runs, runs: Runs, stories: int, more: int) -> list[Goal]:
    cold = large["cold"][0]
    times = cold.seconds / median_run(runs["cold"]).seconds
    return [
        Goal(f"cold, {more:,} stories over {stories:,}", times, _TIMES * more / (10 * stories)),
        Goal(f"peak memory of the largest process, {more:,} stories", mebibytes(cold.peak), _MEMORY, "MiB", 0),
    ]


def section(name: str, where: str, runs: Runs, goals: Sequence[Goal]) -> str:
    """Return a part of the page: what was built, where and how, the goals, the figures beside Hugo's."""
    base = median_run(runs[HUGO])
    rows = []
    for kind, each in runs.items():
        median = median_run(each)
        rounds, times = ", ".join(f"{it.seconds:.2f}" for it in each), f"{median.seconds / base.seconds:.2f}"
        rows.append([kind, f"{median.seconds:.2f} s", rounds, times, f"{mebibytes(median.peak):.0f} MiB"])
    tables = [markdown(("Build", "median", "rounds", "over Hugo", "peak"), rows)]
    if goals:
        tables.append(markdown(("Goal", "measured", "at most", ""), [goal.row() for goal in goals]))
    return "\n\n".join([f"## {name}", ABOUT[name].strip(), where, *tables])


if __name__ == "__main__":
    sys.exit(main())
