"""What is kept between builds, and what happens to it when it is damaged, old or shared."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.photo import Photo
from bantin.photos import jobs as darkroom_module
from bantin.photos import photo_facts as survey_module
from bantin.photos.cache import PhotoCache
from bantin.photos.index import load_index
from bantin.photos.jobs import PhotoJobs
from bantin.photos.options import Options
from bantin.photos.plan import plan_photo, slug_of
from bantin.photos.pool import Pool
from bantin.photos.problem import PhotoError

from tests.photos import drawing
from tests.photos.workers import InPlace

OPTIONS = Options(widths=(40, 80), feed_width=40)
LONG_AGO = 1_600_000_000


class Builds:
    """Builds of a folder with one photo, by one cache."""

    def __init__(self, folder: Path) -> None:
        self.content, self.cache, self.out = folder / "content", folder / "cache", folder / "out"
        self.photo = drawing.write(self.content / "a.jpg", drawing.scene(80, 60))
        os.utime(self.photo, (LONG_AGO, LONG_AGO))
        self.warnings: list[str] = []

    def build(self, options: Options = OPTIONS) -> dict[str, bytes]:
        """Build, and return what is in the output folder afterwards."""
        cache = PhotoCache(self.cache, options.survey_recipe, self.warnings.append)
        room = PhotoJobs(options, cache, Pool(1, InPlace))
        files = [ContentFile(self.content, path.name) for path in sorted(self.content.iterdir())]
        for file, facts in room.facts(files).items():
            assert not isinstance(facts, PhotoError), facts
            room.order(file, plan_photo(Photo(file.name), facts, slug_of(file), options, lead=False)[1])
        assert room.deliver(self.out) == []
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())}


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    monkeypatch.setattr("bantin.photos.cache._SETTLED_NS", -(10**18))
    return Builds(tmp_path)


def count_work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that will name each opening of a photo and each making of its files."""
    done: list[str] = []
    read, make = survey_module.read_bytes, darkroom_module.make_derivatives
    monkeypatch.setattr(survey_module, "read_bytes", lambda *given: done.append("read") or read(*given))
    monkeypatch.setattr(darkroom_module, "read_bytes", lambda *given: done.append("read") or read(*given))
    monkeypatch.setattr(darkroom_module, "make_derivatives", lambda *given: done.append("make") or make(*given))
    return done


def test_a_warm_build_opens_no_unchanged_photo(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    first = builds.build()
    done = count_work(monkeypatch)

    assert builds.build() == first
    assert done == []


def test_a_warm_build_into_an_empty_output_opens_no_photo_either(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = builds.build()
    for path in builds.out.iterdir():
        path.unlink()
    done = count_work(monkeypatch)

    assert builds.build() == first
    assert done == []


def test_a_photo_that_was_only_touched_is_hashed_but_not_made_again(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = builds.build()
    os.utime(builds.photo)
    done = count_work(monkeypatch)

    assert builds.build() == first
    assert done == ["read"]


def test_a_changed_photo_of_equal_size_and_time_is_seen(builds: Builds) -> None:
    first = builds.build()
    data = builds.photo.read_bytes()
    at = len(data) - 40
    builds.photo.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    os.utime(builds.photo, (LONG_AGO, LONG_AGO))

    assert not builds.build().keys() & first.keys()


def test_other_options_make_other_files_and_keep_the_old_for_a_way_back(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = builds.build()
    assert not builds.build(replace(OPTIONS, jpeg_quality=50)).keys() & first.keys()
    done = count_work(monkeypatch)

    assert builds.build() == first
    assert done == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: bytes(len(data)),
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
    ids=["emptied", "cut", "zeroed", "one bit"],
)
def test_damaged_entries_are_made_anew_with_one_warning(builds: Builds, damage) -> None:  # type: ignore[no-untyped-def]
    first = builds.build()
    for path in (builds.cache / "files").iterdir():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(damage(data))

    assert builds.build() == first
    assert len(builds.warnings) == 1


@pytest.mark.parametrize("index", [b"", b"{}", b"0" * 64 + b"\n{}", b"\x80\x04cos\nsystem\n"])
def test_a_damaged_index_is_forgotten_with_one_warning(builds: Builds, index: bytes) -> None:
    first = builds.build()
    (builds.cache / "index.json").write_bytes(index)

    assert builds.build() == first
    assert len(builds.warnings) == 1


@pytest.mark.parametrize("number", range(4))
def test_a_lost_entry_is_made_anew_in_silence_with_the_same_bytes(builds: Builds, number: int) -> None:
    first = builds.build()
    entries = sorted((builds.cache / "files").iterdir())
    assert len(entries) == 4
    entries[number].unlink()

    assert builds.build() == first
    assert builds.warnings == []


def test_a_file_damaged_in_the_output_is_put_right(builds: Builds) -> None:
    first = builds.build()
    path = next(builds.out.iterdir())
    path.unlink()
    path.write_bytes(b"x")

    assert builds.build() == first


def test_equal_photos_under_two_names_share_their_entries(builds: Builds) -> None:
    (builds.content / "b.jpg").write_bytes(builds.photo.read_bytes())
    built = builds.build()

    assert len(built) == 2 * len(list((builds.cache / "files").iterdir()))


def test_a_photo_and_a_drawing_of_one_name_do_not_meet(builds: Builds) -> None:
    drawing.write(builds.content / "a.png", drawing.scene(80, 60), "PNG")

    assert len(builds.build()) == 8


def test_files_of_a_photo_that_is_gone_leave_the_output_and_strangers_stay(builds: Builds) -> None:
    first = builds.build()
    (builds.out / "robots.txt").write_text("x")
    builds.photo.unlink()
    drawing.write(builds.content / "b.jpg", drawing.scene(40, 40))
    built = builds.build()

    assert not first.keys() & built.keys()
    assert "robots.txt" in built


def test_entries_that_no_build_used_for_long_are_pruned(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    first = builds.build()
    builds.photo.unlink()
    drawing.write(builds.content / "b.jpg", drawing.scene(40, 40))
    days = __import__("time").time() + 100 * 86_400
    monkeypatch.setattr("bantin.photos.cache.time.time", lambda: days)
    builds.build()

    kept = {path.name for path in (builds.cache / "files").iterdir()}
    assert not kept & {name.partition(".")[2] for name in first}
    assert kept == load_index(builds.cache / "index.json", OPTIONS.survey_recipe, print).files.keys()


def test_nothing_but_the_index_and_the_files_is_left_in_the_cache(builds: Builds) -> None:
    builds.build()

    assert {path.name for path in builds.cache.iterdir()} == {"index.json", "files"}
