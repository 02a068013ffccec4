"""What may lie in the content folder, and what may not."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from bantin.sources.survey import survey


def refused(root: Path) -> list[tuple[str, str]]:
    return [(found.diagnostic.path, found.diagnostic.rule.removeprefix("sources/")) for found in survey(root)]


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")


def test_stories_photos_attachments_and_litter_of_systems_are_fine(tmp_path: Path) -> None:
    put(tmp_path, "2024/a.md", "2024/Ảnh 1 (2).JPG", "pages/b.md", "2024/vb.pdf", "front-page.toml")
    put(tmp_path, ".DS_Store", "2024/._a.md", "2024/.a.md.swp", "2024/~$vb.docx", "Thumbs.db", ".git/config")
    assert refused(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".env", "dotfile"),
        ("2024/.an.md", "dotfile"),
        (".ssh/id_rsa", "dotfile"),
        ("2024/a.rst", "format"),
        ("2024/a.HTML", "format"),
        ("2024/a.MD", "suffix"),
        ("2024/a.md.txt", "suffix"),
        ("2024/id_rsa", "key-file"),
        ("2024/May-Chu.PEM", "key-file"),
        ("2024/prod.env", "key-file"),
    ],
)
def test_what_must_not_lie_there_is_named(tmp_path: Path, name: str, rule: str) -> None:
    put(tmp_path, name)
    [(path, found)] = refused(tmp_path)
    assert found == rule
    assert name.startswith(path)


def test_a_key_file_that_the_site_allows_is_fine_and_nothing_else_is(tmp_path: Path) -> None:
    put(tmp_path, "2024/cong-khai.pem", "2024/a.rst")
    assert [found.diagnostic.path for found in survey(tmp_path, ["2024/cong-khai.pem", "2024/a.rst"])] == [
        "2024/a.rst"
    ]


def test_links_are_refused_and_never_followed(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.md", "content/2024/a.md")
    content = tmp_path / "content"
    (content / "link.md").symlink_to(tmp_path / "outside/secret.md")
    (content / "folder").symlink_to(tmp_path / "outside")
    (content / "2024/loop").symlink_to(content)
    (content / "dangling.jpg").symlink_to(tmp_path / "nothing")
    assert refused(content) == [
        ("2024/loop", "symlink"),
        ("dangling.jpg", "symlink"),
        ("folder", "symlink"),
        ("link.md", "symlink"),
    ]


def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert refused(tmp_path) == [("a.md", "special-file")]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md")
    # A superuser reads everything; what the system would answer to others is played here.
    monkeypatch.setattr("bantin.sources.survey.os.access", lambda *_: False)
    assert refused(tmp_path) == [("a.md", "unreadable")]


def test_names_are_told_in_one_normal_form_and_kept_as_they_are_on_disk(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "ảnh")
    (tmp_path / name).symlink_to(tmp_path)
    [found] = survey(tmp_path)
    assert (found.diagnostic.path, found.folder) == ("ảnh", name)
