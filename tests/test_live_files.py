"""No test looks at what the owner of a site makes their own: a guard refuses it, and nothing imports the settings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bantin.front_matter.commands import new
from pelican.settings import read_settings

from tests.building import ROOT, run_verb, settings_file
from tests.demo.bulletin import leave_defaults
from tests.live_files import MAY_LOOK, SETTINGS, may_look, opened, read_by

CONF = ROOT / "pelicanconf.py"
TESTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py")}
# In tests, and in settings files that tests write.
IMPORT = re.compile(r"^\s*(?:from|import) (?:pelicanconf|publishconf|previewconf)\b", re.MULTILINE)

refused = pytest.raises(pytest.fail.Exception, match="which is its owner's")


@pytest.mark.parametrize("name", [*SETTINGS, "content/2026/tin.md", "content"])
def test_nothing_of_the_owners_is_opened(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with refused:
        (ROOT / name).read_text("utf-8")
    monkeypatch.chdir(ROOT / "tests")
    with refused:
        Path("..", name).read_bytes()
    monkeypatch.chdir(ROOT)
    with refused:
        open(os.fsencode(name))  # noqa: PTH123, SIM115  (bytes are no Path)


def test_nothing_of_the_owners_is_listed() -> None:
    with refused:
        list((ROOT / "content").rglob("*.md"))
    with refused:
        os.listdir(ROOT / "content")  # noqa: PTH208


def test_what_has_such_a_name_elsewhere_is_opened(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/tin.md").write_text("Chữ.")
    folder = os.open(tmp_path, os.O_RDONLY)
    # As content files are reached, from folder to folder.
    os.close(os.open("content", os.O_RDONLY, dir_fd=folder))
    os.close(folder)
    assert [path.read_text() for path in (tmp_path / "content").iterdir()] == ["Chữ."]
    assert opened(ROOT / "contents.txt", "r") == opened(ROOT / "tests/demo/content", "r") == ""


def test_a_command_in_this_process_takes_no_settings_that_it_was_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    given = {"NEW_TITLE": "Tin", "NEW_CATEGORY": "Kinh tế"}
    with refused:
        new([str(tmp_path)], given)
    assert new(["-s", str(settings_file()), str(tmp_path)], given) == 0


@pytest.mark.parametrize("is_compiled", [True, False])
def test_pelican_in_this_process_reads_them_through_the_demonstration_alone(
    is_compiled: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_compiled:
        monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.delitem(sys.modules, "pelicanconf", raising=False)
    with refused:
        read_settings(str(CONF))
    for name in ("pelicanconf", "demo_pelicanconf"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert read_settings(str(settings_file()))["SITENAME"] == "Bản tin Bằng Cốc"


PELICAN = [sys.executable, "-m", "pelican", "trang"]


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        ([*PELICAN, "-s", CONF], "/"),
        ([*PELICAN, "-s", "pelicanconf.py"], ROOT),
        ([*PELICAN, f"--settings={CONF}"], "/"),
        ([*PELICAN, "-spelicanconf.py"], ROOT),
        ([*PELICAN, "-s", "../publishconf.py"], ROOT / "tests"),
        (PELICAN, ROOT),
        ([sys.executable, "-m", "bantin.check", "--list"], str(ROOT)),
        (["/usr/bin/pelican", "trang"], ROOT),
        (["make", "html"], ROOT),
        ([sys.executable, "-m", "bantin.check", "-s", settings_file(), "content"], ROOT),
    ],
)
def test_no_process_reads_what_is_the_owners(command: list[object], folder: object) -> None:
    assert read_by(command, folder).startswith(str(ROOT))


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        ([*PELICAN, "-s", settings_file()], ROOT),
        ([*PELICAN, "-s", "pelicanconf.py"], "/"),
        (PELICAN, "/"),
        (["make", f"CONFFILE={settings_file()}", "html"], ROOT),
        (["make", "html"], "/"),
        ([sys.executable, "-c", "print()"], ROOT),
    ],
)
def test_processes_may_read_the_rest(command: list[object], folder: object) -> None:
    assert read_by(command, folder) == ""


@pytest.mark.process
def test_no_process_is_started_that_would() -> None:
    with refused:
        subprocess.run([*PELICAN, "-s", str(CONF)], check=False)
    with refused:
        run_verb("check", "--list")


def test_no_test_imports_the_settings_but_through_the_demonstration() -> None:
    frozen = "tests/own_site/frozen-"  # a site of its own, whose settings import each other
    theirs = {name for name, text in TESTS.items() if IMPORT.search(text) and not name.startswith(frozen)}
    assert theirs == {f"tests/demo/demo_{name}" for name in SETTINGS}


def test_the_demonstration_leaves_to_its_default_what_an_owner_may_set() -> None:
    settings = {"ICON_COLOURS": ("#000000", "#ffffff"), "PHOTOS_WIDTHS": (1,), "AUTHOR": "A", "AUTHOR_URL": "{slug}"}
    leave_defaults(settings)
    assert settings == {"AUTHOR_URL": "{slug}"}


def test_whoever_may_look_is_there_and_says_why() -> None:
    for name, reason in MAY_LOOK.items():
        file, _, test = name.partition("::")
        assert f"def {test}" in TESTS[file], name
        assert reason
        assert may_look(f"{name}[pelicanconf.py]")
    assert not may_look("tests/test_live_files.py::test_nothing_of_the_owners_is_listed")
