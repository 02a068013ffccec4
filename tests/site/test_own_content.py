"""An owner's site: other stories, name, sections and colours leave the tests green, for none looks at them.

What tests build with is the same there, to the byte and to the value; that none looks past it is refused by a guard
(``tests/test_live_files.py``). `make test-long` runs every test there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.building import ROOT
from tests.demo.colours import copy_theme
from tests.live_files import MAY_LOOK
from tests.site.test_command import tree

# Compiled code comes along, but for what another worker is just writing.
LEFT_OUT = (".git", ".venv", ".cache", "output", "public", "preview", ".*_cache", "node_modules", "*.pyc.*")
OWN_SETTINGS = """
SITENAME, SITESUBTITLE = "Tin Phường Đông", "Tin của một phường ven sông"
OFFICE = {"name": "Phường Đông"}
CATEGORIES = [{"name": "Chuyện phường"}, {"name": "Thông cáo"}]
SHARE_LINKS, DEFAULT_PAGINATION, SAME_CATEGORY_COUNT, NEIGHBOURS_OF = [], 30, 3, "site"
LITE_EDITION = OFFLINE_READING = False
DEFAULT_LANG, FINDINGS_LANG = "en", "en"
SITE_SHORT_NAME, EMBLEM_LETTERS, ICON_COLOURS, ICON_SOURCE = "Đông", "Đ", ("#000000", "#ffffff"), ""
SAME_CATEGORY_MODE, FEED_STYLE, PHOTOS_JPEG_QUALITY = "older", "", 60
STORY_MAX_KILOBYTES, ROBOTS_DISALLOW = 500, ["/luu-tru/"]
MENUITEMS, AUTHOR = [("Xã", "https://xa.vn")], "Ban Biên tập"
"""
STORY = "Title: Phường sửa kè\nDate: 2026-11-01\nCategory: Chuyện phường\n\nKè đã sửa xong.\n"
# Each test that looks at what an owner makes their own, but for those that build, copy or pack the whole project.
WHOLE = ("tests/site/", "tests/test_wheel.py")
LOOKING = [test for test in MAY_LOOK if not test.startswith(WHOLE)]
# These read the theme where it lies, whose colours are an owner's to choose.
NEAR_THE_COLOURS = (
    *("tests/theming/test_tokens.py", "tests/theming/test_colours.py", "tests/theming/test_bundle.py"),
    *("tests/metadata/test_look.py", "tests/own_site/test_answers.py"),
)
READ_SETTINGS = """
import json, runpy, sys
def told(value):
    name = getattr(value, "__qualname__", None)
    return f"{value.__module__}.{name}" if name else repr(value)
for name in ("pelicanconf", "publishconf", "previewconf"):
    settings = runpy.run_path(f"tests/demo/demo_{name}.py")
    print(json.dumps({name: told(value) for name, value in settings.items() if name.isupper()}))
"""


def others_site(folder: Path) -> Path:
    """Copy the project into ``folder`` and make it the site of another owner."""
    project = Path(shutil.copytree(ROOT, folder / "project", ignore=shutil.ignore_patterns(*LEFT_OUT)))
    shutil.rmtree(project / "content")
    (project / "content").mkdir()
    (project / "content/ke.md").write_text(STORY, "utf-8")
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(OWN_SETTINGS)
    tokens = project / "theme/static/css/tokens.css"
    theirs = tokens.read_text("utf-8")
    grey = "#767676" if "#777777;" in theirs else "#777777"  # this owner may run this test too
    tokens.write_text(re.sub(r"#[0-9a-f]{6}(?=;)", grey, theirs), "utf-8")
    return project


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in ``project``, as nobody does who is just testing this one."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DEMO_THEME"))}
    environment["PYTHONPATH"] = str(project / "plugins")
    whole = [sys.executable, *command]
    return subprocess.run(whole, cwd=project, env=environment, capture_output=True, text=True, check=False)


def run_tests(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of ``project`` there."""
    return run(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options)


def settings_of(project: Path) -> list[dict[str, Any]]:
    """Return what the three settings files of the tests hold in ``project``, which is named as ours is."""
    read = run(project, "-c", READ_SETTINGS)
    assert read.returncode == 0, read.stderr
    return [json.loads(line.replace(str(project), str(ROOT))) for line in read.stdout.splitlines()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return others_site(tmp_path_factory.mktemp("others"))


def test_another_owners_site_is_built_with_what_they_chose(project: Path) -> None:
    built = run(project, "-m", "pelican", "content", "-s", "pelicanconf.py")
    assert built.returncode == 0, built.stderr
    assert "Tin Phường Đông" in (project / "output/index.html").read_text("utf-8")


def test_tests_build_there_with_the_settings_that_they_have_here(project: Path) -> None:
    there, here = settings_of(project), settings_of(ROOT)
    assert len(there) == 3 and all(len(settings) > 50 for settings in there)
    assert there == here


def test_tests_build_there_with_the_theme_that_they_have_here(project: Path, tmp_path: Path) -> None:
    copied = run(
        project,
        "-c",
        "import sys, pathlib; from tests.demo.colours import copy_theme; copy_theme(pathlib.Path(sys.argv[1]))",
        str(tmp_path / "there"),
    )
    assert copied.returncode == 0, copied.stderr
    (tmp_path / "here").mkdir()
    assert tree(tmp_path / "there/theme") == tree(copy_theme(tmp_path / "here"))
    assert tree(project / "theme") != tree(ROOT / "theme")


def test_tests_that_look_at_what_is_the_owners_are_green_there(project: Path) -> None:
    result = run_tests(project, *LOOKING, *NEAR_THE_COLOURS)
    assert result.returncode == 0, result.stdout[-3000:]
    [passed] = re.findall(r"\b(\d+) passed", result.stdout)
    assert int(passed) > len(LOOKING) + 20


@pytest.mark.long
def test_another_owners_site_leaves_every_test_green(tmp_path: Path) -> None:
    result = run_tests(others_site(tmp_path), "-n", "auto")
    assert result.returncode == 0, result.stdout[-3000:]
