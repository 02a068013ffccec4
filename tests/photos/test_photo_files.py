"""Which file an editor's words mean, and which words mean none."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from bantin.newsroom.content_names import ContentFiles
from bantin.photos.photo_files import find_photo
from bantin.photos.problem import PhotoError

STORY = "2024/tin.md"
NFD = unicodedata.normalize("NFD", "2024/ảnh hội nghị.JPG")


def find(there: ContentFiles, source: str, story: str = STORY) -> Path:
    found = find_photo(there, source, story)
    return found.root / found.path


def files(*paths: str, links: tuple[str, ...] = ()) -> ContentFiles:
    entries = [*((path, False) for path in paths), *((path, True) for path in links)]
    return ContentFiles(Path("content"), (), iter(entries))


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("hop.jpg", "2024/hop.jpg"),
        ("./hop.jpg", "2024/hop.jpg"),
        ("HOP.JPG", "2024/hop.jpg"),
        ("{static}hop.jpg", "2024/hop.jpg"),
        ("{attach}hop.jpg", "2024/hop.jpg"),
        ("{filename}hop.jpg", "2024/hop.jpg"),
        ("{static}/images/a.jpg", "images/a.jpg"),
        ("/images/a.jpg", "images/a.jpg"),
        ("../images/a.jpg", "images/a.jpg"),
        ("images/a.jpg", "images/a.jpg"),
        ("..\\images\\a.jpg", "images/a.jpg"),
        ("Ảnh hội nghị.jpg", NFD),
        (unicodedata.normalize("NFD", "ảnh hội nghị.jpg"), NFD),
    ],
)
def test_a_photo_is_found_however_it_is_written(source: str, path: str) -> None:
    assert find(files("2024/hop.jpg", "images/a.jpg", NFD), source) == Path("content", path)


def test_a_photo_beside_the_story_comes_before_one_at_the_root() -> None:
    assert find(files("2024/a.jpg", "a.jpg"), "a.jpg") == Path("content/2024/a.jpg")


def test_of_names_that_differ_in_case_only_the_exact_one_is_taken() -> None:
    assert find(files("2024/a.jpg", "2024/A.jpg"), "A.jpg") == Path("content/2024/A.jpg")


def test_a_name_that_fits_two_files_and_neither_exactly_is_refused() -> None:
    with pytest.raises(PhotoError, match="photos/ambiguous"):
        find(files("2024/a.JPG", "2024/A.jpg"), "a.jpg")


@pytest.mark.parametrize(
    "source",
    [
        "../../secret.jpg",
        "{attach}../../.env",
        "..\\..\\a.jpg",
        "a/../../../b.jpg",
        "file:///etc/passwd",
        "FILE:a.jpg",
        "C:\\Users\\a.jpg",
        "/../a.jpg",
        "..",
        "javascript:alert(1)",
    ],
)
def test_words_that_lead_out_of_the_content_folder_are_refused(source: str) -> None:
    with pytest.raises(PhotoError, match="photos/outside"):
        find(files("a.jpg", "b.jpg"), source)


def test_an_absolute_path_of_the_machine_is_not_looked_at(tmp_path: Path) -> None:
    outside = tmp_path / "a.jpg"
    outside.write_bytes(b"x")

    with pytest.raises(PhotoError, match="photos/rooted"):
        find(files("b.jpg"), str(outside))


def test_a_path_from_the_content_root_that_leads_nowhere_is_missing_not_outside() -> None:
    with pytest.raises(PhotoError, match="photos/missing"):
        find(files("images/b.jpg"), "/images/a.jpg")


@pytest.mark.parametrize("source", ["tat.jpg", "TAT.jpg", "kho/a.jpg"])
def test_a_symbolic_link_is_refused(source: str) -> None:
    with pytest.raises(PhotoError, match="photos/symlink"):
        find(files("2024/a.jpg", links=("2024/tat.jpg", "2024/kho")), source)


def test_links_on_disk_are_seen_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content/2024").mkdir(parents=True)
    (tmp_path / "content/2024/loop").symlink_to(tmp_path / "content")
    (tmp_path / "content/2024/a.jpg").write_bytes(b"x")
    found = ContentFiles(tmp_path / "content")

    assert find(found, "a.jpg") == tmp_path / "content/2024/a.jpg"
    with pytest.raises(PhotoError, match="photos/symlink"):
        find(found, "loop/2024/a.jpg")


def test_a_hidden_file_is_not_found(tmp_path: Path) -> None:
    (tmp_path / ".a.jpg").write_bytes(b"x")

    with pytest.raises(PhotoError, match="photos/missing"):
        find(ContentFiles(tmp_path), ".a.jpg", "tin.md")


def test_a_missing_photo_names_its_nearest_neighbours() -> None:
    with pytest.raises(PhotoError) as caught:
        find(files("2024/hoi-nghi-1.jpg", "2024/hoi-nghi-2.jpg", "2024/zalo.png"), "hoi-nghi.jpg")

    assert "2024/hoi-nghi-1.jpg" in str(caught.value.message)
    assert "2024/hoi-nghi-2.jpg" in str(caught.value.message)
    assert "zalo" not in str(caught.value.message)


def test_what_is_no_photo_is_no_neighbour_of_a_missing_one() -> None:
    with pytest.raises(PhotoError) as caught:
        find(files("2024/hoi-nghi-1.jpg", "2024/hoi-nghi.pdf"), "hoi-nghi.jpg")
    assert "hoi-nghi-1.jpg" in str(caught.value.message)
    assert "pdf" not in str(caught.value.message)
