"""The drawn photos: the same bytes each time, and all of them in the repository at their size."""

from pathlib import Path

import pytest
from PIL import Image

from tests.building import ROOT
from tools.draw_photos.__main__ import draw
from tools.draw_photos.scenes import SCENES


def test_a_picture_drawn_twice_has_equal_bytes(tmp_path: Path) -> None:
    first, second = (draw("2025/suong-som-nui", tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


@pytest.mark.parametrize("name", sorted(SCENES))
def test_each_picture_is_in_the_repository_at_its_size(name: str) -> None:
    with Image.open(ROOT / "content" / f"{name}.jpg") as picture:
        assert picture.size == SCENES[name][0]


def test_the_pictures_are_light_in_sum() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "content").rglob("*.jpg")) <= 12_000_000


def test_every_photo_of_a_story_is_drawn_and_every_drawing_used() -> None:
    used = set()
    for story in (ROOT / "content").glob("20*/*.md"):
        for part in story.read_text("utf-8").split("](")[1:]:
            used.add(f"{story.parent.name}/{part.split('.jpg')[0]}" if ".jpg)" in part.split("\n")[0] else "")
    assert used - {""} == set(SCENES)
