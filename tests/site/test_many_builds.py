"""Many builds in one process, as under ``make devserver``: no build adds to what the one before held in memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, SMALL_SITE, settings_file

_PROGRAM = """
import gc, os, sys
from pathlib import Path
from pelican import get_instance, parse_arguments

from bantin.newsroom.mode import Command, Mode, tell
from tests.kept_work import PLACE, keep_work

keep_work(os.environ[PLACE])
folder, content, *shared = sys.argv[1:]
story = Path(content, "2024/cam.md")

def pelican_of(name, *options):
    output = ["-o", f"{folder}/{name}", "-e", f'CACHE_PATH="{folder}/cache-{name}"', f'SITENAME="{name}"', *options]
    return get_instance(parse_arguments([content, *shared, *output]))[0]

def held():
    from bantin.newsroom.article import StoryArticle
    gc.collect()
    return sum(isinstance(it, StoryArticle) for it in gc.get_objects())

tell(Command(Mode(watching=True, serving=True), tuple(sys.argv[2:])))
one = pelican_of("one", 'SEARCH_SAVE_AS=""')
for _ in range(3):
    story.write_text(story.read_text("utf-8") + "\\nMột câu nữa.\\n", "utf-8")
    one.run()
    print("held:", held())

tell(Command(Mode(watching=True)))
other, builds = pelican_of("other"), []
for pelican in (one, other, one):
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("many")


@pytest.fixture(scope="module")
def told(folder: Path) -> list[str]:
    """What a process of many builds has said of them."""
    content = shutil.copytree(SMALL_SITE, folder / "content")
    command = [sys.executable, "-c", _PROGRAM, str(folder), str(content), "-s", str(settings_file("pelicanconf.py"))]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


def test_stories_of_earlier_builds_are_let_go(told: list[str]) -> None:
    held = [int(line.removeprefix("held: ")) for line in told if line.startswith("held: ")]
    assert len(held) == 3
    assert held[0] == held[1] == held[2] > 0


def test_each_pelican_of_a_process_has_builds_of_its_own(told: list[str], folder: Path) -> None:
    assert [line for line in told if line.startswith(("site:", "builds:", "after"))] == [
        "site: one True 1",
        "site: other True 1",
        "site: one True 1",
        "builds: 3 closed: True",
        "after a failure: True",
    ]
    assert not (folder / "one/tim-kiem.html").exists()
    assert (folder / "other/tim-kiem.html").exists()
