"""The Makefile's verbs, with a Pelican and a Python given by the caller."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.building import ROOT, SMALL_SITE, settings_file

PELICAN = Path(sys.executable).with_name("pelican")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in the repository with the tools of this test run."""
    settings = f"CONFFILE={settings_file('pelicanconf.py')}"
    command = ["make", "--no-print-directory", f"PELICAN={PELICAN}", f"PY={sys.executable}", settings, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_make_alone_prints_every_verb() -> None:
    phony = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0].split()
    shown = make().stdout
    assert [verb for verb in phony if f"make {verb} " not in shown] == []


def test_make_html_builds_any_folder_into_any_folder_and_says_where_to_look(tmp_path: Path) -> None:
    content = tmp_path / "tin xã"
    content.mkdir()
    shutil.copy(SMALL_SITE / "2024/cam.md", content)
    pelican = tmp_path / "pelican"
    pelican.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.kept_work "$@"\n')
    pelican.chmod(0o755)
    options = f"PELICANOPTS=-e CACHE_PATH='\"{tmp_path / 'cache'}\"'", f"PELICAN={pelican}"
    result = make("html", f"INPUTDIR={content}", f"OUTPUTDIR={tmp_path / 'site'}", *options)
    assert result.returncode == 0, result.stderr + result.stdout
    assert (tmp_path / "site/index.html").is_file()
    assert f"{tmp_path / 'site'}/index.html" in result.stdout


def test_make_html_fails_on_a_story_that_cannot_be_read(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "hong.md").write_text("Không có phần đầu bài.\n", "utf-8")
    result = make("html", f"INPUTDIR={content}", f"OUTPUTDIR={tmp_path / 'site'}")
    assert result.returncode != 0
    assert "hong.md:1:1: lỗi:" in result.stderr


def test_make_clean_removes_the_site_and_its_spare_and_nothing_beside_them(tmp_path: Path) -> None:
    for name in ("tin xã", ".tin xã.spare", "preview", ".preview.spare", ".cache", "content", ".khác.spare"):
        (tmp_path / name / "a").mkdir(parents=True)
    told = make("--dry-run", "clean", "OUTPUTDIR=./tin xã/").stdout
    subprocess.run(["sh", "-e", "-c", told], cwd=tmp_path, check=True)
    assert {path.name for path in tmp_path.iterdir()} == {"content", ".khác.spare"}


def test_make_new_writes_a_story_with_any_title_and_says_where_its_draft_can_be_seen(tmp_path: Path) -> None:
    given = 'TITLE=Giá "cam" & 100% của $HOME', "CATEGORY=Kinh tế", "PORT=8123"
    result = make("new", f"INPUTDIR={tmp_path}", *given)
    assert result.returncode == 0, result.stderr
    story = Path(result.stdout.strip())
    assert 'Title: Giá "cam" & 100% của $HOME\n' in story.read_text("utf-8")
    assert f"http://localhost:8123/{story.relative_to(tmp_path).as_posix()}" in result.stderr


def written(path: Path, line: str) -> Path:
    """Return a program at ``path`` that runs a ``line`` of shell."""
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path


def test_a_python_compiled_without_optimisation_gives_way_to_one_of_the_distribution(tmp_path: Path) -> None:
    fit, unfit = written(tmp_path / "fit", "exit 0"), written(tmp_path / "unfit", "exit 1")
    pretend = "import sys, sysconfig; sysconfig.get_config_var = lambda name: OPTIONS; exec(sys.argv[1])"
    fast, slow = "'--enable-optimizations' '--with-lto'", "'--enable-shared'"
    cases = (
        (slow, fit, fit),
        (fast, fit, "python3"),
        (None, fit, "python3"),
        (slow, unfit, "python3"),
        (slow, "no", "python3"),
    )
    for options, distribution, taken in cases:
        code = pretend.replace("OPTIONS", repr(options)).replace('"', '\\"')
        written(tmp_path / "python3", f'exec "{sys.executable}" -c "{code}" "$2"')
        command = [ROOT / "tools/find-python.sh", str(distribution)]
        found = subprocess.run(
            command, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=True
        )
        assert found.stdout == f"{taken}\n", (options, distribution)


def test_a_python_that_is_named_makes_the_environment() -> None:
    told = make("--dry-run", "VENV=/nowhere", "/nowhere/bin/python").stdout
    assert f'make-venv.sh "{sys.executable}" "/nowhere"' in told


def test_drafts_are_shown_from_a_folder_that_no_other_verb_builds() -> None:
    shown = make("--dry-run", "devserver", "OUTPUTDIR=public").stdout
    assert '-o ".cache/devserver"' in shown
    assert "public" not in shown
    assert '--publishing "publishconf.py"' in shown


def test_make_new_without_a_title_fails_and_says_what_is_missing(tmp_path: Path) -> None:
    result = make("new", f"INPUTDIR={tmp_path}", "CATEGORY=Kinh tế")
    assert result.returncode != 0
    assert 'make new TITLE="…" CATEGORY="…"' in result.stderr
    assert list(tmp_path.iterdir()) == []
