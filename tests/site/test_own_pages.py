"""After an edit an incremental build leaves what a clean one makes, in pages that plugins write themselves too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Build
from tests.site.test_command import tree

STORY = "2024/hoi-nghi.md"
LINKED = "2024/cam.md"


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (STORY, "Đoạn cuối", "Đoạn sau cùng"),
        (LINKED, "Tiêu đề: Cam", "Tiêu đề: Vụ cam"),
    ],
    ids=["text", "address"],
)
def test_after_an_edit_the_site_is_that_of_a_clean_build(
    name: str, before: str, after: str, conf: str, small_site: Path, build: Build, tmp_path: Path
) -> None:
    assert build(small_site, conf=conf).returncode == 0
    story = small_site / name
    text = story.read_text("utf-8")
    assert before in text
    story.write_text(text.replace(before, after, 1), "utf-8")
    assert build(small_site, conf=conf).returncode == 0
    assert build(small_site, output="clean", conf=conf).returncode == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")
