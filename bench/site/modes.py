"""``python -m bench.site.modes`` publishes a new story under each ``SAME_CATEGORY_MODE`` and counts what it changes.

The figures go to docs/performance.md as a section of their own, which ``python -m bench.site`` leaves as it is.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.category_feeds.picks import MODES

from bench.process import Run, run
from bench.site import ours
from bench.site.page import MODES_SECTION, machine, replace_section
from bench.table import markdown

ABOUT = """\
What one new story costs under each `SAME_CATEGORY_MODE`. *Files changed* are new or have other bytes, so that a
deploy must upload them; *story pages* are those of them that belong to stories. `recent` has its default
here, the 30 newest of a section; a story lies in a category and so in the section above, each with newest of its own.

`newest` changes the whole section, and more each year; `recent` changes as many pages at 10,000 stories as at 2,000.
`older` changes least, but no story leads to what came after it, not even those of this week, where most readers are;
`recent` has them show the newest, and only readers of what is older miss that: the menu, the front page and the link
to the whole section still lead them there. So `recent` is the better default for an archive that is uploaded. It is
not the default yet, since going over to it changes nearly all old pages, once.
"""
_STORY_PAGE = re.compile(r"(?:\d{4}/\d\d/\d\d/)?[^/]+-\d+\.html")
KINDS = {"like Hugo's": ours.prepare, "as shipped": ours.prepare_shipped}


@dataclass(frozen=True)
class Cost:
    """What publishing one story cost."""

    run: Run
    files: int
    pages: int


def main() -> int:
    """Measure, print, and write the section."""
    parser = argparse.ArgumentParser(prog="python -m bench.site.modes", description=__doc__)
    parser.add_argument("--stories", type=int, default=2_000)
    stories = parser.parse_args().stories
    found = {kind: _measure(prepare, stories) for kind, prepare in KINDS.items()}
    where = f"{stories:,} stories, `python -m bench.site.modes --stories {stories}`, {machine()}."
    text = section(where, found)
    print(text)
    replace_section(MODES_SECTION, text)
    return 0


def section(where: str, found: dict[str, dict[str, Cost]]) -> str:
    """Return the part of the page: for each kind of site and each mode, what a new story cost."""
    rows = []
    for kind, costs in found.items():
        for mode, cost in costs.items():
            over = cost.run.seconds / costs["newest"].run.seconds
            seconds = f"{cost.run.seconds:.2f} s"
            rows.append([f"{kind}, `{mode}`", f"{cost.files:,}", f"{cost.pages:,}", seconds, f"{over:.2f}"])
    table = markdown(("Site and mode", "files changed", "story pages", "whole command", "over `newest`"), rows)
    return "\n\n".join([f"## {MODES_SECTION}", ABOUT.strip(), where, table])


def _measure(prepare: Callable[[Path, int], tuple[str, ...]], stories: int) -> dict[str, Cost]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = prepare(folder, stories)
        settings = (folder / "settings.py").read_text("utf-8")
        costs = {}
        for mode in MODES:
            (folder / "settings.py").write_text(f"{settings}SAME_CATEGORY_MODE = {mode!r}\n", "utf-8")
            run(command, folder)
            costs[mode] = _publish(command, folder)
            print(mode, costs[mode], file=sys.stderr, flush=True)
    return costs


def _publish(command: tuple[str, ...], folder: Path) -> Cost:
    before = _bytes_by_path(folder / "output")
    ours.publish_a_story(folder)
    cost = run(command, folder)
    changed = [path for path, data in _bytes_by_path(folder / "output").items() if before.get(path) != data]
    return Cost(cost, len(changed), sum(map(is_story_page, changed)))


def is_story_page(path: str) -> bool:
    """Return whether the file ``path`` of the site is the page of a story, whose slug ends with its number."""
    return bool(_STORY_PAGE.fullmatch(path))


def _bytes_by_path(output: Path) -> dict[str, bytes]:
    files = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}


if __name__ == "__main__":
    sys.exit(main())
