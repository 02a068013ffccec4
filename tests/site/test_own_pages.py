"""After an edit an incremental build leaves what a clean one makes, in pages that plugins write themselves too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Build
from tests.site.test_command import tree

LINKED = "2024/cam.md"  # another story links to it, by its file
OTHER = "2023/tin-1.md"  # nothing that this one makes anew hides what the first edit has left


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.long  # tests/site/test_increments.py shows the same at a site with fewer pages
def test_after_edits_the_site_is_that_of_a_clean_build(small_site: Path, build: Build, tmp_path: Path) -> None:
    assert build(small_site, conf="publishconf.py").returncode == 0
    edit(small_site / LINKED, "Tiêu đề: Cam", "Tiêu đề: Vụ cam")
    assert build(small_site, conf="publishconf.py").returncode == 0
    edit(small_site / OTHER, "Nội dung tin", "Nội dung của tin")
    assert build(small_site, conf="publishconf.py").returncode == 0
    assert build(small_site, output="clean", conf="publishconf.py").returncode == 0
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")
