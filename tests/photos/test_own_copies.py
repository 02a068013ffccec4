"""The site has its photos for itself: what happens to them happens to nothing else, and what happens is noticed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from bantin.photos.cache import PhotoCache
from bantin.photos.output_folder import fill_folder

NAME = "0123456789-480.jpg"
DATA = b"photo" * 100_000


@pytest.fixture
def cache(tmp_path: Path) -> PhotoCache:
    """A cache that holds one file."""
    it = PhotoCache(tmp_path / "cache", "us", lambda message: None)
    (tmp_path / "made").write_bytes(DATA)
    it.store(NAME, tmp_path / "made")
    it.save(90)
    return it


def filled(cache: PhotoCache, out: Path) -> Path:
    fill_folder(out, cache.files, {f"a.{NAME}": NAME}, cache.digests)
    return out / f"a.{NAME}"


def spoil(file: Path) -> None:
    """Change a byte in place, and give the file the time that it had."""
    before = file.stat()
    with file.open("r+b") as stream:
        stream.write(b"EVIL")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_a_photo_of_the_site_is_a_copy_with_the_time_of_the_cached_one(cache: PhotoCache, tmp_path: Path) -> None:
    file, stored = filled(cache, tmp_path / "out"), cache.files / NAME
    assert file.read_bytes() == DATA
    assert not file.samefile(stored)
    assert (file.stat().st_nlink, file.stat().st_mtime_ns) == (1, stored.stat().st_mtime_ns)


def test_damage_of_the_site_does_not_reach_the_cache_and_is_put_right(cache: PhotoCache, tmp_path: Path) -> None:
    spoil(filled(cache, tmp_path / "out"))
    assert (cache.files / NAME).read_bytes() == DATA
    assert filled(cache, tmp_path / "out").read_bytes() == DATA


def test_a_file_of_the_cache_that_was_changed_in_place_is_not_held(cache: PhotoCache, tmp_path: Path) -> None:
    said: list[str] = []
    assert PhotoCache(tmp_path / "cache", "us", said.append).holds(NAME)
    spoil(cache.files / NAME)
    assert not PhotoCache(tmp_path / "cache", "us", said.append).holds(NAME)
    assert len(said) == 1


def test_a_restored_cache_whose_times_are_others_is_hashed_once_and_held(
    cache: PhotoCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = cache.files / NAME
    os.utime(stored, ns=(1, 1))
    again = PhotoCache(tmp_path / "cache", "us", pytest.fail)
    assert again.holds(NAME)
    again.save(90)
    monkeypatch.setattr("bantin.photos.cache.read_plain", None)
    assert PhotoCache(tmp_path / "cache", "us", pytest.fail).holds(NAME)


def test_where_the_system_does_not_copy_by_itself_the_bytes_are_moved(
    cache: PhotoCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, calls = os.copy_file_range, []

    def stop_half_way(source: int, target: int, count: int) -> int:
        calls.append(count)
        if len(calls) > 1:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return really(source, target, 1_000)

    monkeypatch.setattr(os, "copy_file_range", stop_half_way)
    assert filled(cache, tmp_path / "out").read_bytes() == DATA
    monkeypatch.delattr(os, "copy_file_range")
    assert filled(cache, tmp_path / "other").read_bytes() == DATA
    assert len(calls) == 2


def test_a_file_that_stays_is_neither_read_nor_copied(cache: PhotoCache, tmp_path: Path) -> None:
    (cache.files / NAME).unlink()
    fill_folder(tmp_path / "out", cache.files, {f"a.{NAME}": NAME}, cache.digests, lambda name: name == f"a.{NAME}")
    assert list((tmp_path / "out").iterdir()) == []
