"""``python -m bench.search`` measures search beside Pagefind and writes the figures to docs/performance-search.md."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.search.words import words_of
from playwright.sync_api import sync_playwright

from bench.search.browse import Asked, ask_ours, ask_pagefind, hosting, weigh
from bench.search.corpus import Text, draw_texts
from bench.search.naive import Scan
from bench.search.queries import queries
from bench.search.site import Archive, build_seconds, index_ours, index_pagefind, write_pages, write_sources
from bench.table import Goal, markdown

PAGE = Path(__file__).parents[2] / "docs" / "performance-search.md"
INTRODUCTION = """\
# What search costs and finds

`make bench-search` writes this page, over a made-up archive of varied words: 30,000 different words of true syllables
by Zipf's law, topics, names, dates, stories as long as those of a bulletin. Pagefind indexes the same pages. Sizes
are those on the line (gzip -9; what Pagefind packs itself as it is). *Until ten stand* counts the files of the index
that are fetched until the first ten results are shown with title, section and day, by a browser that has kept
nothing: of ours without the script (7 KB), of Pagefind with its own, which it cannot do without. *Slow* is the time
from question to answer on a processor six times slower, the files being kept. A naive scan of all texts, without
marks, says what there is to find.
"""


def main() -> int:
    """Measure, print and write the page; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--built", type=int, default=600, help="stories of the whole builds, 0 for none")
    parser.add_argument("--chromium", required=True, help="the browser")
    chosen = parser.parse_args()
    texts = list(draw_texts(chosen.stories))
    with TemporaryDirectory() as name:
        text, reached = measure(Path(name), texts, chosen)
    print(text)
    PAGE.write_text(text, "utf-8")
    return 0 if reached else 1


def measure(folder: Path, texts: Sequence[Text], chosen: argparse.Namespace) -> tuple[str, bool]:
    """Return the page of figures, and whether every goal is reached."""
    site = folder / "site"
    write_pages(site, texts)
    archive = Archive(folder / "store.sqlite3", texts)
    seconds = {"ours": index_ours(site, archive, len(texts)), "Pagefind": index_pagefind(site, folder)}
    new_story = archive.new_story_seconds()
    builds = _builds(folder, texts[: chosen.built]) if chosen.built else {}
    weights = {"ours": _weights(site / "tim-kiem"), "Pagefind": _weights(site / "pagefind")}
    asked = list(_ask(site, chosen.chromium))
    scan = Scan([text.story for text in texts])
    goals = _goals(weights["ours"], [ours for _, ours, _ in asked], builds, new_story, len(texts))
    rows = [_row(text, scan.count(text), ours, other) for text, ours, other in asked]
    where = (
        f"{len(texts):,} stories, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."
    )
    header = ("Query", "stories", "ours", "Pagefind", "KB", "KB", "files", "files", "segments", "slow", "slow")
    parts = [INTRODUCTION, where, "## Goals", markdown(("Goal", "measured", "at most", ""), [g.row() for g in goals])]
    parts += ["## Index", _index_table(seconds, weights, len(texts))]
    parts += ["## Queries", "Stories found; until ten stand; slow. In pairs: ours, Pagefind.", markdown(header, rows)]
    return "\n\n".join(part.strip() for part in parts) + "\n", all(goal.reached for goal in goals)


def _ask(site: Path, chromium: str):  # type: ignore[no-untyped-def]
    with sync_playwright() as playwright, hosting(site) as host:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for text in queries():
            yield text, ask_ours(browser, host, text), ask_pagefind(browser, host, text)
            print(f"{text}", file=sys.stderr, flush=True)
        browser.close()


def _builds(folder: Path, texts: Sequence[Text]) -> dict[bool, float]:
    write_sources(folder / "content", texts)
    spent = {False: 0.0, True: 0.0}
    for number in range(2):  # who begins changes from round to round
        home = folder / f"round-{number}"
        home.mkdir()
        for search in sorted(spent, reverse=bool(number)):
            spent[search] += build_seconds(home, folder / "content", search)
    return spent


def _weights(folder: Path) -> list[int]:
    return [len(weigh(file)) for file in folder.rglob("*") if file.is_file()]


def _goals(
    weights: list[int], asked: Sequence[Asked], builds: dict[bool, float], new_story: float, stories: int
) -> list[Goal]:
    two = [each for text, each in zip(queries(), asked, strict=True) if len(words_of(text)) == 2]
    newest = [each for each in two if each.segments == 1]
    goals = [
        Goal("two words, answered by the newest segment: KB, the most", _most(newest, "bytes") / 1000, 60),
        Goal("two words, answered by the newest segment: files, the most", _most(newest, "requests"), 6, digits=0),
        Goal("a snippet: KB, the most", max(each.snippet for each in asked) / 1000, 8),
        Goal("an answer on a slow phone: median", statistics.median(each.seconds for each in asked), 0.3, "s"),
        Goal("index: bytes a story", sum(weights) / stories, 1000, digits=0),
        Goal("a new story: what it adds to a build", new_story, 0.1, "s"),
    ]
    if builds:
        share = (builds[True] - builds[False]) / builds[True]
        goals.append(Goal("share of a cold build, processor time", 100 * share, 25, "%", 0))
    return goals


def _most(asked: Sequence[Asked], name: str) -> float:
    return max((float(getattr(each, name)) for each in asked), default=0.0)


def _index_table(seconds: dict[str, float], weights: dict[str, list[int]], stories: int) -> str:
    rows = [
        [name, f"{seconds[name]:.1f} s", str(len(sizes)), f"{sum(sizes) / 1e6:.2f} MB", f"{sum(sizes) / stories:.0f}"]
        for name, sizes in weights.items()
    ]
    return markdown(("Index", "to make", "files", "on the line", "bytes a story"), rows)


def _row(text: str, naive: int, ours: Asked, other: Asked) -> list[str]:
    cells = [
        text,
        str(naive),
        str(ours.found),
        str(other.found),
        f"{ours.bytes / 1000:.0f}",
        f"{other.bytes / 1000:.0f}",
    ]
    cells += [str(ours.requests), str(other.requests), str(ours.segments)]
    return [*cells, f"{ours.seconds:.2f} s", f"{other.seconds:.2f} s"]


if __name__ == "__main__":
    sys.exit(main())
