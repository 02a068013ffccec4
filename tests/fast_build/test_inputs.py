"""The files that a site is made from are told by their bytes, and read only where their stamps prove nothing."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bantin.fast_build import input_looks
from bantin.fast_build import inputs as module
from bantin.fast_build.inputs import Inputs, keep_known, read_known
from bantin.newsroom.checked_json import write_sealed


def as_they_stayed(inputs: Inputs) -> Inputs:
    changed = inputs.changed_since()
    assert changed is not None
    return inputs.as_they_stayed(changed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text("một", "utf-8")
    return content


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every stamp be settled: it is a minute later than it is."""
    now = time.time_ns
    monkeypatch.setattr("bantin.fast_build.inputs.time.time_ns", lambda: now() + 60 * 10**9)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in this order."""
    names: list[str] = []
    digest = module.bytes_digest
    monkeypatch.setattr(module, "bytes_digest", lambda path: [names.append(Path(path).name), digest(path)][1])
    return names


def digest(folder: Path, *words: str) -> str:
    return Inputs([folder], *words).digest()


def restore(folder: Path) -> None:
    """Put the same files there, under numbers and times of their own, as a checkout does."""
    shutil.copytree(folder, folder.with_name("restored"), copy_function=shutil.copy)
    shutil.rmtree(folder)
    folder.with_name("restored").rename(folder)


def test_the_same_files_and_words_give_the_same_digest(folder: Path) -> None:
    assert digest(folder, "thứ Hai") == digest(folder, "thứ Hai") != digest(folder, "thứ Ba")


def test_a_file_that_is_new_gone_renamed_or_rewritten_is_told(folder: Path) -> None:
    seen = {digest(folder)}
    (folder / "b.md").write_text("hai", "utf-8")
    seen.add(digest(folder))
    (folder / "b.md").rename(folder / "c.md")
    seen.add(digest(folder))
    (folder / "a.md").unlink()
    seen.add(digest(folder))
    (folder / "c.md").write_text("ba ", "utf-8")
    seen.add(digest(folder))
    assert len(seen) == 5


@pytest.mark.usefixtures("later")
def test_a_file_that_looks_as_it_did_is_not_read_again(folder: Path, read: list[str]) -> None:
    known = Inputs([folder]).known
    (folder / "b.md").write_text("hai", "utf-8")
    again = Inputs([folder], known=known)
    assert read == ["a.md", "b.md"]
    assert again.digest() == Inputs([folder]).digest()
    assert again.has_read
    assert not Inputs([folder], known=again.known).has_read


@pytest.mark.usefixtures("later")
def test_what_was_restored_is_read_and_is_the_same(folder: Path, read: list[str]) -> None:
    before = Inputs([folder])
    restore(folder)
    after = Inputs([folder], known=before.known)
    assert read == ["a.md", "a.md"]
    assert after.known != before.known
    assert (after.digest(), after.below(folder)) == (before.digest(), before.below(folder))
    assert after.beside(folder) == before.beside(folder)


@pytest.mark.usefixtures("later")
def test_the_same_size_under_the_same_time_is_told_all_the_same(folder: Path) -> None:
    file, before = folder / "a.md", Inputs([folder])
    stamp = file.stat()
    file.write_text("bốn", "utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert Inputs([folder], known=before.known).digest() != before.digest()


def test_where_stories_are_dated_by_their_files_so_are_these_told(folder: Path) -> None:
    before = Inputs([folder], timed=True)
    assert Inputs([folder], timed=True).digest() == before.digest()
    os.utime(folder / "a.md", (1, 1))
    after = Inputs([folder], timed=True)
    assert after.digest() != before.digest()
    assert after.differing(folder, before.below(folder)) == ["a.md"]
    assert Inputs([folder]).digest() == digest(folder)


def test_files_are_told_below_a_folder_and_beside_it(folder: Path) -> None:
    (folder.parent / "theme").mkdir()
    style = folder.parent / "theme/a.css"
    style.write_text("a", "utf-8")
    before = Inputs([folder, style.parent])
    (folder / "b.md").write_text("hai", "utf-8")
    (folder / "a.md").write_text("bốn", "utf-8")
    after = Inputs([folder, style.parent])
    assert after.differing(folder, before.below(folder)) == ["a.md", "b.md"]
    assert after.beside(folder) == before.beside(folder)
    style.write_text("b", "utf-8")
    assert Inputs([folder, style.parent]).beside(folder) != before.beside(folder)
    (folder / "a.md").unlink()
    assert Inputs([folder]).differing(folder, before.below(folder)) is None


def test_the_file_apart_is_told_by_itself_as_it_is_at_the_end(folder: Path) -> None:
    apart = folder / "dia-chi.tsv"
    before = Inputs([folder], apart=apart)
    apart.write_text("a.html\tA\n", "utf-8")
    ended, after = as_they_stayed(before), Inputs([folder], apart=apart)
    assert before.aside == "" != after.aside
    assert (ended.aside, ended.digest()) == (after.aside, after.digest())
    assert after.below(folder) == before.below(folder)
    assert after.beside(folder) != before.beside(folder)


def rewrite(file: Path) -> None:
    file.write_text("bốn", "utf-8")
    os.utime(file, ns=(1, 1))


def change_and_change_back(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(b"x")
    file.write_bytes(data)


@pytest.mark.parametrize("change", [rewrite, change_and_change_back])
def test_a_file_that_was_changed_during_the_build_is_not_what_was_read(
    folder: Path, change: Callable[[Path], None]
) -> None:
    (folder / "b.md").write_text("hai", "utf-8")
    inputs = Inputs([folder])
    unchanged = as_they_stayed(inputs)
    assert unchanged.digest() == inputs.digest()
    change(folder / "a.md")
    ended, next_ones = as_they_stayed(inputs), Inputs([folder])
    assert ended.digest() != next_ones.digest()
    assert next_ones.differing(folder, ended.below(folder)) == ["a.md"]


@pytest.fixture
def coarse_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give all files the same stamps, as a disk does whose clock has not ticked since."""
    stamp = input_looks._stamp
    monkeypatch.setattr(input_looks, "_stamp", lambda path, it: (*stamp(path, it)[:2], 10**30, 10**30, 1))


@pytest.mark.usefixtures("coarse_clock")
def test_a_file_changed_again_within_its_stamp_is_told_by_its_bytes(folder: Path) -> None:
    inputs = Inputs([folder])
    assert inputs.known == {}
    assert not inputs.has_read
    (folder / "a.md").write_text("mộn", "utf-8")
    ended, next_ones = as_they_stayed(inputs), Inputs([folder], known=inputs.known)
    assert next_ones.digest() != inputs.digest()
    assert next_ones.differing(folder, ended.below(folder)) == ["a.md"]


def test_too_many_bytes_of_young_files_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FEW_BYTES", 3)
    assert Inputs([folder]).changed_since() is None


def test_what_cannot_be_read_is_told_by_its_look(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "bytes_digest", lambda path: "")
    before = Inputs([folder])
    ended = as_they_stayed(before)
    assert ended.digest() == before.digest() == digest(folder)
    rewrite(folder / "a.md")
    assert digest(folder) != before.digest()


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("target", ["/proc/self/stat", "a sparse file"])
def test_what_has_no_bytes_of_its_own_or_too_many_is_told_by_its_look(folder: Path, target: str) -> None:
    file = folder.parent / "large"
    file.touch()
    os.truncate(file, 1 << 43)  # reading it would take an hour
    (folder / "a.md").unlink()
    (folder / "a.md").symlink_to(file if target == "a sparse file" else target)
    told = Inputs([folder]).below(folder)
    assert told["a.md/"] == os.fspath((folder / "a.md").readlink())
    assert told["a.md"].startswith("[")


@pytest.mark.parametrize("device", ["a pipe", "a link to a pipe", "a link to no end of zeros"])
def test_a_file_without_an_end_is_waited_for_by_nobody(folder: Path, device: str) -> None:
    pipe, name = folder.parent / "ong", folder / "front-page.toml"
    os.mkfifo(name if device == "a pipe" else pipe)
    if device != "a pipe":
        name.symlink_to(pipe if "pipe" in device else "/dev/zero")
    told: list[str] = []
    work = threading.Thread(target=lambda: told.append(Inputs([folder]).digest()), daemon=True)
    work.start()
    work.join(20)
    assert len(told) == 1


def test_a_link_is_told_by_what_it_leads_to_and_one_that_leads_nowhere_or_round_is_borne(
    folder: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "base.html").write_text("1", "utf-8")
    for name, target in {
        "theme": shared,
        "one.html": shared / "base.html",
        "none": tmp_path / "x",
        "up": folder,
    }.items():
        (folder / name).symlink_to(target)
    before = digest(folder)
    assert digest(folder) == before
    (shared / "base.html").write_text("22", "utf-8")
    changed = digest(folder)
    assert changed != before
    (folder / "none").unlink()
    (folder / "none").symlink_to(tmp_path / "y")
    assert digest(folder) != changed


@pytest.mark.usefixtures("later")
def test_what_is_known_is_kept_and_a_damaged_or_forged_table_tells_nothing(folder: Path, tmp_path: Path) -> None:
    file, inputs = tmp_path / "cache/sources.json", Inputs([folder])
    assert read_known(file) == {}
    keep_known(file, inputs)
    assert read_known(file) == inputs.known != {}
    forged: list[Any] = [[], {"a.md": 1}, {"a.md": [1, 2, 3, 4]}, {"a.md": [1, 2, 3, 4, 5]}]
    for each in forged:
        write_sealed(file, each)
        assert read_known(file) == {}
    file.write_bytes(b"x")
    assert read_known(file) == {}
