"""Files of the site or the cache whose bytes change while size and time stay: the next site is a clean build's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.building import warm_server
from tests.site.desk import Desk, differences, tree


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A site that has been built; each test leaves it as a clean build would make it."""
    it = Desk(tmp_path_factory.mktemp("damage") / "desk", warm_server(), {})
    assert it.build().code == 0
    return it


def spoil(file: Path) -> None:
    """Change bytes in place and give the file its time back."""
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    with file.open("r+b") as stream:
        stream.write(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit(desk: Desk) -> None:
    """Say one thing or the other: what a clean build makes of either is known then."""
    path = next(path for path, story in desk.stories.items() if story.status == "published")
    word = "xoàn" if "sành" in desk.stories[path].sentences[0] else "sành"
    desk.stories[path].sentences = [f"Giá cam {word} năm nay tăng."]
    desk.write(path)


def is_clean(desk: Desk) -> bool:
    return differences(tree(desk.output), desk.clean_build()[1]) == []


def photos(desk: Desk) -> list[Path]:
    return sorted((desk.output / "anh").iterdir())


def test_photos_are_no_second_names_of_the_cache_and_stay_from_build_to_build(desk: Desk) -> None:
    cached = {path.stat().st_ino for path in desk.cache.rglob("*")}
    before = {path.name: path.stat().st_ino for path in photos(desk)}
    assert before and not cached & set(before.values())
    edit(desk)
    written = desk.build().written
    assert {path.name: path.stat().st_ino for path in photos(desk)} == before
    assert not [path for path in written if path.startswith("anh/")]
    assert is_clean(desk)


def test_whatever_of_the_site_is_spoilt_the_next_build_puts_it_right_edit_or_not(desk: Desk) -> None:
    files = [path for path in desk.output.rglob("*") if path.is_file() and path.name != ".ban-tin.files"]
    for file in files:
        spoil(file)
    desk.build()
    assert is_clean(desk)
    for file in photos(desk)[:2]:
        spoil(file)
    edit(desk)
    desk.build()
    assert is_clean(desk)


def test_a_spoilt_cache_reaches_neither_this_site_nor_a_new_one(desk: Desk) -> None:
    for file in (desk.cache / "photos/files").iterdir():
        spoil(file)
    shutil.rmtree(desk.output)
    said = desk.build()
    assert said.errors.count("bộ nhớ đệm ảnh có tệp bị hỏng") == 1
    assert is_clean(desk)


def test_a_build_that_fails_leaves_what_is_known_of_the_site_true(desk: Desk) -> None:
    edit(desk)
    path = next(iter(desk.stories))
    mentions, desk.stories[path].mentions = desk.stories[path].mentions, "2026/khong-co.md"
    desk.write(path)
    assert desk.build().code == 1
    desk.stories[path].mentions = mentions
    desk.write(path)
    written = desk.build().written
    assert not [name for name in written if name.startswith("anh/")]
    pages = [name for name in written if name.endswith(".html")]
    assert pages and len(pages) < len([name for name in tree(desk.output) if name.endswith(".html")])
    assert is_clean(desk)
