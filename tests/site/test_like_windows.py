"""What Windows does not have is not needed: no POSIX module, fork, link, folder handle or terminal of UTF-8."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import NOW, ROOT, SITE_URL, SMALL_SITE, run_pelican, settings_file
from tests.modules import MODULES, PLUGINS, name_of
from tests.site.test_command import tree

pytestmark = [pytest.mark.process, pytest.mark.slow]

LIKE = str(ROOT / "tests/like_windows.py")


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with ``command``, as on a machine whose terminal is that of Windows."""
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS.parent), "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="cp1252" if LIKE in command else "utf-8",
        check=False,
        timeout=120,
    )


KNOWN = [
    f"bantin.{name_of(path).removesuffix('.py').replace('/', '.').removesuffix('.__init__')}"
    for path in MODULES
    if path.stem != "__main__"
]


def test_no_module_needs_posix_to_be_imported_and_a_verb_speaks(tmp_path: Path) -> None:
    ran = run(LIKE, "--import", " ".join(KNOWN), "check", "--list", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout
    assert len(KNOWN) > 400


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """Build the small site, its line ends those of Windows, as there and as here: in ``there`` and ``here``."""
    folder = tmp_path_factory.mktemp("windows")
    for source in SMALL_SITE.rglob("*"):
        target = folder / "content" / source.relative_to(SMALL_SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            target.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
        elif source.is_file():
            target.write_bytes(source.read_bytes())
    shared = ("build", "content", "-s", str(settings_file()))
    there = run(LIKE, *shared, "-o", "there", "-e", f'CACHE_PATH="{folder / "cache-there"}"', folder=folder)
    assert there.returncode == 0, there.stderr
    here = run_pelican(folder / "content", folder / "here", "-e", f'CACHE_PATH="{folder / "cache-here"}"')
    assert here.returncode == 0, here.stderr
    yield folder, there


def test_the_site_is_the_same_to_the_byte(sites: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = sites
    assert tree(folder / "there") == tree(folder / "here")
    assert (folder / "there/index.html").is_file()


def test_a_terminal_that_lacks_vietnamese_letters_is_spoken_to(
    sites: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    assert "\\u1ef1ng trang theo" in sites[1].stdout  # "Dựng", whose letter it does not have


def test_a_second_build_there_finds_that_nothing_has_changed(
    sites: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = sites
    command = (
        "build",
        "content",
        "-s",
        str(settings_file()),
        "-o",
        "there",
        "-e",
        f'CACHE_PATH="{folder / "cache-there"}"',
    )
    before = {file: file.stat().st_mtime_ns for file in (folder / "there").rglob("*")}
    again = run(LIKE, *command, folder=folder)
    assert again.returncode == 0
    assert {file: file.stat().st_mtime_ns for file in (folder / "there").rglob("*")} == before


@pytest.mark.long
@pytest.mark.parametrize("arguments", [["check", "--list"], ["--help"], ["site", "--help"]])
def test_other_verbs_speak_there_too(arguments: list[str], tmp_path: Path) -> None:
    ran = run(LIKE, *arguments, folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout
