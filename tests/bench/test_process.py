"""Running and measuring one command."""

import sys
from pathlib import Path

import pytest

from bench.process import CommandError, run

pytestmark = pytest.mark.process

HELD = 60_000_000 if Path("/proc/self/status").exists() else -1  # other systems tell no peak
HOLD = "import time; held = bytearray(60_000_000); time.sleep(0.3)"


def python(script: str) -> tuple[str, ...]:
    return sys.executable, "-c", script


def test_the_peak_is_that_of_the_largest_descendant(tmp_path: Path) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"

    assert run(python(child), tmp_path).peak > HELD


def test_a_command_is_timed_to_its_end(tmp_path: Path) -> None:
    assert 0.2 < run(python("import time; time.sleep(0.2)"), tmp_path).seconds < 30


def test_a_command_that_fails_tells_its_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ended with 1: no photo here"):
        run(python("raise SystemExit('no photo here')"), tmp_path)


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no-such-tool: No such file"):
        run(["no-such-tool"], tmp_path)


def test_a_command_out_of_time_ends_with_all_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "still-alive"
    child = f"import time, pathlib; time.sleep(1); pathlib.Path({str(mark)!r}).touch()"
    parent = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"

    with pytest.raises(CommandError, match="not done after 0 s"):
        run(python(parent), tmp_path, limit=0.3)
    run(python("import time; time.sleep(1.2)"), tmp_path)

    assert not mark.exists()
