"""Many builds in one process, as under ``make devserver``: no build adds to what the one before held in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.building import ROOT, settings_file

_PROGRAM = """
import gc, os, sys
from pathlib import Path
from pelican import get_instance, parse_arguments

from bantin.newsroom.mode import Command, Mode, tell
from tests.kept_work import PLACE, keep_work

keep_work(os.environ[PLACE])
tell(Command(Mode(watching=True, serving=True), tuple(sys.argv[1:])))
pelican = get_instance(parse_arguments(sys.argv[1:]))[0]
from bantin.newsroom.article import StoryArticle
story = Path(sys.argv[1], "2024/cam.md")
for _ in range(3):
    story.write_text(story.read_text("utf-8") + "\\nMột câu nữa.\\n", "utf-8")
    pelican.run()
    gc.collect()
    print("held:", sum(isinstance(it, StoryArticle) for it in gc.get_objects()))
"""


def test_stories_of_earlier_builds_are_let_go(small_site: Path, tmp_path: Path) -> None:
    arguments = [str(small_site), "-o", str(tmp_path / "output"), "-s", str(settings_file("pelicanconf.py"))]
    command = [sys.executable, "-c", _PROGRAM, *arguments, "-e", f'CACHE_PATH="{tmp_path / "cache"}"']
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    held = [int(line.removeprefix("held: ")) for line in told.splitlines() if line.startswith("held: ")]
    assert len(held) == 3
    assert held[0] == held[1] == held[2]


_TWO = """
import os, sys
from pathlib import Path
from pelican import get_instance, parse_arguments
from bantin.newsroom.mode import Command, Mode, tell
from tests.kept_work import PLACE, keep_work

keep_work(os.environ[PLACE])
tell(Command(Mode(watching=True)))
folder, *shared = sys.argv[1:]

def pelican_of(name, *options):
    output = ["-o", f"{folder}/{name}", "-e", f'CACHE_PATH="{folder}/cache-{name}"', f'SITENAME="{name}"', *options]
    return get_instance(parse_arguments([*shared, *output]))[0]

one, other = pelican_of("one", 'SEARCH_SAVE_AS=""'), pelican_of("other")
builds = []
for pelican in (one, other, one, other):
    pelican.run()
    builds.append(pelican.settings.build)
    shown = Path(folder, pelican.settings["SITENAME"], "index.html").read_text("utf-8")
    print("site:", pelican.settings["SITENAME"], pelican.settings["SITENAME"] in shown, len(builds[-1].diagnostics))
print("builds:", len(set(map(id, builds))), "closed:", not any(build.endings for build in builds))

broken = pelican_of("one", 'SEARCH_SAVE_AS=""')
broken.settings["ARTICLE_SAVE_AS"] = broken.settings["DRAFT_SAVE_AS"] = "../{slug}.html"
try:
    broken.run()
except Exception as error:
    import logging
    logging.getLogger("pelican").critical("%s", error, exc_info=error)  # as Pelican's own command does
one.run()
print("after a failure:", one.settings.build.tally.written + one.settings.build.tally.kept > 0)
"""


def test_each_pelican_of_a_process_has_builds_of_its_own(small_site: Path, tmp_path: Path) -> None:
    shared = [str(small_site), "-s", str(settings_file("pelicanconf.py"))]
    command = [sys.executable, "-c", _TWO, str(tmp_path), *shared]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    told = [line for line in ran.stdout.splitlines() if line.startswith(("site:", "builds:", "after"))]
    assert told == [
        "site: one True 1",
        "site: other True 1",
        "site: one True 1",
        "site: other True 1",
        "builds: 4 closed: True",
        "after a failure: True",
    ], ran.stdout + ran.stderr
    assert not (tmp_path / "one/tim-kiem.html").exists()
    assert (tmp_path / "other/tim-kiem.html").exists()
