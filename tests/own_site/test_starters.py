"""The starters on machines of every kind: no Python, an old one, odd paths, a first start that was broken off."""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from bantin.own_site.folder import FILES
from bantin.own_site.software import carried

FOLDER = carried(FILES)
PLACES = ["tân an's", "a  b", '$HOME `x` & "y"', "-x", "%PATH%!"]


@pytest.fixture(params=PLACES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A site in a folder of an odd name, whose start.py tells what it was given and ends with 7."""
    folder = tmp_path / request.param
    (folder / "vendor").mkdir(parents=True)
    (folder / "vendor/start.py").write_text("import os, sys; print(os.getcwd(), *sys.argv[1:], sep='|'); sys.exit(7)")
    shutil.copy(FOLDER / "starter.sh.txt", folder / "Mở bàn biên tập.command")
    return folder


def started(site: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the site as a double click does, where ``path`` alone has programs."""
    starter = str(site / "Mở bàn biên tập.command")
    return subprocess.run(
        ["/bin/sh", starter, *arguments],
        cwd="/",
        env={"PATH": str(path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def machine(folder: Path, **pythons: str) -> Path:
    """Make a folder of programs: those named, each a line of shell, and what a starter itself needs."""
    folder.mkdir()
    (folder / "dirname").symlink_to(str(shutil.which("dirname")))
    for name, line in pythons.items():
        program = folder / name.replace("_", ".")
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)
    return folder


REAL = f'exec "{sys.executable}" "$@"'


@pytest.mark.process
def test_a_site_may_lie_anywhere_and_the_exit_code_is_that_of_the_command(site: Path, tmp_path: Path) -> None:
    ran = started(site, machine(tmp_path / "bin", python3=REAL), "check", "a b", "“c”")
    assert (ran.stdout, ran.stderr, ran.returncode) == (f"{site}|check|a b|“c”\n", "", 7)


@pytest.mark.process
@pytest.mark.parametrize("pythons", [{}, {"python3": "exit 1"}, {"python3": "exit 127", "python3_11": "exit 1"}])
def test_a_machine_without_a_python_that_will_do_is_told_where_to_get_one(
    pythons: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "vendor").mkdir()
    shutil.copy(FOLDER / "starter.sh.txt", tmp_path / "Mở bàn biên tập.command")
    ran = started(tmp_path, machine(tmp_path / "bin", **pythons))
    assert ran.returncode == 1
    assert ran.stdout.startswith("Máy này chưa có Python 3.11 trở lên.\n")
    assert ran.stderr == ""


@pytest.mark.process
def test_a_broken_python_gives_way_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/start.py").write_text("print('da')")
    shutil.copy(FOLDER / "starter.sh.txt", tmp_path / "Mở bàn biên tập.command")
    ran = started(tmp_path, machine(tmp_path / "bin", python3_13="exit 126", python3_12="exit 1", python3=REAL))
    assert (ran.stdout, ran.returncode) == ("da\n", 0)


def test_the_starter_of_windows_takes_any_folder_and_hands_the_exit_code_on() -> None:
    for file in ("starter.cmd.txt", "en/starter.cmd.txt"):
        lines = (FOLDER / file).read_text("utf-8").splitlines()
        assert 'pushd "%~dp0"' in lines  # a network folder too, which cmd cannot enter otherwise
        assert lines[-1] == "exit /b %BANTIN_CODE%"
        assert lines[lines.index("%BANTIN_PYTHON% vendor\\start.py %*") + 1] == "set BANTIN_CODE=%errorlevel%"


def test_an_old_python_can_read_what_tells_it_so() -> None:
    text = (FOLDER / "start.py.txt").read_text("utf-8")
    assert text.splitlines()[0] == "# -*- coding: utf-8 -*-"  # Python 2 takes no other letters without
    tree = ast.parse(text, feature_version=(3, 4))
    assert ast.unparse(tree.body[1]) == "from __future__ import print_function"
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr)]


Start = Callable[..., int]


class Machine:
    """What start.py finds on a machine: which calls of its Python pass, what making an environment ends with."""

    def __init__(self, site: Path) -> None:
        self.site, self.calls, self.environments = site, list[Sequence[str]](), list[dict[str, str]]()
        self.made, self.fails = 0, set[str]()
        self.broken: BaseException | None = None

    def call(self, command: Sequence[str], **given: Any) -> int:
        self.calls.append(command[1:])
        self.environments.append(given["env"])
        assert given["cwd"] == str(self.site)
        return int(any(word in self.fails for word in command))

    def create(self, folder: str, **given: Any) -> None:
        assert given["clear"] and given["with_pip"]
        self.made += 1
        Path(folder).mkdir(exist_ok=True)
        if self.broken:
            raise self.broken

    def verbs(self) -> list[str]:
        return [" ".join(call[:3]) for call in self.calls if call[0] == "-m"]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Start]:
    folder = tmp_path / "tân an's"
    (folder / "vendor").mkdir(parents=True)
    (folder / "vendor/desk.txt").write_text("./vendor/x.whl\n")
    (folder / "vendor/start.py").write_text((FOLDER / "start.py.txt").read_text("utf-8"), "utf-8")
    machine = Machine(folder)
    monkeypatch.setattr(subprocess, "call", machine.call)
    monkeypatch.setattr(venv, "create", machine.create)
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)

    def start(*arguments: str) -> int:
        return int(runpy.run_path(str(folder / "vendor/start.py"))["main"]([*arguments]))

    return machine, start


INSTALL = "-m pip install"


def test_the_first_start_makes_the_environment_and_the_next_ones_use_it(own: tuple[Machine, Start]) -> None:
    machine, start = own
    assert start() == 0
    assert machine.verbs() == [INSTALL, "-m bantin desk"]
    assert start("check") == 0
    assert machine.verbs() == [INSTALL, "-m bantin desk", "-m bantin check"]
    assert machine.made == 1


@pytest.mark.parametrize("broken", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_first_start_that_is_broken_off_begins_again(broken: BaseException, own: tuple[Machine, Start]) -> None:
    machine, start = own
    machine.broken = broken
    try:
        assert start() == 1
    except KeyboardInterrupt:
        assert isinstance(broken, KeyboardInterrupt)
    machine.broken = None
    assert start() == 0
    assert (machine.made, machine.verbs()) == (2, [INSTALL, "-m bantin desk"])


def test_without_a_network_nothing_is_left_and_the_reason_is_told(
    own: tuple[Machine, Start], capsys: pytest.CaptureFixture[str]
) -> None:
    machine, start = own
    machine.fails = {"pip"}
    assert start() == 1
    assert not (machine.site / ".venv").exists()
    assert "Lần đầu cần có mạng Internet" in capsys.readouterr().err
    assert machine.verbs() == [INSTALL]


def test_an_environment_that_works_no_more_is_made_again(own: tuple[Machine, Start]) -> None:
    machine, start = own
    assert start() == 0
    machine.fails = {"import bantin"}  # the Python that it leads to is gone
    start()
    assert machine.made == 2


def test_an_upgraded_list_is_installed(own: tuple[Machine, Start]) -> None:
    machine, start = own
    assert start() == 0
    (machine.site / "vendor/desk.txt").write_text("./vendor/y.whl\n")
    assert start() == 0
    assert machine.verbs() == [INSTALL, "-m bantin desk"] * 2


def test_a_disk_that_is_full_at_the_last_file_is_told(
    own: tuple[Machine, Start], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, start = own

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        assert start() == 1
    assert "Không tạo được thư mục .venv" in capsys.readouterr().err
    assert start() == 0


def test_what_another_python_of_the_machine_is_told_is_not_handed_on(
    own: tuple[Machine, Start], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine, start = own
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    start()
    for environment in machine.environments:
        assert not {"PYTHONPATH", "PYTHONHOME", "PIP_USER"} & environment.keys()
        assert environment["HTTPS_PROXY"] == "http://proxy"
        assert environment.keys() <= os.environ.keys()


def test_a_python_that_is_too_old_says_so(
    own: tuple[Machine, Start], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine, start = own
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    assert start() == 1
    assert "Cần Python 3.11 trở lên; máy này có" in capsys.readouterr().err
    assert machine.calls == []
