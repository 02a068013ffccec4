"""Photos whose cache takes nothing: they reach the site all the same, and the editor hears where there is no room."""

from __future__ import annotations

import datetime as dt
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from bantin.newsroom.build import Build
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.executor import InPlace
from bantin.newsroom.photo import Photo
from bantin.photos import hooks, jobs
from bantin.photos.cache import PhotoCache
from bantin.photos.jobs import PhotoJobs
from bantin.photos.options import Options
from bantin.photos.photo_facts import Facts
from bantin.photos.plan import plan_photo
from bantin.photos.pool import Pool
from PIL import Image

OPTIONS = Options(widths=(64,))


def refuse(*arguments: object, **named: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


class Site:
    """A darkroom for one photo, the folder that it delivers to, and what it has complained of."""

    def __init__(self, folder: Path) -> None:
        self.photos, self.cache, self.shelf = folder / "content", folder / "cache", folder / "site/anh"
        self.photos.mkdir()
        Image.effect_noise((80, 60), 60).save(self.photos / "cam.jpg")
        self.complaints: list[object] = []
        self.room = self.open()

    def open(self) -> PhotoJobs:
        cache = PhotoCache(self.cache, OPTIONS.survey_recipe, self.complaints.append)
        return PhotoJobs(OPTIONS, cache, Pool(1, lambda workers: InPlace()), warn=self.complaints.append)

    def deliver(self) -> dict[str, bytes]:
        """Have the photo made and delivered; return the files of the site's folder."""
        photo = ContentFile(self.photos, "cam.jpg")
        facts = self.room.facts([photo])[photo]
        assert isinstance(facts, Facts)
        self.room.order(photo, plan_photo(Photo("cam.jpg"), facts, "cam", OPTIONS, lead=False)[1])
        assert self.room.deliver(self.shelf) == []
        return {file.name: file.read_bytes() for file in self.shelf.iterdir()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def no_room_for_files(patch: pytest.MonkeyPatch, site: Site) -> None:
    patch.setattr(site.room.cache, "store", refuse)


def no_room_for_work(patch: pytest.MonkeyPatch, site: Site) -> None:
    patch.setattr(jobs, "_workroom", lambda cache: cache / "none" / "at-all")


def no_room_at_all(patch: pytest.MonkeyPatch, site: Site) -> None:
    no_room_for_work(patch, site)
    no_room_for_files(patch, site)


@pytest.mark.parametrize("trouble", [no_room_for_files, no_room_for_work, no_room_at_all])
def test_a_photo_that_cannot_be_kept_is_published_just_the_same(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[pytest.MonkeyPatch, Site], None]
) -> None:
    (tmp_path / "other").mkdir()
    wanted = Site(tmp_path / "other").deliver()
    trouble(monkeypatch, site)
    (site.photos / "cam.jpg").write_bytes((tmp_path / "other/content/cam.jpg").read_bytes())
    assert site.deliver() == wanted
    assert len(wanted) == 2  # nothing else is left in the site's folder
    assert len(site.complaints) == (trouble is not no_room_for_work)
    assert all(str(site.cache) in str(words) for words in site.complaints)


def test_what_is_known_but_cannot_be_written_down_costs_no_photo(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.room.cache, "save", refuse)
    assert len(site.deliver()) == 2
    assert len(site.complaints) == 1


def test_a_full_disk_of_the_site_is_named_as_that(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "fill_folder", refuse)
    with pytest.raises(OSError, match="No space") as caught:
        site.deliver()
    assert caught.value.filename == str(site.shelf)


def test_what_a_killed_build_left_in_the_cache_is_removed_a_day_later(site: Site) -> None:
    for name, age in (("work-old", 2), ("work-new", 0)):
        (site.cache / name).mkdir()
        os.utime(site.cache / name, (time.time() - age * 86_400,) * 2)
    site.deliver()
    assert [path.name for path in site.cache.glob("work-*")] == ["work-new"]


@pytest.mark.parametrize("place", ["cache", "cache/photos", "cache/photos/files"])
def test_a_file_in_the_place_of_the_cache_costs_time_alone(tmp_path: Path, place: str) -> None:
    build = Build(dt.datetime.now(dt.UTC))
    (tmp_path / place).parent.mkdir(exist_ok=True, parents=True)
    (tmp_path / place).touch()
    settings = {"PATH": str(tmp_path / "content"), "CACHE_PATH": "cache"}
    spare = hooks._open_cache(build, settings, OPTIONS).folder
    assert spare.is_dir()
    assert tmp_path not in spare.parents
    [complaint] = build.diagnostics
    assert str(tmp_path / "cache/photos") in complaint.message
    build.close()
    assert not spare.exists()
