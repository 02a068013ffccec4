"""The spare tree: what it shares with the site, what a build makes of it, and what never stays in it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bantin.fast_build import publication
from bantin.fast_build import swap as swapping
from bantin.fast_build.location import Location, find_place
from bantin.fast_build.publication import publish
from bantin.fast_build.spare import spare_of
from bantin.fast_build.staging import Staging
from bantin.fast_build.swap import heal
from bantin.fast_build.tree import Files, read_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fast_build.trees import completed, is_true_spare, litter, put, texts

SITE = {"index.html": "front", "2023/05/a.html": "a", "2024/b.html": "b", "anh/p.jpg": "photo", "anh/q.jpg": "other"}


def build(
    place: Location, files: Mapping[str, str], keep: Sequence[str] = (), retained: Sequence[str] | None = None
) -> Files:
    """Publish ``files``, and of the site what it is to ``keep``."""
    staging = Staging(place.output, place.room("staging-1"))
    staging.open()
    for path in keep:
        assert staging.keep(path)
    for path, text in files.items():
        staging.write(path, text.encode())
    settled = completed(staging, retained, spare_of(place))
    return publish(place, staging, settled, durable=False)


def edit(place: Location, **changed: str) -> Files:
    """Publish the site again with these texts under the names of its files without their endings."""
    files = {path: changed[name] for path in SITE if (name := Path(path).stem) in changed}
    return build(place, files, [path for path in SITE if path not in files and (place.output / path).exists()])


@pytest.fixture
def place(tmp_path: Path) -> Location:
    """A site that has been built once."""
    it = find_place(tmp_path / "output")
    build(it, SITE)
    return it


def spare(place: Location) -> Path:
    return place.beside("spare")


def numbers(root: Path) -> dict[str, int]:
    return {path: it.inode for path, it in read_tree(root).items()}


def test_the_first_build_leaves_a_spare_that_nobody_else_can_look_into(place: Location) -> None:
    assert is_true_spare(spare(place), place.output)
    assert spare(place).stat().st_mode & 0o777 == 0o700
    assert place.output.stat().st_mode & 0o777 == 0o755


def test_an_edit_makes_the_spare_the_site_and_leaves_every_other_file_as_it_is(place: Location) -> None:
    before, folder = numbers(place.output), spare(place).stat().st_ino
    edit(place, b="new b")
    assert texts(place.output) == {**SITE, "2024/b.html": "new b"}
    assert place.output.stat().st_ino == folder
    assert {path for path, number in numbers(place.output).items() if before[path] != number} == {"2024/b.html"}
    assert is_true_spare(spare(place), place.output)
    assert litter(place.output) == []


def test_an_edit_costs_what_it_changes(place: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {f"tin/{number}.html": str(number) for number in range(300)}
    build(place, {**SITE, **more})
    acts = []
    for owner, name in (
        (os, "link"),
        (os, "unlink"),
        (os, "rename"),
        (os, "replace"),
        (os, "mkdir"),
        (Path, "lstat"),
    ):
        real = getattr(owner, name)
        monkeypatch.setattr(
            owner, name, lambda *a, _real=real, _name=name, **k: (acts.append(_name), _real(*a, **k))[1]
        )
    build(place, {"index.html": "new"}, [*more, *(path for path in SITE if path != "index.html")])
    monkeypatch.undo()
    assert texts(place.output) == {**SITE, **more, "index.html": "new"}
    assert 0 < acts.count("link") <= 6
    assert len(acts) < 40


@pytest.mark.parametrize("way", ["withdrawn", "corrected", "photo gone", "no longer retained"])
def test_what_leaves_the_site_leaves_the_spare_in_the_same_build(place: Location, way: str) -> None:
    build(place, {"2023/05/a.html": "the secret", "anh/p.jpg": "the secret"}, ["index.html", "2024/b.html"])
    put(place.output, {"cu/foreign.html": "the secret"})
    edit(place, a="the secret")
    assert "the secret" in texts(spare(place)).values()
    mended = {"2023/05/a.html": "mended"}
    if way == "withdrawn":
        build(place, {}, ["index.html", "2024/b.html"], retained=[])
        assert not (spare(place) / "2023").exists()
    elif way == "corrected":
        build(place, mended, ["index.html"], retained=[])
    elif way == "photo gone":
        build(place, mended, ["index.html"], retained=[])
        assert not (spare(place) / "anh").exists()
    else:
        build(place, mended, ["index.html"], retained=["CNAME"])
        assert not (spare(place) / "cu").exists()
    assert "the secret" not in [*texts(spare(place)).values(), *texts(place.output).values()]


def meddle_file(tree: Path) -> None:
    (tree / "index.html").unlink()
    put(tree, {"index.html": "spoilt"})


def meddle_link(tree: Path) -> None:
    (tree / "2024/b.html").unlink()
    (tree / "2024/b.html").symlink_to("/etc/hostname")


def meddle_folder_link(tree: Path) -> None:
    """Lead a whole folder to where others have their files."""
    shutil.rmtree(tree / "2024")
    (tree.parent / "theirs").mkdir()
    put(tree.parent / "theirs", {"b.html": "dear", "c.html": "dear"})
    (tree / "2024").symlink_to(tree.parent / "theirs")


def meddle_kind(tree: Path) -> None:
    shutil.rmtree(tree / "2023")
    put(tree, {"2023": "a file"})
    (tree / "anh/p.jpg").unlink()
    put(tree, {"anh/p.jpg/x": "a folder"})


def meddle_mode(tree: Path) -> None:
    (tree / "2024").chmod(0o700)


def meddle_exchange(tree: Path) -> None:
    (tree / "anh/p.jpg").rename(tree / "x")
    (tree / "anh/q.jpg").rename(tree / "anh/p.jpg")
    (tree / "x").rename(tree / "anh/q.jpg")


MEDDLING = {
    "a file replaced": meddle_file,
    "a file lost": lambda tree: (tree / "anh/p.jpg").unlink(),
    "a file added": lambda tree: put(tree, {"draft.html": "not yet", "neu/draft.html": "not yet"}),
    "a file of our names added": lambda tree: put(tree, {".ban-tin.ready/x.html": "x", ".ban-tin.files": "0"}),
    "an empty folder added": lambda tree: (tree / "leer").mkdir(),
    "a link in a file's place": meddle_link,
    "a link in a folder's place": meddle_folder_link,
    "files and folders exchanged": meddle_kind,
    "names exchanged": meddle_exchange,
    "a folder closed": meddle_mode,
    "all lost": lambda tree: [shutil.rmtree(tree), tree.mkdir()],
    "no folder": lambda tree: [shutil.rmtree(tree), tree.write_text("a file")],
    "gone": shutil.rmtree,
}


@pytest.mark.parametrize("meddle", MEDDLING.values(), ids=MEDDLING)
def test_whatever_somebody_does_to_the_spare_the_site_is_right(place: Location, meddle: object) -> None:
    assert callable(meddle)
    meddle(spare(place))
    edit(place, b="new b")
    assert texts(place.output) == {**SITE, "2024/b.html": "new b"}
    modes = {path.stat().st_mode & 0o777 for path in [place.output, *place.output.rglob("*/")] if path.is_dir()}
    assert modes == {0o755}
    assert {path.name for path in place.output.iterdir()} == {"index.html", "2023", "2024", "anh", ".ban-tin.files"}
    theirs = place.output.parent / "theirs"
    assert not theirs.exists() or texts(theirs) == {"b.html": "dear", "c.html": "dear"}
    edit(place, a="new a")
    assert texts(place.output) == {**SITE, "2024/b.html": "new b", "2023/05/a.html": "new a"}


def test_bytes_that_somebody_changes_in_both_trees_at_once_are_put_right_where_they_are_written(
    place: Location,
) -> None:
    with (spare(place) / "index.html").open("r+b") as stream:
        stream.write(b"FRONT")  # one file, so the site's too
    build(place, SITE)
    assert texts(place.output) == SITE
    assert is_true_spare(spare(place), place.output)


def test_a_spare_that_is_a_link_is_not_followed(place: Location, tmp_path: Path) -> None:
    shutil.rmtree(spare(place))
    put(tmp_path, {"theirs/letter": "dear"})
    spare(place).symlink_to(tmp_path / "theirs")
    edit(place, b="new b")
    assert texts(place.output) == {**SITE, "2024/b.html": "new b"}
    assert texts(tmp_path / "theirs") == {"letter": "dear"}
    assert litter(place.output) == [".output.spare"]


def test_a_spare_that_cannot_be_changed_is_thrown_away_and_the_site_linked_whole(
    place: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, failed = os.link, []

    def refuse(source: str, target: str, **options: bool) -> None:
        if "-tree/" in target and not failed:
            failed.append(target)
            raise OSError(errno.EIO, "broken")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", refuse)
    edit(place, a="new a", b="new b")
    assert len(failed) == 1
    assert texts(place.output) == {**SITE, "2023/05/a.html": "new a", "2024/b.html": "new b"}
    assert is_true_spare(spare(place), place.output)


def test_a_disk_without_second_names_has_no_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    place = find_place(tmp_path / "output")
    for number in range(3):
        build(place, {"index.html": str(number)}, ["a.html"] if number else [])
        if not number:
            put(place.output, {"a.html": "theirs"})
        assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert texts(place.output) == {"index.html": "2", "a.html": "theirs"}
    build(place, {}, ["index.html"], retained=[])  # nothing but a loss
    assert texts(place.output) == {"index.html": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_site_that_goes_takes_its_spare_with_it(place: Location) -> None:
    shutil.rmtree(place.output)
    heal(place)
    assert not spare(place).exists()


def test_a_site_that_must_stay_the_same_folder_has_no_spare(place: Location) -> None:
    fixed = find_place(place.output, "files")
    heal(fixed)
    assert not spare(place).exists()
    build(fixed, {**SITE, "index.html": "new"})
    assert texts(place.output) == {**SITE, "index.html": "new"}
    assert [path.name for path in place.output.parent.iterdir()] == ["output"]


def test_folders_of_others_keep_their_modes_and_their_empty_folders(place: Location) -> None:
    put(place.output, {".git/HEAD": "ref", "CNAME": "bantin.example.vn"})
    (place.output / ".git/refs/heads").mkdir(parents=True)
    (place.output / ".git").chmod(0o700)
    for word in ("one", "two", "three"):
        edit(place, b=word)
        assert texts(place.output) == {**SITE, "2024/b.html": word, ".git/HEAD": "ref", "CNAME": "bantin.example.vn"}
        assert (place.output / ".git/refs/heads").is_dir()
        assert (place.output / ".git").stat().st_mode & 0o777 == 0o700


def test_a_site_closed_to_the_public_stays_so_however_many_builds_follow(place: Location) -> None:
    place.output.chmod(0o750)
    for word in ("one", "two", "three"):
        edit(place, b=word)
        assert place.output.stat().st_mode & 0o777 == 0o750


def test_the_listing_is_no_file_of_two_trees(place: Location) -> None:
    for word in ("one", "two"):
        edit(place, b=word)
        assert (place.output / ".ban-tin.files").stat().st_nlink == 1


def test_the_looks_that_a_build_returns_are_those_of_the_site(tmp_path: Path) -> None:
    place = find_place(tmp_path / "output")
    assert build(place, SITE) == read_tree(place.output)
    put(place.output, {"CNAME": "bantin.example.vn"})
    for files in ({**SITE, "index.html": "new"}, SITE, {"index.html": "x"}, {"index.html/y": "x", "2023": "z"}):
        assert build(place, files) == read_tree(place.output)
    shutil.rmtree(spare(place))
    assert build(place, SITE) == read_tree(place.output)


def test_what_changes_in_the_site_while_a_build_goes_on_does_not_look_as_if_the_build_had_made_it(
    place: Location,
) -> None:
    staging = Staging(place.output, place.room("staging-1"))
    staging.open()
    for path in SITE:
        staging.keep(path)
    staging.write("index.html", b"new")
    put(place.output, {"anh/p.jpg": "PHOTO"})
    looks = publish(place, staging, completed(staging, None, spare_of(place)), durable=False)
    now = read_tree(place.output)
    assert {path for path in now if looks[path] != now[path]} == {"anh/p.jpg"}


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_changed_in_the_site_right_after_the_swap_is_none_of_the_files_that_are_known(
    place: Location, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    def swap_and_change(*arguments: Any, **named: Any) -> Path | None:
        old = swapping.swap(*arguments, **named)
        with (place.output / "index.html").open("r+b") as page:
            page.write(b"N")
        return old

    place = replace(place, whole=whole)
    monkeypatch.setattr(publication, "swap", swap_and_change)
    looks = edit(place, index="new")
    assert (place.output / "index.html").read_text() == "New"
    assert looks == {path: it for path, it in read_tree(place.output).items() if path != "index.html"}


class KilledError(BaseException):
    """Stands for the death of the process at one call into the system."""


ACTS: list[tuple[object, str]] = [(swapping, "exchange")]
ACTS += [(os, name) for name in ("link", "mkdir", "chmod", "unlink", "rename", "rmdir")]
AFTER = {"index.html": "new", "2024/b.html": "new b", "2024/new/c.html": "c", "anh/p.jpg": "photo"}


def fail_at(patches: pytest.MonkeyPatch, number: int, error: type[BaseException], *words: object) -> list[int]:
    """Have the act on names with this ``number`` fail, of all that a build does; return a count of what is left."""
    left = [number]

    def watched(real: object) -> object:
        assert callable(real)

        def call(*arguments: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise error(*words)
            return real(*arguments, **options)

        return call

    for owner, name in ACTS:
        patches.setattr(owner, name, watched(getattr(owner, name)))
    return left


def site_with_spare(folder: Path) -> Location:
    place = find_place(folder / "output")
    build(place, SITE)
    edit(place, a="a")
    return place


def test_a_build_that_dies_at_any_act_leaves_one_of_both_sites_and_no_spare_that_is_not_true(tmp_path: Path) -> None:
    seen, number, left = set(), 0, [0]
    while left[0] <= 0:
        number += 1
        place = site_with_spare(tmp_path / str(number))
        with pytest.MonkeyPatch.context() as patches:
            left = fail_at(patches, number, KilledError)
            try:
                build(place, AFTER)
            except KilledError:
                pass
            else:
                assert left[0] > 0
        assert texts(place.output) in (SITE, AFTER)
        seen.add("new" if texts(place.output) == AFTER else "old")
        heal(place)
        assert litter(place.output) == []
        assert texts(place.output) in (SITE, AFTER)
        build(place, {"index.html": "last"})
        assert texts(place.output) == {"index.html": "last"}
        assert litter(place.output) == []
    assert number > 40
    assert seen == {"old", "new"}


def test_a_disk_that_is_full_at_any_act_fails_the_build_or_costs_the_spare_and_never_the_site(tmp_path: Path) -> None:
    outcomes, number, left = set(), 0, [0]
    while left[0] <= 0:
        number += 1
        place = site_with_spare(tmp_path / str(number))
        staging = Staging(place.output, place.room("staging-1"))
        staging.open()
        for path, text in AFTER.items():
            staging.write(path, text.encode())
        with pytest.MonkeyPatch.context() as patches:
            left = fail_at(patches, number, OSError, errno.ENOSPC, "No space left on device")
            try:
                publish(place, staging, completed(staging, None, spare_of(place)), durable=False)
                outcome = "new"
            except OSError:
                outcome = "old"
        staging.discard()
        assert texts(place.output) == (AFTER if outcome == "new" else SITE)
        outcomes.add((outcome, spare(place).is_dir()))
        heal(place)
        assert litter(place.output) == []
    assert {("new", True), ("new", False), ("old", False)} <= outcomes


NAMES = st.sampled_from(["a", "b", "a/a", "a/b", "b/a", "b/b/a", "b/b/b", "c/a"])
WORDS = st.sampled_from(["", "1", "22"])


def fits(files: Mapping[str, str]) -> dict[str, str]:
    """Leave out files that another needs as a folder."""
    return {path: word for path, word in files.items() if not any(it.startswith(f"{path}/") for it in files)}


SITES = st.dictionaries(NAMES, WORDS, min_size=1, max_size=6).map(fits)


@settings(max_examples=25, deadline=None)
@given(sites=st.lists(st.tuples(SITES, SITES, SITES, st.booleans()), min_size=1, max_size=5))
def test_any_sequence_over_the_spare_gives_what_a_build_without_it_gives(
    sites: list[tuple[dict[str, str], dict[str, str], dict[str, str], bool]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    with_it, without = find_place(folder / "with/output"), find_place(folder / "without/output")
    for files, theirs, meddling, retained in sites:
        looks = {}
        for place in (with_it, without):
            there = read_tree(place.output)
            put(place.output, {f"theirs/{path}": word for path, word in theirs.items() if not there})
            looks[place] = build(place, files, retained=["theirs"] if retained else None)
            assert looks[place] == read_tree(place.output)
        assert is_true_spare(spare(with_it), with_it.output)
        for path, word in meddling.items():
            if all(it.is_dir() for it in (spare(with_it) / path).parents if it.exists()) and not path.startswith("c"):
                (spare(with_it) / path).parent.mkdir(parents=True, exist_ok=True)
                if not (spare(with_it) / path).is_dir():
                    (spare(with_it) / path).unlink(missing_ok=True)
                    (spare(with_it) / path).write_text(word)
        shutil.rmtree(spare(without))
        assert texts(with_it.output) == texts(without.output)
        assert files.items() <= texts(with_it.output).items()
