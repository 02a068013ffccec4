"""Many builds in one process, as under ``make devserver``: no build adds to what the one before held in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.building import ROOT, settings_file

_PROGRAM = """
import gc, sys
from pathlib import Path
from pelican import get_instance, parse_arguments

from bantin.newsroom.mode import Command, Mode, tell

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
