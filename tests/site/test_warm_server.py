"""The warm build server of the tests builds what the real command builds, and is told what that one is told.

It works on photos and texts in its own process, the command in a pool of others: the setting ``EXECUTOR`` may give
any executor, and the site is the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import NOW, ROOT, SITE_URL, Result, run_command, run_pelican, settings_file
from tests.site.test_command import tree

# So few stories and pages are worth workers that a small site has them.
FEW = """
import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_publishconf import *
from bantin.fast_build import deferred_writer
from bantin.front_matter import convert_pool
convert_pool._WORTH_IT, convert_pool._BATCH, deferred_writer._WORTH_IT = 5, 4, 10
"""


@pytest.fixture(params=["few", pytest.param("pelicanconf.py", marks=pytest.mark.long)])
def conf(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The settings of a site of which workers make a part, and those of one that is made by one."""
    if request.param != "few":
        return str(request.param)
    file = tmp_path / "conf.py"
    file.write_text(FEW.format(root=str(ROOT)), "utf-8")
    return str(file)


def test_the_real_command_and_the_warm_server_build_the_same_site(
    small_site: Path, tmp_path: Path, conf: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    results = [
        run(small_site, tmp_path / name / "output", "-e", f'CACHE_PATH="{tmp_path / name / "cache"}"', conf=conf)
        for name, run in {"real": run_command, "warm": run_pelican}.items()
    ]
    assert [result.returncode for result in results] == [0, 0], results[0].stderr
    assert results[0].stderr == results[1].stderr
    assert "[address/clash]" in results[0].stderr
    assert tree(tmp_path / "real/output") == tree(tmp_path / "warm/output")


def run_sparingly(content: Path, output: Path, *options: str) -> Result:
    """Run the real command, which makes use of what other builds have compiled."""
    places = [str(content), "-o", str(output), "-s", str(settings_file())]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
    command = [sys.executable, "-m", "tests.kept_work", *places, *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)


def test_a_mistake_ends_both_with_the_same_words(
    small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    shutil.rmtree(small_site / "2023")
    story = small_site / "2024/cam.md"
    story.write_text(story.read_text("utf-8").replace("05/02/2024", "31/02/2024"), "utf-8")
    cache = f'CACHE_PATH="{tmp_path / "cache"}"'
    real, warm = (run(small_site, tmp_path / "output", "-e", cache) for run in (run_sparingly, run_pelican))
    assert (real.returncode, real.stderr) == (warm.returncode, warm.stderr)
    assert real.returncode == 1 and "2024/cam.md:2:12: lỗi:" in real.stderr
