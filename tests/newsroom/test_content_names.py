"""Which file is meant, for photos and attachments alike, and which may not be had."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from bantin.newsroom.content_names import ContentFiles, NotOne, walk
from bantin.newsroom.name_forms import places


def files(*paths: str, refused: tuple[str, ...] = (), links: tuple[str, ...] = ()) -> ContentFiles:
    return ContentFiles(
        Path("content"), refused, [(path, False) for path in paths] + [(path, True) for path in links]
    )


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("a.pdf", ["2024/a.pdf", "a.pdf"]),
        ("/a.pdf", ["a.pdf"]),
        ("../a.pdf", ["a.pdf"]),
        ("..\\kho\\a.pdf", ["kho/a.pdf"]),
        ("../../a.pdf", []),
        ("/../a.pdf", []),
        ("..", []),
        (".", ["2024"]),
    ],
)
def test_words_are_paths_beside_the_story_then_from_the_root_and_never_out_of_it(
    written: str, paths: list[str]
) -> None:
    assert places(written, "2024/tin.md") == paths


def test_the_first_that_is_there_is_it_whatever_its_case_and_normal_form() -> None:
    nfd = unicodedata.normalize("NFD", "2024/Văn bản.PDF")
    found = files(nfd, "văn bản.pdf").find("văn bản.pdf", "2024/tin.md")
    assert found is not None and found.path == nfd
    assert files("b.pdf").find("a.pdf") is None


@pytest.mark.parametrize("path", ["kho/a.jpg", "KHO/A.jpg", "kho"])
def test_what_was_refused_is_not_to_be_had_nor_what_lies_in_it(path: str) -> None:
    with pytest.raises(NotOne) as caught:
        files("kho/a.jpg", refused=("kho",)).find(path)
    assert caught.value.reason == "refused"


def test_links_and_twins_are_told_of() -> None:
    with pytest.raises(NotOne) as link:
        files(links=("kho",)).find("kho/a.jpg")
    with pytest.raises(NotOne) as twins:
        files("A.jpg", "a.JPG").find("a.jpg")
    assert (link.value.reason, twins.value.reason, twins.value.names) == ("link", "ambiguous", ["A.jpg", "a.JPG"])


def test_a_walk_enters_no_link_and_no_hidden_folder(tmp_path: Path) -> None:
    for path in ("2024/a.md", ".git/config", "2024/.env"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(walk(tmp_path)) == [("2024/a.md", False), ("loop", True)]
    assert list(walk(tmp_path / "gone")) == []
