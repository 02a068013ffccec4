"""A cache that somebody else has made: its seals are right, and nothing in it leads out of it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.message import say
from bantin.photos.cache import PhotoCache
from bantin.photos.clip import survey_clip
from bantin.photos.header import Header
from bantin.photos.index import FileRecord, Index, load_index, save_index
from bantin.photos.jobs import _fitting
from bantin.photos.made_names import is_made, is_stored
from bantin.photos.output_folder import fill_folder
from bantin.photos.photo_facts import Facts, survey

NAME, DIGEST = "0123456789-480.jpg", "a" * 64
ROWS: dict[str, Any] = {
    "stamps": {"2024/a.jpg": [1, 2, 3, DIGEST]},
    "facts": {DIGEST: ["JPEG", 800, 600, 1, False, "photo", "abc"]},
    "files": {NAME: [4, 5, 6, DIGEST, 1]},
}
OUTSIDE = (
    "../../../victim",
    "/tmp/victim",
    "a\0b",
    "sub/0123456789-480.jpg",
    "..",
    "",
    f"../files/{NAME}",
    f"{NAME}\n",
)


def forge(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Write an index with a right seal whose table was changed."""
    table = {"scheme": 2, "maker": "us", **json.loads(json.dumps(ROWS))}
    change(table)
    body = json.dumps(table).encode()
    path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return path


def loaded(path: Path) -> tuple[Index, list[object]]:
    said: list[object] = []
    return load_index(path, "us", said.append), said


def test_what_we_write_is_read_again(tmp_path: Path) -> None:
    index, said = loaded(forge(tmp_path / "index.json", lambda table: None))
    assert (index.files[NAME], said) == (FileRecord(4, 5, 6, DIGEST, 1), [])
    save_index(tmp_path / "index.json", "us", index)
    assert loaded(tmp_path / "index.json") == (index, [])


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_index_with_the_name_of_another_file_is_forgotten(tmp_path: Path, name: str) -> None:
    index, said = loaded(
        forge(tmp_path / "index.json", lambda table: table["files"].update({name: [4, 5, 6, DIGEST, 1]}))
    )
    assert (index, len(said)) == (Index(), 1)


@pytest.mark.parametrize(
    ("group", "key", "row"),
    [
        ("facts", "../../../" + "x" * 55, ["JPEG", 8, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, ["../x", 8, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, ["JPEG", 0, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, ["JPEG", True, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, ["JPEG", 8, 6, 9, False, "photo", "abc"]),
        ("facts", DIGEST, ["JPEG", 8, 6, 1, 0, "photo", "abc"]),
        ("facts", DIGEST, ["JPEG", 8, 6, 1, False, "film", "abc"]),
        ("facts", DIGEST, ["JPEG", 8, 6, 1, False, "photo", '"><script>']),
        ("facts", DIGEST, ["MP4", 8, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, [["JPEG"], 8, 6, 1, False, "photo", "abc"]),
        ("facts", DIGEST, []),
        ("stamps", "../a.jpg", [1, 2, 3, DIGEST]),
        ("stamps", "a.jpg", [1, 2, 3, "../x"]),
        ("stamps", "a.jpg", [1, 2, "3", DIGEST]),
        ("files", NAME, [4, 5, 6, "short", 1]),
        ("files", NAME, [4, 5, None, DIGEST, 1]),
        ("files", NAME, None),
    ],
)
def test_an_index_with_a_row_that_we_never_write_is_forgotten(tmp_path: Path, group: str, key: str, row: Any) -> None:
    index, said = loaded(forge(tmp_path / "index.json", lambda table: table[group].update({key: row})))
    assert (index, len(said)) == (Index(), 1)


@pytest.mark.parametrize(
    "table", ["[]", "1", '{"scheme": 2}', '{"scheme": 2, "maker": "us", "files": []}', "[" * 100_000]
)
def test_an_index_of_another_shape_is_forgotten(tmp_path: Path, table: str) -> None:
    body = table.encode()
    (tmp_path / "index.json").write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    assert loaded(tmp_path / "index.json")[0] == Index()


@pytest.mark.parametrize("kind", ["link", "endless", "pipe"])
def test_an_index_that_is_no_file_is_not_opened_and_is_replaced(tmp_path: Path, kind: str) -> None:
    path, other = tmp_path / "index.json", tmp_path / "other.json"
    forge(other, lambda table: None)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(other if kind == "link" else "/dev/zero")
    assert loaded(path) == (Index(), [say("photos/cache.index")])
    before = other.read_bytes()
    save_index(path, "us", Index())
    assert (path.is_file() and not path.is_symlink(), other.read_bytes()) == (True, before)


def test_only_names_of_ours_are_names_of_made_files() -> None:
    assert is_stored(NAME) and is_stored("0123456789.mp4") and is_made(f"hoi-nghi.{NAME}")
    assert not [name for name in OUTSIDE if is_stored(name) or is_made(name) or is_made(f"hoi-nghi.{name}")]


def cache(folder: Path) -> PhotoCache:
    return PhotoCache(folder, "us", lambda message: None)


def test_pruning_removes_nothing_outside_and_nothing_that_we_did_not_make(tmp_path: Path) -> None:
    (tmp_path / "cache/files").mkdir(parents=True)
    for name in ("victim", "cache/files/letter.txt", f"cache/files/{NAME}"):
        (tmp_path / name).write_text("dear")
        os.utime(tmp_path / name, (0, 0))
    forge(tmp_path / "cache/index.json", lambda table: table["files"].update({"../../victim": [4, 0, 0, DIGEST, 1]}))
    it = cache(tmp_path / "cache")
    it.remember(ContentFile(tmp_path, "victim"), (0, 0, 0), _facts())
    it.save(90)
    assert (tmp_path / "victim").exists()
    assert [path.name for path in (tmp_path / "cache/files").iterdir()] == ["letter.txt"]


def _facts() -> Facts:
    return Facts(DIGEST, Header("JPEG", 8, 6), "photo", "abc")


def test_a_folder_of_files_that_is_a_link_is_not_pruned_nor_written_into(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / NAME).write_text("dear")
    os.utime(tmp_path / "other" / NAME, (0, 0))
    (tmp_path / "cache/files").symlink_to(tmp_path / "other")
    it = cache(tmp_path / "cache")
    (tmp_path / "made").write_text("new")
    it.store("9876543210.jpg", tmp_path / "made")
    it.save(90)
    assert [path.name for path in (tmp_path / "other").iterdir()] == [NAME]
    assert [path.name for path in (tmp_path / "cache/files").iterdir()] == ["9876543210.jpg"]


def test_a_link_among_the_files_is_not_held_and_not_copied(tmp_path: Path) -> None:
    (tmp_path / "cache/files").mkdir(parents=True)
    secret = tmp_path / "secret"
    secret.write_text("dear")
    status = secret.stat()
    (tmp_path / "cache/files" / NAME).symlink_to(secret)
    row = [4, status.st_mtime_ns, status.st_ctime_ns, hashlib.sha256(b"dear").hexdigest(), 1]
    forge(tmp_path / "cache/index.json", lambda table: table["files"].update({NAME: row}))
    it = cache(tmp_path / "cache")
    assert not it.holds(NAME)
    with pytest.raises(OSError, match="link"):
        fill_folder(tmp_path / "out", it.files, {f"a.{NAME}": NAME}, it.digests)
    assert list((tmp_path / "out").iterdir()) == []


def test_facts_of_a_clip_are_not_those_of_a_photo(tmp_path: Path) -> None:
    photo, clip = _facts(), Facts(DIGEST, Header("MP4", 0, 0), "photo", "000")
    assert (_fitting(photo, survey), _fitting(clip, survey_clip)) == (photo, clip)
    assert (_fitting(photo, survey_clip), _fitting(clip, survey)) == (None, None)
