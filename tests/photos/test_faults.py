"""A fault of the software at one photo or clip is told with the story's line and the file's name."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NoReturn

import pytest
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.photo import Photo
from bantin.photos import jobs as rooms
from bantin.photos.cache import PhotoCache
from bantin.photos.clip import survey_clip
from bantin.photos.jobs import PhotoJobs
from bantin.photos.layout import PhotoLayout, Request
from bantin.photos.options import Options
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError

from tests.photos import drawing
from tests.photos.workers import InPlace

OPTIONS = Options(widths=(64,), card_widths=(32,))


def fall(*arguments: object) -> NoReturn:
    raise RecursionError("maximum recursion depth exceeded")


@pytest.fixture
def desk(tmp_path: Path) -> PhotoLayout:
    content = tmp_path / "content"
    drawing.write(content / "tot.jpg", drawing.scene(100, 80))
    drawing.write(content / "hong.jpg", drawing.scene(120, 80))
    cache = PhotoCache(tmp_path / "cache", OPTIONS.survey_recipe, lambda message: None)
    return PhotoLayout(ContentFiles(content), PhotoJobs(OPTIONS, cache, Pool(1, InPlace)), OPTIONS)


REQUEST = Request("tin.md", (Photo("tot.jpg", line=5), Photo("hong.jpg", line=8)))


def test_a_fault_while_files_are_made_names_story_line_and_file(
    desk: PhotoLayout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = rooms.make_derivatives
    monkeypatch.setattr(
        rooms, "make_derivatives", lambda source, *rest: (fall if source.name == "hong.jpg" else true)(source, *rest)
    )
    _, findings = desk.lay_out([REQUEST])
    assert findings == []
    (found,) = desk.deliver(tmp_path / "out")
    assert (found.path, found.line, found.rule) == ("tin.md", 8, "photos/fault")
    assert "“hong.jpg”" in found.message and "RecursionError" in found.message
    assert [path.name.partition(".")[0] for path in (tmp_path / "out").iterdir()] != []


def test_a_fault_while_a_photo_is_surveyed_names_story_line_and_file(
    desk: PhotoLayout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.photos.photo_facts.read_header", fall)
    _, findings = desk.lay_out([REQUEST])
    assert [(it.path, it.line, it.rule) for it in findings] == [
        ("tin.md", 5, "photos/fault"),
        ("tin.md", 8, "photos/fault"),
    ]
    assert "“tot.jpg”" in findings[0].message


def clip(tmp_path: Path, name: str, data: bytes) -> ContentFile:
    (tmp_path / name).write_bytes(data)
    return ContentFile(tmp_path, name)


def boxes(depth: int) -> bytes:
    data = b""
    for _ in range(depth):
        data = struct.pack(">I4s", 8 + len(data), b"moov") + data
    return struct.pack(">I4s", 16, b"ftyp") + b"mp42\0\0\0\0" + data


@pytest.mark.parametrize("data", [boxes(60), boxes(3_000), boxes(1) + struct.pack(">I4s", 8, b"free") * 200_000])
def test_boxes_beyond_sense_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(PhotoError) as caught:
        survey_clip(clip(tmp_path, "a.mp4", data), OPTIONS)
    assert caught.value.rule == "photos/broken"


def test_boxes_of_ordinary_depth_are_taken(tmp_path: Path) -> None:
    assert survey_clip(clip(tmp_path, "a.mp4", boxes(40)), OPTIONS).header.format == "MP4"


@pytest.mark.parametrize("tail", [b"", b"TAG" + bytes(125)])
def test_a_song_that_is_nothing_but_tags_is_refused(tmp_path: Path, tail: bytes) -> None:
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 1, 2]) + bytes(130)
    with pytest.raises(PhotoError, match="không có âm thanh"):
        survey_clip(clip(tmp_path, "a.mp3", tag + tail), OPTIONS)
