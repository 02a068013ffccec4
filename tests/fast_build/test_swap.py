"""The swap, in each of its three ways, whole and broken off at each of its steps."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bantin.fast_build import swap as swapping
from bantin.fast_build import syscalls
from bantin.fast_build.location import Location, find_place
from bantin.fast_build.publication import publish
from bantin.fast_build.swap import heal

from tests.fast_build.trees import litter, put, staged, texts

OLD = {"index.html": "old front", "2024/a.html": "old a", "2023/gone.html": "gone", "anh/a.jpg": "photo"}
NEW = {"index.html": "new front", "2024/a.html": "new a", "2024/b.html": "new b", "anh/a.jpg": "photo"}


class KilledError(BaseException):
    """Stands for the death of the process at one call into the system."""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site that a build made."""
    staging, _ = staged(tmp_path / "output", tmp_path / "first", OLD)
    return staging.folder.rename(tmp_path / "output")


def build(place: Location, files: dict[str, str]) -> None:
    staging, settled = staged(place.output, place.room("staging-1"), files)
    publish(place, staging, settled, durable=False)


def no_exchange(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(first: Path, second: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(swapping, "exchange", refuse)


WAYS: dict[str, Callable[[Path, pytest.MonkeyPatch], Location]] = {
    "one exchange": lambda output, _: find_place(output),
    "two renames": lambda output, patch: (no_exchange(patch, errno.EINVAL), find_place(output))[1],
    "file by file": lambda output, _: find_place(output, "files"),
    "a mount point found late": lambda output, patch: (no_exchange(patch, errno.EBUSY), find_place(output))[1],
}
ways = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@ways
def test_the_new_tree_is_the_site_and_nothing_else_is_left(
    output: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[Path, pytest.MonkeyPatch], Location]
) -> None:
    build(way(output, monkeypatch), NEW)
    assert texts(output) == NEW
    assert not (output / "2023").exists()
    assert {path.name for path in output.parent.iterdir()} <= {"output", ".output.spare"}
    assert litter(output) == []
    assert [path.name for path in output.iterdir() if path.name.startswith(".")] == [".ban-tin.files"]


@ways
def test_a_first_build_makes_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[Path, pytest.MonkeyPatch], Location]
) -> None:
    build(way(tmp_path / "not/yet/there", monkeypatch), NEW)
    assert texts(tmp_path / "not/yet/there") == NEW


def deaths(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Yield switches; the n-th makes the n-th change of a name or removal of a tree the process's last act."""
    for last in range(1, 40):
        count = [last]

        def arm(count: list[int] = count) -> None:
            for owner, name in ((Path, "rename"), (Path, "replace"), (Path, "unlink"), (swapping.shutil, "rmtree")):
                patch(monkeypatch, owner, name, count)

        yield arm


def patch(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, count: list[int]) -> None:
    real = getattr(owner, name)

    def call(*arguments: object, **options: object) -> object:
        count[0] -= 1
        if count[0] == 0:
            raise KilledError
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, call)


@pytest.mark.parametrize("way", ["one exchange", "two renames", "file by file"])
def test_a_death_at_any_step_is_healed_by_the_next_build(tmp_path: Path, way: str) -> None:
    seen = set()
    with pytest.MonkeyPatch.context() as outer:
        for number, arm in enumerate(deaths(outer)):
            folder = tmp_path / str(number)
            place = staged_site(folder)
            with pytest.MonkeyPatch.context() as patches:
                place = WAYS[way](place.output, patches)
                staging, settled = staged(place.output, place.room("staging-1"), NEW)
                arm()
                try:
                    publish(place, staging, settled, durable=False)
                    died = False
                except KilledError:
                    died = True
            outer.undo()
            heal(place)
            assert texts(place.output) in (OLD, NEW)
            seen.add("new" if texts(place.output) == NEW else "old")
            assert {path.name for path in folder.iterdir()} <= {"output", ".output.spare"}
            assert litter(place.output) == []
            if not died:
                break
    assert not died
    assert "new" in seen


def staged_site(folder: Path) -> Location:
    folder.mkdir()
    staging, _ = staged(folder / "output", folder / "first", OLD)
    return find_place(staging.folder.rename(folder / "output"))


def test_readers_never_find_a_gap_during_exchanges(output: Path) -> None:
    missing: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                found = (output / "index.html").read_text()
            except FileNotFoundError:
                found = ""
            if found not in ("old front", "new front"):
                missing.append(found)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        build(find_place(output), OLD if number % 2 else NEW)
    over.set()
    reader.join()
    assert missing == []


def test_a_site_that_is_a_link_stays_one(tmp_path: Path, output: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to("output")
    build(find_place(link), NEW)
    assert link.is_symlink()
    assert texts(link) == NEW


def test_a_folder_mounted_from_the_same_disk_is_renewed_file_by_file(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(f"41 27 259:1 /site {output} rw,relatime shared:1 - ext4 /dev/vda rw\n")
    monkeypatch.setattr(syscalls, "_MOUNTS", table)
    assert not find_place(output).whole
    assert find_place(output.parent / "other").whole


def test_what_others_put_beside_the_site_is_not_taken_for_a_leftover(output: Path) -> None:
    put(output.parent, {".output.backup/a": "a", "output.old/b": "b", ".other.staging-1/c": "c"})
    heal(find_place(output))
    assert texts(output.parent).keys() >= {".output.backup/a", "output.old/b", ".other.staging-1/c"}
