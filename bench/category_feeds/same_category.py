"""Time "Tin cùng chuyên mục" for every story of sites of 1,000, 10,000 and 100,000 stories.

Run: python -m bench.category_feeds.same_category
"""

from __future__ import annotations

import datetime as dt
import gc
import time

from plugins.category_feeds.picks import MODES, Mode, SameCategoryIndex, pick_same_category
from plugins.newsroom.story import Category, Name, Story

SIZES = (1_000, 10_000, 100_000)
START = dt.datetime(2001, 1, 1, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
NOW = START + dt.timedelta(hours=max(SIZES))
CATEGORIES = tuple(
    Category(f"Mục {number}", f"muc-{number}", f"muc-{number}/", parent=f"muc-{number % 3}" if number > 2 else "")
    for number in range(12)
)
TAGS = tuple(Name(f"Thẻ {number}", f"the-{number}", f"the-{number}/") for number in range(200))


def make_site(size: int) -> list[Story]:
    """Return ``size`` stories in the order of their files, a few of them in a thin category that needs a top-up."""
    thin = Category("Mục hiếm", "muc-hiem", "muc-hiem/", parent="muc-0")
    return [
        Story(
            path=f"{number:06}.md",
            url=f"{number:06}/",
            title=f"Tin {number}",
            date=START + dt.timedelta(hours=number // 4 * 4),
            category=thin if number % (size // 5) == 0 else CATEGORIES[number * 31 % 12],
            tags=(TAGS[number % 200], TAGS[number * 7 % 200]),
        )
        for number in range(size)
    ]


def time_sites(mode: Mode, rounds: int = 5) -> dict[int, float]:
    """Return for each size the best of ``rounds`` times to index a site and pick for all its stories, in CPU seconds.

    The sizes take turns, so that a busy machine slows them alike.
    """
    sites = {size: make_site(size) for size in SIZES}
    times = [{size: _time_once(stories, mode) for size, stories in sites.items()} for _ in range(rounds)]
    return {size: min(round_[size] for round_ in times) for size in SIZES}


def _time_once(stories: list[Story], mode: Mode) -> float:
    gc.collect()
    gc.freeze()  # the collector's walks over the made-up sites are no part of the work
    began = time.process_time()
    index = SameCategoryIndex(stories, CATEGORIES, now=NOW)
    for story in stories:
        pick_same_category(index, story, 6, mode, (f"{story.path}-related",))
    return time.process_time() - began


def main() -> None:
    """Print one line for each mode and size, with the time per story and the ratio to the size before."""
    for mode in MODES:
        before = 0.0
        for size, took in time_sites(mode).items():
            ratio = f"{took / before:6.2f} x" if before else ""
            print(f"{mode:7} {size:7,} stories {took:8.3f} s {took / size * 1e6:6.1f} µs/story {ratio}")
            before = took


if __name__ == "__main__":
    main()
