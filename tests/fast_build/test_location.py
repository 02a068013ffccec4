"""Where no build may stand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bantin.fast_build.location import LISTING, find_place, refusal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("content", "theme", "home/project"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def refused(project: Path, output: str, retained: tuple[str, ...] = ()) -> str:
    found = refusal(project / output, project / "content", [project / "theme"], project / "home", retained)
    return found or ""


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("content", "nằm trong thư mục nội dung"),
        ("content/output", "nằm trong thư mục nội dung"),
        ("theme/output", "nằm trong nhau"),
        ("home", "thư mục cá nhân"),
        (".", "thư mục cá nhân"),
        ("/", "thư mục gốc"),
    ],
)
def test_a_folder_that_holds_something_else_is_refused_with_the_way_out(
    project: Path, output: str, words: str
) -> None:
    assert words in refused(project, output)
    assert "Hãy chọn" in refused(project, output)


def test_a_folder_around_the_content_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "site/content"
    content.mkdir(parents=True)
    assert "chứa thư mục nội dung" in (refusal(tmp_path / "site", content, [], tmp_path / "home", ()) or "")


def test_a_link_into_the_content_is_seen_through(project: Path) -> None:
    (project / "output").symlink_to(project / "content")
    assert "nằm trong thư mục nội dung" in refused(project, "output")


def test_a_file_in_the_place_of_the_site_is_refused(project: Path) -> None:
    (project / "output").write_text("x")
    assert "là một tệp" in refused(project, "output")


def test_a_git_folder_is_refused_unless_the_site_keeps_it_or_we_built_there(project: Path) -> None:
    (project / "output/.git").mkdir(parents=True)
    assert 'OUTPUT_RETENTION = [".git"]' in refused(project, "output")
    assert refused(project, "output", (".git",)) == ""
    (project / "output" / LISTING).touch()
    assert refused(project, "output") == ""


@pytest.mark.parametrize("output", ["output", "home/project/output", "new/folder/output"])
def test_a_folder_of_its_own_is_taken(project: Path, output: str) -> None:
    assert refused(project, output) == ""


def test_a_folder_that_cannot_be_written_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "output").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert f"Hãy kiểm tra quyền ghi của “{project / 'output'}”" in refused(project, "output")


def test_a_site_whose_parent_is_closed_is_built_inside(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "output").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != project)
    assert find_place(project / "output").room("staging").parent == project / "output"
