"""An owner's site: other stories, name, sections and colours leave the tests green, for none looks at them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT

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
# Those that could notice, and are quick; `make test-long` runs all.
SOME = (
    *("tests/docs", "tests/theming/test_tokens.py", "tests/theming/test_bundle.py", "tests/test_architecture.py"),
    *("tests/metadata/test_look.py", "tests/front_matter/test_cleaning.py", "tests/site/test_search_page.py"),
    "tests/site/test_command.py::test_plain_pelican_builds_the_site_from_its_own_folder",
)


def others_site(folder: Path) -> Path:
    """Copy the project into ``folder`` and make it the site of another owner."""
    project = Path(shutil.copytree(ROOT, folder / "project", ignore=shutil.ignore_patterns(*LEFT_OUT)))
    shutil.rmtree(project / "content")
    (project / "content").mkdir()
    (project / "content/ke.md").write_text(STORY, "utf-8")
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(OWN_SETTINGS)
    tokens = project / "theme/static/css/tokens.css"
    tokens.write_text(re.sub(r"#[0-9a-f]{6}(?=;)", "#777777", tokens.read_text("utf-8")), "utf-8")
    return project


def run_tests(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of ``project`` there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DEMO_THEME"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_another_owners_site_builds_and_leaves_the_tests_green(tmp_path: Path) -> None:
    project = others_site(tmp_path)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"]
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "Tin Phường Đông" in (project / "output/index.html").read_text("utf-8")
    result = run_tests(project, *SOME)
    assert result.returncode == 0, result.stdout[-3000:]
    [passed] = re.findall(r"\b(\d+) passed", result.stdout)
    assert int(passed) > 100


@pytest.mark.long
def test_another_owners_site_leaves_every_test_green(tmp_path: Path) -> None:
    result = run_tests(others_site(tmp_path), "-n", "auto")
    assert result.returncode == 0, result.stdout[-3000:]
