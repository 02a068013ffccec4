"""``python -m bench.site`` measures whole builds beside Hugo's and writes the figures to docs/performance.md."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.lists.build import ROOT
from bench.process import Run, run
from bench.site import floor, hugo, ours, stock
from bench.site import goals as wanted
from bench.site.aside import put_aside
from bench.site.goals import CACHED, COLD, HUGO, NEW, RESTORED, SAME, SENTENCE
from bench.site.page import GROWTH, LARGE, LIKE, PAGE, SHIPPED, join_sections, machine, read_sections
from bench.table import Goal, markdown, mebibytes, median_run

INTRODUCTION = """\
# What a build costs

`make bench` writes this page: whole commands, from fresh processes, over a made-up archive of text stories, by turns
with Hugo on the same machine. Hugo always builds everything, so each kind of our build is set against Hugo's one.
Each section says which command made its figures; one that a run leaves out keeps those of the run before. Goals are
what we work towards; `docs/plugins/fast_build.md` says where the time goes.
"""
ABOUT = {
    LIKE: """\
Both write the same stories, lists of twelve by category, section, tag and author, the block "Tin cùng chuyên mục" and
feeds, in a plain theme; ours writes Atom and JSON beside RSS, judges every header, follows every link and swaps a
finished tree in. Pelican alone has the same stories, theme, lists and feeds, and no block; its lists are not ours.
Whole commands are `python -m pelican`, but where `bantin build` is named.
"nothing changed" follows at once upon the build after an edit. "site and cache restored" is what a server of CI does:
a fresh checkout with one sentence edited, cache and site of the run before, each file of content and site under a
number and times of its own. What a run is to do without is put aside, not removed, for Hugo as for ours: right after
ten thousand files were removed ext4 takes up to twice as long to make new ones. Bodies are paragraphs with bold,
italics and links; such ours writes without Python-Markdown, which is timed alone beside. The floor is what every
build does: Pelican starts. Hugo runs before and after each of our two sites; Pelican's start is timed three times.
""",
    SHIPPED: """\
The same stories under the settings of production (`publishconf.py`), so with much that Hugo's side above does not
make: our theme, the lite edition, search, site maps and metadata, archives by year and month, offline reading, icons.
The photos' plugin is at work, but there are no photos in the archive, as there are none on Hugo's side.
""",
    LARGE: "The same pages as Hugo's, one round.",
    GROWTH: """\
One sentence edited in an archive and in one of ten times as many stories, the same pages as Hugo's: the median
of five edits.
""",
}
STOCK = "Pelican alone, cold"
_STEADY = 1.5  # times: the longest run of one command over its shortest
_GOAL_HEAD = ("Goal", "measured", "at most", "")
BY_BANTIN = "one sentence edited, `bantin build`"


def main() -> int:
    """Measure, print and write the page; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", type=int, default=100_000, help="stories of the large archive; 0: none")
    parser.add_argument("--growth", type=int, default=2_000, help="stories, and ten times as many, to edit; 0: none")
    chosen = parser.parse_args()
    sizes = " ".join(f"--{name} {value}" for name, value in vars(chosen).items())
    command = f"`python -m bench.site {sizes}`"
    known = read_sections(PAGE.read_text("utf-8") if PAGE.exists() else "")
    goals = []
    if chosen.rounds:
        goals += _put_sites(known, chosen.stories, chosen.rounds, command)
    if chosen.large:
        goals += _put_large(known, chosen.large, command)
    if chosen.growth:
        goals += _put_growth(known, chosen.growth, command)
    text = join_sections(INTRODUCTION, known)
    print(text)
    PAGE.write_text(text, "utf-8")
    return 0 if all(goal.reached for goal in goals) else 1


Runs = dict[str, list[Run]]
Sections = dict[str, str]


def _put_sites(known: Sections, stories: int, rounds: int, command: str) -> list[Goal]:
    """Measure the site like Hugo's and the shipped one; put their sections among ``known``, return the goals."""
    with TemporaryDirectory() as name:
        like, shipped, pages = measure(Path(name), stories, rounds)
    where = f"{stories:,} stories, {command}, {machine()}"
    goals = wanted.goals_over_hugo(like, wanted.LIKE_TIMES, wanted.LIKE_MEMORY)
    full = wanted.goals_over_hugo(shipped, wanted.SHIPPED_TIMES, wanted.SHIPPED_MEMORY)
    known[LIKE] = section(LIKE, f"{where}; {pages['ours']:,} pages of ours, {pages[HUGO]:,} of Hugo's.", like, goals)
    known[SHIPPED] = section(SHIPPED, f"{where}; {pages['shipped']:,} pages of ours.", shipped, full)
    return goals + full


def _put_large(known: Sections, stories: int, command: str) -> list[Goal]:
    with TemporaryDirectory() as name:
        runs = measure_large(Path(name), stories)
    goals = wanted.goals_of_large(runs)
    known[LARGE] = section(LARGE, f"{stories:,} stories, {command}, {machine()}.", runs, goals)
    return goals


def _put_growth(known: Sections, few: int, command: str) -> list[Goal]:
    runs = {}
    for stories in (few, 10 * few):
        with TemporaryDirectory() as name:
            runs[stories] = measure_edits(Path(name), stories)
    goal = wanted.goal_of_growth(*map(median_run, runs.values()))
    rows = [[f"{stories:,}", *_cells(each)] for stories, each in runs.items()]
    tables = markdown(("Stories", "median", "rounds", "peak"), rows), markdown(_GOAL_HEAD, [goal.row()])
    known[GROWTH] = "\n\n".join([f"## {GROWTH}", ABOUT[GROWTH].strip(), f"{command}, {machine()}.", *tables])
    return [goal]


def measure(home: Path, stories: int, rounds: int) -> tuple[Runs, Runs, dict[str, int]]:
    """Return the runs of each kind of build like Hugo's and as shipped, and how many pages each site has."""
    mine, shipped, other = home / "ban-tin", home / "shipped", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    full = ours.prepare_shipped(shipped, stories)
    alone = stock.prepare(home / "stock", mine / "content")
    # What takes so short is asked three times.
    floors = (*[(floor.START, floor.start_command())] * 3, (floor.TEXT, floor.text_command(mine / "content")))
    found: tuple[Runs, Runs] = defaultdict(list, {HUGO: []}), defaultdict(list, {HUGO: []})
    for _ in range(rounds):
        put_aside(home / "stock" / "output")
        found[0][STOCK].append(_timed(STOCK, alone, home / "stock"))
        for name, part in floors:
            found[0][name].append(_timed(name, part, ROOT))
        for runs, build, folder in ((found[0], command, mine), (found[1], full, shipped)):
            _add_hugo(found, theirs, other)
            _add_round(runs, build, folder)
            _add_hugo(found, theirs, other)
    folders = {"ours": mine / "output", "shipped": shipped / "output", HUGO: other / "public"}
    return *found, {name: sum(1 for _ in folder.rglob("*.html")) for name, folder in folders.items()}


def _add_hugo(found: tuple[Runs, Runs], command: tuple[str, ...], folder: Path) -> None:
    """Add a run of Hugo to both tables: each figure is set against all of them, before and after ours."""
    put_aside(folder / "public")
    run_of_hugo = _timed(HUGO, command, folder)
    for runs in found:
        runs[HUGO].append(run_of_hugo)


def _add_round(found: Runs, command: tuple[str, ...], mine: Path) -> None:
    """Add one run of each kind of our build."""
    put_aside(mine / "output", mine / "cache")
    found[COLD].append(_timed(COLD, command, mine))
    put_aside(mine / "output")
    found[CACHED].append(_timed(CACHED, command, mine))
    for kind, step in ((SENTENCE, ours.edit_a_sentence), (NEW, ours.publish_a_story)):
        step(mine)
        found[kind].append(_timed(kind, command, mine))
    ours.edit_a_sentence(mine)
    found[BY_BANTIN].append(_timed(BY_BANTIN, ours.by_bantin(command), mine))
    found[SAME].append(_timed(SAME, command, mine))
    ours.bring_back(mine)
    ours.edit_a_sentence(mine)
    found[RESTORED].append(_timed("restored", command, mine))


def measure_large(home: Path, stories: int) -> Runs:
    """Return one cold run of Hugo, one of ours, and one after an edit, over a large archive."""
    mine, other = home / "ban-tin", home / "hugo"
    command, theirs = ours.prepare(mine, stories), hugo.prepare(other, stories)
    found = {HUGO: [_timed(HUGO, theirs, other)], COLD: [_timed(COLD, command, mine)]}
    ours.edit_a_sentence(mine)
    return {**found, SENTENCE: [_timed(SENTENCE, command, mine)]}


def measure_edits(mine: Path, stories: int) -> list[Run]:
    """Return the runs after each of five edits of a sentence."""
    command = ours.prepare(mine, stories)
    _timed(COLD, command, mine)
    found = []
    for _ in range(5):
        ours.edit_a_sentence(mine)
        found.append(_timed(SENTENCE, command, mine))
    return found


def _timed(kind: str, command: tuple[str, ...], folder: Path) -> Run:
    cost = run(command, folder)
    print(f"{kind}: {cost.seconds:.1f} s, {mebibytes(cost.peak):.0f} MiB", file=sys.stderr, flush=True)
    return cost


def section(name: str, where: str, runs: Runs, goals: Sequence[Goal]) -> str:
    """Return a part of the page: what was built, where and how, the goals, the figures beside Hugo's."""
    base = median_run(runs[HUGO])
    rows = []
    for kind, each in runs.items():
        median, rounds, peak = _cells(each)
        rows.append([kind, median, rounds, f"{median_run(each).seconds / base.seconds:.2f}", peak])
    tables = [markdown(("Build", "median", "rounds", "over Hugo", "peak"), rows)]
    if goals:
        tables.append(markdown(_GOAL_HEAD, [goal.row() for goal in goals]))
    return "\n\n".join([f"## {name}", ABOUT[name].strip(), f"{where}{_unsteady(runs[HUGO])}", *tables])


def _unsteady(runs: Sequence[Run]) -> str:
    """Return a warning where runs of one command differ so much that a ratio to their median says little."""
    times = max(run.seconds for run in runs) / min(run.seconds for run in runs)
    return f" Hugo's own runs differ by {times:.1f} times: so may each ratio." if times > _STEADY else ""


def _cells(runs: Sequence[Run]) -> list[str]:
    """Return the median of runs, each of them, and their peak of memory, as cells."""
    median, seconds = median_run(runs), ", ".join(f"{run.seconds:.2f}" for run in runs)
    return [f"{median.seconds:.2f} s", seconds, f"{mebibytes(median.peak):.0f} MiB"]


if __name__ == "__main__":
    sys.exit(main())
