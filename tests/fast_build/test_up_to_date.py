"""Whether anything has changed since the last build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build.tree import changed_looks, look_after, look_of, read_tree
from bantin.fast_build.up_to_date import Standing, read_standing, settings_digest, write_standing


def test_the_same_settings_give_the_same_digest() -> None:
    assert settings_digest({"TITLE": "A"}) == settings_digest({"TITLE": "A"}) != ""


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
def test_another_setting_is_told(one: object, other: object) -> None:
    assert settings_digest({"X": one}) != settings_digest({"X": other})


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


STANDING = Standing("in", "look", 100.0, 200.0, ("a.md: cảnh báo",))


def test_a_site_stands_from_its_build_until_it_is_due() -> None:
    assert [STANDING.holds("in", now) for now in (99.0, 100.0, 199.0, 200.0)] == [False, True, True, False]
    assert replace(STANDING, due=None).holds("in", 1e12)
    assert not STANDING.holds("other", 150.0)


def test_a_site_that_somebody_changed_looks_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("một", "utf-8")
    before = look_of(read_tree(tmp_path))
    assert look_of(read_tree(tmp_path)) == before
    (tmp_path / "x.html").write_text("lạ", "utf-8")
    assert look_of(read_tree(tmp_path)) != before


def test_the_look_after_a_build_is_that_which_the_next_one_finds(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.html").write_text(name, "utf-8")
    before = read_tree(tmp_path)
    (tmp_path / "a.html").write_text("một", "utf-8")
    (tmp_path / "b.html").unlink()
    (tmp_path / "e.html").write_text("năm", "utf-8")
    after = changed_looks(tmp_path, before, ["a.html", "b.html", "e.html"])
    assert look_after(look_of(before), before, after) == look_of(read_tree(tmp_path)) != look_of(before)


def test_two_files_that_change_places_look_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("một", "utf-8")
    (tmp_path / "b.html").write_text("hai", "utf-8")
    looks = read_tree(tmp_path)
    assert look_of({"a.html": looks["b.html"], "b.html": looks["a.html"]}) != look_of(looks)


def test_a_record_is_kept_and_a_damaged_one_is_none(tmp_path: Path) -> None:
    file = tmp_path / "cache/standing.json"
    write_standing(file, STANDING)
    assert read_standing(file) == STANDING
    for damage in ("", "{}", "[1]", '{"inputs": 1}', "\0"):
        file.write_text(damage, "utf-8")
        assert read_standing(file) is None
