"""The spare tree of a whole site: what is withdrawn in whatever way leaves no byte in it, in the same build."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.building import warm_server
from tests.fast_build.trees import litter
from tests.site.desk import Desk, differences, tree

WITHDRAWN = ("2026/tin-0.md", "2026/tin-1.md", "2026/tin-2.md", "2026/tin-4.md", "2026/tin-5.md")
DRAFT, DELETED, HIDDEN, SET_BACK, CORRECTED = WITHDRAWN


def token(path: str) -> str:
    """Return a word that stands in one story alone."""
    return f"bimat{Path(path).stem.removeprefix('tin-')}bimat"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A site built twice, so that a spare has been made the site already, and all at once much is withdrawn."""
    it = Desk(tmp_path_factory.mktemp("spare") / "desk", warm_server(), {})
    for path in WITHDRAWN:
        it.stories[path].sentences = [f"Ở đây có {token(path)}."]
        it.write(path)
    assert it.build().code == 0
    it.stories["2026/cam.md"].title = "Cam sành được giá"
    it.write("2026/cam.md")
    assert it.build().code == 0
    assert {path for path in WITHDRAWN if names(it, token(path))} == set(WITHDRAWN)
    assert (spare(it) / "anh").is_dir()
    withdraw(it)
    assert it.build().code == 0
    return it


def withdraw(desk: Desk) -> None:
    for path in WITHDRAWN:
        desk.forget(path)
    desk.stories[DRAFT].status, desk.stories[HIDDEN].status = "draft", "hidden"
    desk.stories[SET_BACK].date = desk.now.replace(tzinfo=None) + dt.timedelta(days=3)
    desk.stories[CORRECTED].sentences = ["Câu này đã sửa."]
    desk.stories["2026/cam.md"].photo = ""
    del desk.stories[DELETED]
    (desk.content / DELETED).unlink()
    for path in ("2026/cam.md", DRAFT, HIDDEN, SET_BACK, CORRECTED):
        desk.write(path)


def spare(desk: Desk) -> Path:
    return desk.output.with_name(".output.spare")


def names(desk: Desk, word: str) -> list[str]:
    """Return the files of the spare with ``word`` in them."""
    files = (Path(folder, name) for folder, _, found in os.walk(spare(desk)) for name in found)
    return sorted(file.relative_to(spare(desk)).as_posix() for file in files if word.encode() in file.read_bytes())


@pytest.mark.parametrize("path", [DRAFT, DELETED, SET_BACK, CORRECTED])
def test_what_is_withdrawn_leaves_no_byte_in_the_spare(desk: Desk, path: str) -> None:
    assert names(desk, token(path)) == []


def test_a_story_that_is_hidden_is_left_on_its_own_pages_alone(desk: Desk) -> None:
    found = names(desk, token(HIDDEN))
    assert found
    assert [name for name in found if not name.endswith("tin-so-2.html")] == []


def test_a_photo_that_nothing_shows_any_more_leaves_the_spare(desk: Desk) -> None:
    assert not (spare(desk) / "anh").exists()


def test_the_spare_has_the_sites_own_files_and_the_site_is_a_clean_builds(desk: Desk) -> None:
    assert litter(desk.output) == []
    assert spare(desk).is_dir()
    assert differences(tree(desk.output), desk.clean_build()[1]) == []
