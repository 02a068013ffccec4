"""Commands whose output goes where Vietnamese letters cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import SMALL_SITE, settings_file

COMMANDS = [
    ("check", "-s", str(settings_file()), "--list"),
    ("due", "-s", str(settings_file()), str(SMALL_SITE)),
    ("why", "-s", str(settings_file()), "-o", "no-site"),
    ("photos-report", "--help"),
]


# What Windows-1252 lacks ASCII lacks as well; a whole build speaks into it in tests/site/test_like_windows.py.
@pytest.mark.parametrize("encoding", ["ascii", pytest.param("cp1252", marks=pytest.mark.long)])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_speaks_into_any_encoding(command: tuple[str, ...], encoding: str, tmp_path: Path) -> None:
    places = {"no-site": str(tmp_path / "out"), "empty": str(tmp_path)}
    arguments = [places.get(it, it) for it in command]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "WHY_PAGE": "trang-nào.html"}
    result = subprocess.run(
        [sys.executable, "-m", "bantin", *arguments], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert b"UnicodeEncodeError" not in result.stderr
    assert b"Traceback" not in result.stderr
    assert result.returncode in (0, 1)
