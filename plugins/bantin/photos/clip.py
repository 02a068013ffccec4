"""Video and audio: recognised by the first bytes, published under a slugged and hashed name, without their tags.

A clip's picture and sound are copied as they are; the boxes and frames in which phones note the place, the owner and
the device are blanked or left out.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.message import say
from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Clip
from bantin.photos.header import Header, true_type
from bantin.photos.options import Options
from bantin.photos.photo_facts import Facts, read_bytes
from bantin.photos.plan import Cut, PhotoPlan
from bantin.photos.problem import refused

_TYPES = {
    "MP4": ("video/mp4", "mp4"),
    "M4A": ("audio/mp4", "m4a"),
    "WebM": ("video/webm", "webm"),
    "MP3": ("audio/mpeg", "mp3"),
    "OGG": ("audio/ogg", "ogg"),
    "WAV": ("audio/wav", "wav"),
}
_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_TAGS = {b"udta", b"meta", b"uuid"}  # turned into free space of equal size, so that no offset moves
_DEEPEST, _MOST_BOXES = 50, 100_000


def survey_clip(file: ContentFile, options: Options) -> Facts:
    """Return the facts about the clip ``file``; raise :class:`PhotoError` if browsers cannot play it."""
    data = read_bytes(file, options.max_media_megabytes)
    kind = _clip_type(data)
    if kind not in _TYPES:
        raise refused(say("photos/clip"))
    if kind == "MP3" and not _without_id3(data):
        raise refused(say("photos/empty.sound"))
    if kind in {"MP4", "M4A"}:
        deque(_boxes(data), maxlen=0)
    return Facts(hashlib.sha256(data).hexdigest(), Header(kind, 0, 0), "photo", "000")


def plan_clip(photo: Photo, facts: Facts, slug: str, options: Options) -> tuple[Clip, PhotoPlan]:
    """Return the clip that pages show and the one file to make for it."""
    type_, extension = _TYPES[facts.header.format]
    name = f"{slug}.{facts.digest[:10]}.{extension}"
    cut = Cut(name, type_, 0, 0, (0, 0, 0, 0))
    return Clip(photo, f"{options.url_dir}/{name}", type_), PhotoPlan(facts, (cut,), options)


def make_clip(source: ContentFile, plan: PhotoPlan, folder: Path) -> list[Path]:
    """Write the clip of ``plan`` without its tags into ``folder``."""
    data = read_bytes(source, plan.options.max_media_megabytes)
    target = folder / plan.cuts[0].name
    target.write_bytes(_without_tags(data, plan.facts.header.format))
    return [target]


def _clip_type(data: bytes) -> str:
    if data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] and data[1] & 0xE0 == 0xE0 and data[1] & 6):
        return "MP3"
    if data.startswith(b"OggS"):
        return "OGG"
    kind = true_type(data)
    return "M4A" if kind == "MP4" and data[8:12] in {b"M4A ", b"M4B "} else kind


def _without_tags(data: bytes, kind: str) -> bytes:
    if kind == "MP3":
        return _without_id3(data)
    if kind in {"MP4", "M4A"}:
        blanked = bytearray(data)
        for name, start, head, stop in _boxes(data):
            if name in _TAGS:
                blanked[start + 4 : start + 8] = b"free"
                blanked[start + head : stop] = bytes(stop - start - head)
        return bytes(blanked)
    return data


def _without_id3(data: bytes) -> bytes:
    end = len(data) - 128 if data[-128:-125] == b"TAG" else len(data)
    start = 0
    while data[start : start + 3] == b"ID3" and start + 10 <= end:
        size = 0
        for seven_bits in data[start + 6 : start + 10]:
            size = size << 7 | seven_bits & 0x7F
        start += 10 + size
    return data[start:end]


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield name, start, length of the head and end of each box; raise :class:`PhotoError` for boxes beyond sense."""
    waiting, seen = [(0, len(data), 1)], 0
    while waiting:
        start, end, depth = waiting.pop()
        seen += 1
        if depth > _DEEPEST or seen > _MOST_BOXES:
            raise refused(say("photos/broken.clip", most=_DEEPEST))
        if start + 8 > end:
            continue
        size, name = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        stop = end if size == 0 else min(start + size, end)
        if stop < start + head:
            continue
        yield name, start, head, stop
        waiting.append((stop, end, depth))
        if name in _CONTAINERS:
            waiting.append((start + head, stop, depth + 1))
