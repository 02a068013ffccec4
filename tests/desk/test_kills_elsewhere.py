"""Kills while a story is begun, a photo stored, a story thrown away, a backup brought back: nothing torn or lost."""

from __future__ import annotations

import base64
import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.desk.backup_return import bring_back, take_part
from bantin.desk.photo_files import store_photo
from bantin.desk.stories import begin_story, delete_story
from bantin.desk.story_paths import story_file
from PIL import Image

from tests.desk.office import STORY, Site
from tests.desk.test_kills import Steps, spread

pytestmark = [pytest.mark.process, pytest.mark.slow]

PATH, OTHER = "2026/hop-thon.md", STORY.replace("Na Vai", "Pác Cáp")
PHOTO = "2026/hop-thon-anh-1.jpg"
Act = Callable[[Site], object]


def jpeg() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (9, 9), "teal").save(stream, "JPEG")
    return stream.getvalue()


def begin(site: Site) -> None:
    begin_story(site.office.desk, "Tin mới", "Y tế")


def store(site: Site) -> None:
    store_photo(site.office.desk, story_file(site.office.desk.root, PATH), jpeg(), None, [])


def throw(site: Site) -> None:
    delete_story(site.office.desk, PATH)


def bring(site: Site) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr(f"content/{PATH}", OTHER)
        made.writestr(f"content/{PHOTO}", b"khac")
    bring_back(site.office.desk, take_part(site.office.desk, 0, stream.getvalue()))


def laid(folder: Path) -> Site:
    """Return a site with a story and its photo."""
    site = Site(folder)
    site.write(PATH, STORY)
    site.write(PHOTO, b"anh")
    return site


def killed(site: Site, act: Act, last: int) -> None:
    child = os.fork()
    if not child:
        sys.settrace(Steps(last))
        act(site)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("kills", [10, pytest.param(24, marks=pytest.mark.long)])
@pytest.mark.parametrize("act", [begin, store, throw, bring])
def test_nothing_is_torn_and_nothing_is_lost(tmp_path: Path, act: Act, kills: int) -> None:
    whole = laid(tmp_path / "whole")
    act(whole)  # what is done once is done
    steps = Steps()
    again = laid(tmp_path / "again")
    sys.settrace(steps)
    try:
        act(again)
    finally:
        sys.settrace(None)
    allowed = {*again.files().values(), STORY.encode(), b"anh", b"*\n"}
    for number, last in enumerate([*spread(range(1, steps.count), kills // 3), *spread(steps.writing, kills)]):
        site = laid(tmp_path / str(number))
        killed(site, act, last)
        files = {name: data for name, data in site.files().items() if not name.endswith((".tmp", ".zip"))}
        assert set(files.values()) <= allowed, (last, files)
        assert {STORY.encode(), b"anh"} <= set(files.values()), (last, files)
        found = site.office.listing.stories()
        assert all(it.standing != "broken" for it in found)
        thrown = site.office.desk.trash.list()
        assert PATH in {it.path for it in found} | {it.story for it in thrown}, (last, files)
        assert f"content/{PHOTO}" in files or any(PHOTO in it.photos for it in thrown), (last, files)


def test_what_was_half_brought_back_is_brought_back_whole_the_next_time(tmp_path: Path) -> None:
    site = laid(tmp_path / "site")
    killed(site, bring, 900)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr(f"content/{PATH}", OTHER)
    assert site.ask("bring-back", data=base64.b64encode(stream.getvalue()).decode()).status == 200
    assert site.read(PATH) == OTHER
