"""``python -m bench.desk CHROMIUM`` measures how long an officer waits at the desk of 1,000 stories.

From the address to the start screen, at the first time and later; from a key to the real page beside the text.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error, Frame, Page, sync_playwright

from bench.lists.build import ROOT
from bench.site import ours
from tools.screenshots import SWITCHES

STORIES, FIRST_SCREEN, PREVIEW = 1_000, 1.0, 0.5


def main() -> int:
    """Print what was measured; the exit code says whether the goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("chromium")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name).resolve()
        ours.prepare_shipped(folder, STORIES)
        settings = (folder / "settings.py").read_text("utf-8").replace("from publishconf", "from pelicanconf")
        (folder / "settings.py").write_text(settings + 'SITEURL = ""\n', "utf-8")
        browser = playwright.chromium.launch(executable_path=given.chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="vi-VN")
        page.set_default_timeout(120_000)
        page.goto("about:blank")
        with _desk(folder) as address:
            first, later = _open(page, address), _open(page, address.partition("?")[0])
            print(f"first screen: {first[0]:.2f} s, at most {FIRST_SCREEN} s, its lists {first[1]:.2f} s; ", end="")
            print(f"later {later[0]:.2f} and {later[1]:.2f} s", flush=True)
            waits = _type(page, folder, given.rounds)
        browser.close()
    median = statistics.median(waits)
    print(f"key to page: {median:.2f} s, at most {PREVIEW} s (the first, which warms all up, is not counted)")
    return int(first[0] > FIRST_SCREEN or median > PREVIEW)


@contextmanager
def _desk(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "bantin", "desk", str(folder / "content"), "-o", str(folder / "output")]
    options = ["-s", str(folder / "settings.py"), "--publishing", str(folder / "settings.py"), "-p", "0"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    arguments = [*command, *options, "--no-browser"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=pipe, stderr=nowhere, text=True) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()
        process.stdout.read()


def _open(page: Page, address: str) -> tuple[float, float]:
    """Open the desk; return the seconds until somebody can begin a story, and until all lists stand."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("button.main").wait_for()
    usable = time.perf_counter() - began
    page.locator(".stories a").first.wait_for()
    return usable, time.perf_counter() - began


def _type(page: Page, folder: Path, rounds: int) -> list[float]:
    """Type into a story; return the seconds until each word stands on the page beside it, the first left out."""
    story = next((folder / "content").rglob("*.md")).relative_to(folder / "content").as_posix()
    page.evaluate("address => { location.hash = address; }", f"#/bai/{story}")
    page.locator("#text").wait_for()
    page.frame_locator("iframe").locator("h1").first.wait_for()
    waits = []
    for number in range(rounds + 1):
        time.sleep(6)  # until the build of the last one has ended, as for somebody who thinks
        page.locator("#text").focus()
        page.keyboard.press("Control+End")
        word = f"Chữ{'abcdefghijklmnop'[number]}"
        page.keyboard.insert_text(f"\n\n{word[:-1]}")
        time.sleep(6)
        began = time.perf_counter()
        page.keyboard.type(word[-1])
        while not _shows(page.frames[-1], word):
            time.sleep(0.01)
        waits.append(time.perf_counter() - began)
        print(f"{waits[-1]:.2f}", end=" ", flush=True)
    return waits[1:]


def _shows(frame: Frame, word: str) -> bool:
    try:
        return bool(frame.evaluate("word => document.body?.textContent.includes(word)", word))
    except Error:  # the page is being loaded
        return False


if __name__ == "__main__":
    sys.exit(main())
