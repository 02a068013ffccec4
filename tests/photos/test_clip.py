"""Video and audio clips: what is taken, and what is left out of them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.photo import Photo
from bantin.photos.clip import plan_clip, survey_clip
from bantin.photos.encode import make_derivatives
from bantin.photos.options import Options
from bantin.photos.problem import PhotoError

OPTIONS = Options()


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def video(place: bytes = b"+22.0583+105.0350/") -> bytes:
    tags = box(b"udta", box(b"\xa9xyz", place))
    track = box(b"trak", box(b"tkhd", b"\x01" * 8) + box(b"meta", b"maker"))
    return (
        box(b"ftyp", b"mp42\0\0\0\0mp42isom")
        + box(b"moov", box(b"mvhd", b"\x02" * 8) + track + tags)
        + box(b"mdat", b"pixels")
    )


def made(tmp_path: Path, name: str, data: bytes) -> Path:
    source = ContentFile(tmp_path, name)
    (tmp_path / name).write_bytes(data)
    _, plan = plan_clip(Photo(name, kind="video"), survey_clip(source, OPTIONS), "le-hoi", OPTIONS)
    return make_derivatives(source, plan, tmp_path)[0]


def test_a_video_keeps_its_shape_but_not_where_and_with_what_it_was_filmed(tmp_path: Path) -> None:
    path = made(tmp_path, "Lễ hội.MP4", video())
    data = path.read_bytes()

    assert path.name.startswith("le-hoi.") and path.suffix == ".mp4"
    assert b"105.0350" not in data and b"maker" not in data
    assert len(data) == len(video())
    assert data.endswith(b"mdatpixels") and b"mvhd" + b"\x02" * 8 in data and b"tkhd" + b"\x01" * 8 in data


def test_a_song_loses_its_tags_at_both_ends(tmp_path: Path) -> None:
    frames = b"\xff\xfb\x90\x00" + b"\x07" * 300
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 1, 2]) + bytes(130)

    assert made(tmp_path, "a.mp3", tag + frames + b"TAG" + b"author".ljust(125)).read_bytes() == frames


def test_a_box_that_lies_about_its_length_does_no_harm(tmp_path: Path) -> None:
    data = box(b"ftyp", b"mp42\0\0\0\0") + struct.pack(">I4s", 3, b"moov") + b"rest"

    assert made(tmp_path, "a.mp4", data).read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x89PNG\r\n\x1a\n", b"RIFF0000AVI LIST"])
def test_a_file_that_browsers_cannot_play_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(PhotoError, match="photos/clip"):
        made(tmp_path, "a.mp4", data)


def test_a_clip_above_the_limit_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    source.write_bytes(video() + bytes(1_100_000))

    with pytest.raises(PhotoError, match="photos/heavy"):
        survey_clip(ContentFile(tmp_path, "a.mp4"), Options(max_media_megabytes=1))
