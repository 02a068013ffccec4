"""Disks that run full or are closed while a site is built on them: real ones, mounted where nobody else sees them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.building import ROOT

Told = dict[str, Any]
WAYS = (["unshare", "--map-root-user", "--mount"], ["sudo", "-n", "unshare", "--mount"])


# KiB that are left, from a lock that cannot be written to more than enough: the last two take the site.
FREE = [(0, 24, 300, 1100, 8000), pytest.param((0, 24, 96, 300, 640, 1100, 8000), marks=pytest.mark.long)]


@pytest.fixture(scope="module", params=FREE, ids=["some", "all"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What builds on a small disk did and said."""
    may = [way for way in WAYS if shutil.which(way[0]) and not subprocess.run([*way, "true"], check=False).returncode]
    assert may, "no disk can be mounted here: allow user namespaces (Linux), or sudo without a password"
    command = [*may[0], sys.executable, "-B", "-m", "tests.site.small_disk", str(tmp_path_factory.mktemp("disk"))]
    result = subprocess.run(
        [*command, *map(str, request.param)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    found: Told = json.loads(result.stdout)
    return found


def test_a_disk_that_runs_full_leaves_the_site_and_says_so(told: Told) -> None:
    failed = [case for case in told["full"] if case["code"]]
    assert len(failed) >= len(told["full"]) - 2
    for case in failed:
        assert (case["code"], case["site"], case["litter"]) == (1, "old", []), case
        assert "Đĩa đã đầy khi ghi" in case["said"]
        assert "Traceback" not in case["said"]


def test_a_disk_with_room_enough_gets_the_new_site_whatever_the_builds_before_left(told: Told) -> None:
    passed = [case for case in told["full"] if not case["code"]]
    assert passed[-1]["free"] == told["full"][-1]["free"]
    assert {(case["site"], *case["litter"]) for case in passed} == {("new",)}
    assert passed[-1]["restored"] == 8  # public stories, none of which an edit had touched


def test_a_disk_that_nobody_may_write_to_leaves_the_site_and_says_so(told: Told) -> None:
    case = told["closed"]
    assert (case["code"], case["site"]) == (1, "old")
    assert "không cho ghi. Hãy kiểm tra quyền ghi" in case["said"]
    assert "Traceback" not in case["said"]
