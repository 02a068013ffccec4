"""The warm build server of the tests builds what the real command builds, and is told what that one is told.

It works on photos and texts in its own process, the command in a pool of others: the setting ``EXECUTOR`` may give
any executor, and the site is the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building import run_command, run_pelican
from tests.site.test_command import tree


@pytest.mark.parametrize(("conf", "more"), [("pelicanconf.py", 0), ("publishconf.py", 210)])
def test_the_real_command_and_the_warm_server_build_the_same_site(
    small_site: Path, tmp_path: Path, conf: str, more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    for number in range(more):  # so many are parsed by workers
        header = f"Title: Tin thêm {number}\nDate: 2023-05-{number % 28 + 1:02}\nCategory: Kinh tế\n"
        (small_site / f"2023/them-{number}.md").write_text(f"{header}\nTin **thứ** {number}.\n", "utf-8")
    results = [
        run(small_site, tmp_path / name / "output", "-e", f'CACHE_PATH="{tmp_path / name / "cache"}"', conf=conf)
        for name, run in {"real": run_command, "warm": run_pelican}.items()
    ]
    assert [result.returncode for result in results] == [0, 0], results[0].stderr
    assert results[0].stderr == results[1].stderr
    assert "[address/clash]" in results[0].stderr
    assert tree(tmp_path / "real/output") == tree(tmp_path / "warm/output")


def test_a_mistake_ends_both_with_the_same_words(small_site: Path, tmp_path: Path) -> None:
    story = small_site / "2024/cam.md"
    story.write_text(story.read_text("utf-8").replace("05/02/2024", "31/02/2024"), "utf-8")
    cache = f'CACHE_PATH="{tmp_path / "cache"}"'
    real, warm = (run(small_site, tmp_path / "output", "-e", cache) for run in (run_command, run_pelican))
    assert (real.returncode, real.stderr) == (warm.returncode, warm.stderr)
    assert real.returncode == 1 and "2024/cam.md:2:12: lỗi:" in real.stderr
