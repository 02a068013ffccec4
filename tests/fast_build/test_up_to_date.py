"""Whether anything has changed since the last build."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build import up_to_date as module
from bantin.fast_build.tree import read_tree
from bantin.fast_build.up_to_date import (
    Inputs,
    Standing,
    look_of,
    read_standing,
    settings_digest,
    write_standing,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text("một", "utf-8")
    return content


def digest(folder: Path, *words: str, **settings: object) -> str:
    """Return the digest of what every stamp says."""
    return Inputs([folder], settings_digest(settings), *words).digest(())


def test_the_same_files_settings_and_words_give_the_same_digest(folder: Path) -> None:
    assert digest(folder, "1", TITLE="A") == digest(folder, "1", TITLE="A") != ""


def double(text: str) -> str:
    return text * 2


def triple(text: str) -> str:
    return text * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A", "B"),
        (["a", "b"], ["ab"]),
        ({"a": 1}, {"a": 2}),
        ({"a", "b"}, {"a", "c"}),
        (double, triple),
        (1, "1"),
        (None, False),
    ],
)
def test_another_setting_is_told(folder: Path, one: object, other: object) -> None:
    assert digest(folder, X=one) != digest(folder, X=other)


def loaded(file: Path, code: str) -> object:
    """Return what ``code``, in ``file``, calls ``setting``."""
    file.write_text(code, "utf-8")
    names: dict[str, object] = {"__name__": "conf"}
    exec(compile(code, str(file), "exec"), names)
    return names["setting"]


def test_a_function_of_the_settings_is_told_by_all_that_stands_beside_it_and_by_what_it_holds(tmp_path: Path) -> None:
    code = """
def beside(): return 1
def make(number):
    def inner(held=0): return beside() + number + held
    return inner
setting = make(2)
"""
    changes = {code, code.replace("return 1", "return 5"), code.replace("make(2)", "make(3)")}
    digests = {settings_digest({"F": loaded(tmp_path / "conf.py", each)}) for each in changes}
    assert len(digests) == 3
    assert settings_digest({"F": loaded(tmp_path / "conf.py", code)}) in digests


def test_a_function_that_holds_another_value_is_told_though_its_file_is_the_same(tmp_path: Path) -> None:
    make = loaded(tmp_path / "library.py", "def setting(number):\n    return lambda: number\n")
    assert callable(make)
    assert settings_digest({"F": make(1)}) == settings_digest({"F": make(1)}) != settings_digest({"F": make(2)})


def test_another_word_is_told(folder: Path) -> None:
    assert digest(folder, "thứ Hai") != digest(folder, "thứ Ba")


def test_a_file_that_is_new_gone_renamed_or_rewritten_is_told(folder: Path) -> None:
    seen = {digest(folder)}
    (folder / "b.md").write_text("hai", "utf-8")
    seen.add(digest(folder))
    (folder / "b.md").rename(folder / "c.md")
    seen.add(digest(folder))
    (folder / "a.md").unlink()
    seen.add(digest(folder))
    assert len(seen) == 4


def test_the_same_size_under_the_same_time_is_told_all_the_same(folder: Path) -> None:
    file = folder / "a.md"
    before, stamp = digest(folder), file.stat()
    file.write_text("hai", "utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert digest(folder) != before


@pytest.fixture
def coarse_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give all files the same stamps, as a disk does whose clock has not ticked since."""
    stat = module._stamp
    monkeypatch.setattr(module, "_stamp", lambda path, it: (*stat(path, it)[:2], 10**30, 10**30, 1))


@pytest.mark.usefixtures("coarse_clock")
def test_a_file_changed_again_within_its_stamp_is_told_by_its_bytes(folder: Path) -> None:
    inputs = Inputs([folder])
    assert inputs.young() == (str(folder / "a.md"),)
    before = inputs.digest(inputs.young() or ())
    assert Inputs([folder]).digest(inputs.young() or ()) == before
    assert inputs.are_as_they_were(inputs.young() or ())
    (folder / "a.md").write_text("mộn", "utf-8")
    assert Inputs([folder]).digest(()) == inputs.digest(())
    assert not inputs.are_as_they_were(inputs.young() or ())
    assert Inputs([folder]).digest(inputs.young() or ()) != before


def test_a_file_is_young_until_its_stamp_has_settled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Inputs([folder]).young() == (str(folder / "a.md"),)
    later = time.time_ns() + 60 * 10**9
    monkeypatch.setattr("bantin.fast_build.up_to_date.time.time_ns", lambda: later)
    assert Inputs([folder]).young() == ()


def rewrite(file: Path) -> None:
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(1, 1))


@pytest.mark.parametrize("change", [rewrite, Path.unlink])
def test_a_young_file_that_was_changed_since_is_not_what_it_was(folder: Path, change: Callable[[Path], None]) -> None:
    inputs = Inputs([folder])
    young = inputs.young() or ()
    assert inputs.are_as_they_were(young)
    change(folder / "a.md")
    assert not inputs.are_as_they_were(young)


def test_too_many_bytes_of_young_files_are_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FEW_BYTES", 3)
    assert Inputs([folder]).young() is None


@pytest.mark.parametrize("device", ["a pipe", "a link to a pipe", "a link to no end of zeros"])
def test_a_file_without_an_end_is_waited_for_by_nobody(folder: Path, device: str) -> None:
    pipe, name = folder.parent / "ong", folder / "front-page.toml"
    os.mkfifo(name if device == "a pipe" else pipe)
    if device != "a pipe":
        name.symlink_to(pipe if "pipe" in device else "/dev/zero")
    told: list[str] = []
    inputs = Inputs([folder])
    work = threading.Thread(target=lambda: told.append(inputs.digest([os.fspath(name)])), daemon=True)
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


def standing(folder: Path) -> Standing:
    return Standing("in", ("a.md",), look_of(read_tree(folder)), 100.0, 200.0, ("a.md: cảnh báo",))


def test_a_site_stands_from_its_build_until_it_is_due(folder: Path) -> None:
    it = standing(folder)
    assert [it.holds("in", folder, now) for now in (99.0, 100.0, 199.0, 200.0)] == [False, True, True, False]
    assert replace(it, due=None).holds("in", folder, 1e12)
    assert not it.holds("other", folder, 150.0)


def test_a_site_that_somebody_changed_does_not_stand(folder: Path) -> None:
    it = standing(folder)
    (folder / "x.html").write_text("lạ", "utf-8")
    assert not it.holds("in", folder, 150.0)


def test_a_record_is_kept_and_a_damaged_one_is_none(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "cache/standing.json"
    write_standing(file, standing(folder))
    assert read_standing(file) == standing(folder)
    for damage in ("", "{}", "[1]", '{"inputs": 1}', "\0"):
        file.write_text(damage, "utf-8")
        assert read_standing(file) is None
