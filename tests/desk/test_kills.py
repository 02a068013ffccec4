"""Kills while files are written, and over all else that a save does: the old file or the new one is there."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest
from bantin.desk.stories import save_story
from bantin.desk.versions import digest

from tests.desk.office import STORY, Site

pytestmark = [pytest.mark.process, pytest.mark.slow]

PATH = "2026/hop-thon.md"
CHANGE = {"fields": {"title": "Họp thôn Pác Cáp"}, "body": "Đoạn mới.\n" * 200}


def save(site: Site) -> None:
    save_story(site.office.desk, PATH, digest(STORY.encode()), CHANGE)


class Steps:
    """Counts the lines of code that run, in whatever module; ``writing`` are those while a file is written."""

    def __init__(self, last: int = 0) -> None:
        self.count, self.writing, self._depth, self._last = 0, list[int](), 0, last

    def __call__(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Note an event; kill this process before the line that is to be the last."""
        if frame.f_code.co_filename.endswith(("desk/durable.py", "desk/trash.py")):
            self._depth += {"call": 1, "return": -1}.get(event, 0)
        if event == "line":
            self.count += 1
            if self._depth:
                self.writing.append(self.count)
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def steps_of(site: Site) -> Steps:
    """Return the lines of code of a save."""
    steps = Steps()
    sys.settrace(steps)
    try:
        save(site)
    finally:
        sys.settrace(None)
    return steps


def die_at(site: Site, last: int) -> NoReturn:
    """Save in this process, which is killed before the line ``last``."""
    sys.settrace(Steps(last))
    save(site)
    os._exit(0)


def spread(places: Sequence[int], count: int) -> list[int]:
    """Return ``count`` of the ``places``, evenly over all of them."""
    return [places[len(places) * number // count] for number in range(count)]


@pytest.mark.parametrize("kills", [16, pytest.param(50, marks=pytest.mark.long)])
def test_kills_leave_the_old_file_or_the_new_one(site: Site, kills: int) -> None:
    steps_of(site)  # what is done once for all saves is done
    site.write(PATH, STORY)
    new_of = site.folder / "content" / PATH
    steps = steps_of(site)
    new = new_of.read_bytes()
    seen = []
    for last in sorted([*spread(range(1, steps.count), kills // 2), *spread(steps.writing, kills)]):
        site.write(PATH, STORY)
        child = os.fork()
        if not child:
            die_at(site, last)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), last
        seen.append({STORY.encode(): "old", new: "new"}.get(new_of.read_bytes(), "torn"))
    assert len(seen) >= kills
    assert set(seen) == {"old", "new"}
    assert seen == sorted(seen, reverse=True)  # once it is there it stays
    assert whole_versions(site) <= {STORY.encode(), new}
    site.write(PATH, STORY)
    save(site)
    assert new_of.read_bytes() == new


def whole_versions(site: Site) -> set[bytes]:
    versions = site.office.desk.versions
    return {versions.read(PATH, it.name) for it in versions.list(PATH)}


def test_what_a_kill_leaves_behind_is_no_story(site: Site) -> None:
    for last in spread(steps_of(site).writing, 8):
        site.write(PATH, STORY)
        child = os.fork()
        if not child:
            die_at(site, last)
        os.waitpid(child, 0)
    left = {it.name for it in Path(site.folder / "content/2026").iterdir()}
    assert [name for name in left if not name.startswith(".")] == [Path(PATH).name]
    assert [it.path for it in site.office.listing.stories()] == [PATH]
