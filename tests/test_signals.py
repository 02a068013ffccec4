"""What tests start hears every signal, however the tests were started."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.building import ROOT
from tests.signals import ASKING

# A shell that is deaf, tests that were started by it, and what these start.
DEAF = """trap '' INT TERM HUP QUIT; exec "$0" -c "$1" """
STATES = "print(*(signal.getsignal(number) is signal.SIG_IGN for number in {}), flush=True)"
TESTS = """
import os, signal, subprocess, sys
from tests.signals import ASKING, let_children_hear
{states}
let_children_hear()
for number in ASKING:
    os.kill(os.getpid(), number)
subprocess.run([sys.executable, "-c", "import signal; {child}"], check=True)
"""


@pytest.mark.process
def test_what_deaf_tests_start_is_not_deaf_and_they_still_are() -> None:
    code = TESTS.format(states=STATES.format("ASKING"), child=STATES.format([int(number) for number in ASKING]))
    result = subprocess.run(["sh", "-c", DEAF, sys.executable, code], cwd=ROOT, capture_output=True, text=True)
    assert result.stdout.splitlines() == ["True True True True", "False False False False"], result.stderr
    assert result.returncode == 0


@pytest.mark.parametrize("number", ASKING)
def test_these_tests_hand_on_no_deafness(number: signal.Signals) -> None:
    assert signal.getsignal(number) is not signal.SIG_IGN
