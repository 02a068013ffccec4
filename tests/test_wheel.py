"""The wheel: it holds the whole product and no more, and builds a site without the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from bantin import __version__
from bantin.theming.folder import theme_folder

from tests.building import NOW, ROOT
from tests.own_site.wheels import take_compiled

STORY = """Title: Hội nghị tổng kết
Date: 2026-11-20 08:00
Category: Kinh tế
Author: Tuấn Tú
Summary: Tóm tắt.

Một tin.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by the build backend itself, which fetches nothing."""
    folder = tmp_path_factory.mktemp("dist")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which pip has installed the wheel, and none of what it needs."""
    target = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--no-compile", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return target


def files_of(folder: Path, pattern: str = "*") -> set[str]:
    found = (file for file in folder.rglob(pattern) if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix() for file in found}


def test_the_wheel_holds_the_package_and_the_theme_whole(names: set[str]) -> None:
    package = {f"bantin/{name}" for name in files_of(ROOT / "plugins/bantin")}
    theme = {f"bantin/theme/{name}" for name in files_of(ROOT / "theme")}
    carried = {"bantin/requirements/site.txt", "bantin/requirements/desk.txt", "bantin/CHANGELOG.md"}
    assert {name for name in names if not name.startswith("ban_tin-")} == package | theme | carried
    assert {"bantin/newsroom/messages/vi/verb.toml", "bantin/theme/strings/vi.toml"} <= names
    assert {"bantin/theme/templates/base.html", "bantin/theme/static/css/tokens.css"} <= names


def test_no_test_no_story_and_no_tool_is_in_it(names: set[str]) -> None:
    assert {name.partition("/")[0] for name in names} == {"bantin", f"ban_tin-{__version__}.dist-info"}
    strays = [name for name in names if re.search(r"(^|/)(tests?|content)/|/(test_|conftest)|\.(md|pyc)$", name)]
    assert strays == ["bantin/CHANGELOG.md"]  # of which an upgrade tells the sections "Khi nâng cấp"


def test_the_version_stands_in_the_package_alone(wheel: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert wheel.name == f"ban_tin-{__version__}-py3-none-any.whl"


def test_a_site_without_the_repository_is_built_and_its_theme_found(installed: Path, tmp_path: Path) -> None:
    # The sections are the owner's, and the story knows nothing of them.
    settings = (ROOT / "pelicanconf.py").read_text("utf-8") + "\nCATEGORIES = []\n"
    (tmp_path / "pelicanconf.py").write_text(settings, "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/tin.md").write_text(STORY, "utf-8")
    take_compiled(installed)
    environment = {**os.environ, "PYTHONPATH": str(installed), "SOURCE_DATE_EPOCH": NOW}
    run = subprocess.run(
        [sys.executable, str(ROOT / "tests/kept_command.py"), "build"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "output/2026/11/20/hoi-nghi-tong-ket.html").read_text("utf-8")
    assert "<h1" in page
    assert "Một tin." in page
    assert list((tmp_path / "output/theme").rglob("*.css"))
    assert str(ROOT) not in run.stdout + run.stderr


def test_the_console_script_is_the_command(installed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    script = [sys.executable, str(installed / "bin/bantin"), "--version"]
    run = subprocess.run(script, env=environment, capture_output=True, text=True, check=False)
    assert run.stdout == f"bantin {__version__}\n"


def test_the_theme_of_a_checkout_lies_beside_the_plugins(tmp_path: Path) -> None:
    assert theme_folder() == ROOT / "theme"
    (tmp_path / "bantin/theme").mkdir(parents=True)
    assert theme_folder(tmp_path / "bantin") == tmp_path / "bantin/theme"
