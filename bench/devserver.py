"""``python -m bench.devserver`` measures how long an editor waits: from a saved sentence to the page showing it.

The page is first shown as a proof; how long it takes until the whole site is built is printed beside it.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from bench.lists.build import ROOT
from bench.site import ours

GOALS = {1_000: 0.3, 10_000: 1.0}


def main() -> int:
    """Print the median for each size of archive; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.devserver", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    reached = True
    for stories, most in GOALS.items():
        with TemporaryDirectory() as name:
            waits = measure(Path(name), stories, rounds)
        page, site = (statistics.median(each) for each in zip(*waits, strict=True))
        reached &= page <= most
        each = ", ".join(f"{wait:.2f}" for wait, _ in waits)
        print(f"{stories:,} stories: {page:.2f} s from save to page, at most {most} s ({each}); ", end="")
        print(f"{site:.2f} s to the whole site", flush=True)
    return 0 if reached else 1


def measure(folder: Path, stories: int, rounds: int) -> list[tuple[float, float]]:
    """Return the seconds of each save, to the page and to the whole site, after a first one that warms all up."""
    ours.prepare(folder, stories)
    with (folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write('SITEURL = ""\nRELATIVE_URLS = True\n')  # as in pelicanconf.py: feeds are for readers
    with _server(folder) as (address, news):
        _read(news)
        return [_save(folder, address, news) for _ in range(rounds + 1)][1:]


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, IO[bytes]]]:
    command = [sys.executable, "-m", "bantin", "devserver", str(folder / "content"), "-o", str(folder / "output")]
    options = ["-s", str(folder / "settings.py"), "-p", "0"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen([*command, *options], cwd=ROOT, stdout=pipe, stderr=nowhere, text=True) as process:
        assert process.stdout
        found = re.search(r"http://[^/]+", process.stdout.readline())
        assert found
        with urllib.request.urlopen(f"{found[0]}/__dev/events", timeout=1200) as news:
            _read(news)  # how things stand before the first build
            yield found[0], news
        process.terminate()
        process.stdout.read()


def _read(news: IO[bytes]) -> bool:
    """Wait for the next piece of news; say whether it tells of a proof, which the whole site is to follow."""
    while True:
        line = news.readline()
        if line.startswith(b"data: "):
            return bool(json.loads(line.removeprefix(b"data: "))["proof"])


def _save(folder: Path, address: str, news: IO[bytes]) -> tuple[float, float]:
    """Correct a sentence, wait for the news, fetch the page as the browser does; return the seconds."""
    time.sleep(0.3)
    began = time.perf_counter()
    story = ours.edit_a_sentence(folder)
    is_proof = _read(news)
    slug = re.search(r"(?m)^Slug: (.+)$", story.read_text("utf-8"))
    assert slug
    with urllib.request.urlopen(f"{address}/{slug[1]}.html", timeout=60) as page:
        assert page.read().decode().count("Thêm một câu.") == story.read_text("utf-8").count("Thêm một câu.")
    shown = time.perf_counter() - began
    if is_proof:
        _read(news)
    return shown, time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
