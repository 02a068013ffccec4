"""Tests in several processes, which are forked after one collection: all run once, none is lost, whoever dies."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.building import ROOT

CONFTEST = """
import os, pathlib, pytest
from tests.forked_workers import ForkedWorkers

HERE = pathlib.Path(__file__).parent

def note(kind, text):
    with open(HERE / kind, "a") as file:
        file.write(f"{os.getpid()} {text}\\n")

def pytest_addoption(parser):
    parser.addoption("--workers", type=int, default=1)

def pytest_collection_finish(session):
    note("collected", len(session.items))

def pytest_runtestloop(session):
    ForkedWorkers(session, session.config.getoption("workers"), lambda nodeid: nodeid.partition("::")[0]).run()
    return True

@pytest.fixture(scope="session", autouse=True)
def place():
    note("began", "")
    yield
    note("ended", "")

@pytest.fixture(autouse=True)
def run(request, tmp_path):
    note("ran", f"{request.node.nodeid} {tmp_path}")
"""
PLAIN = """
import os, time, pytest
@pytest.mark.parametrize("number", range(4))
def test_of_four(number):
    time.sleep(0.02)
    print("said by", number)
    assert number != {wrong}
"""
SKIPPING = """
import pytest
def test_that_is_skipped(): pytest.skip("not here")
@pytest.fixture
def broken(): raise ValueError("broken")
def test_that_cannot_begin(broken): pass
"""
DYING = """
import os, signal
def test_before(): pass
def test_that_ends_its_process(): os.kill(os.getpid(), signal.SIGKILL)
def test_after(): pass
"""
WAITING = """
import time
def test_that_waits(): time.sleep(60)
"""


class Suite:
    """Files of tests in a folder, and what a run of them leaves."""

    def __init__(self, folder: Path, **files: str) -> None:
        self.folder = folder
        for name, text in {"conftest": CONFTEST, **files}.items():
            (folder / f"{name}.py").write_text(text, "utf-8")

    def start(self, *options: str) -> subprocess.Popen[str]:
        settings = self.folder / "pytest.ini"
        settings.write_text("[pytest]\n", "utf-8")  # and none of this project's
        place = f"--rootdir={self.folder}", "-c", str(settings), "-p", "no:cacheprovider", "--workers", "3"
        return subprocess.Popen(
            [sys.executable, "-m", "pytest", "-v", *place, *options, str(self.folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *options: str) -> tuple[int, str]:
        process = self.start(*options)
        output = process.communicate(timeout=60)[0]
        return process.returncode, output

    def noted(self, kind: str) -> list[list[str]]:
        file = self.folder / kind
        return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Suite, int, str]:
    """A suite of three files, in each of which one test fails, with its exit code and its output."""
    failing = PLAIN.format(wrong=2)
    suite = Suite(tmp_path_factory.mktemp("mixed"), test_a=failing, test_b=failing, test_c=failing + SKIPPING)
    return suite, *suite.run()


def test_every_test_runs_once_and_is_told_as_pytest_tells_it(mixed: tuple[Suite, int, str]) -> None:
    suite, code, output = mixed
    assert (code, output.count("PASSED")) == (1, 9)
    assert re.search(r"=+ 3 failed, 9 passed, 1 skipped, 1 error in ", output)
    ((_, collected),) = suite.noted("collected")
    ran = suite.noted("ran")
    assert len({test for _, test, _ in ran}) == len(ran) == int(collected) == 14
    assert len({folder for _, _, folder in ran}) == 14
    for file in ("test_a", "test_b", "test_c"):
        assert len({process for process, test, _ in ran if file in test}) == 1
    assert len({process for process, *_ in ran}) == 3
    assert sorted(suite.noted("began")) == sorted(suite.noted("ended"))  # in each process once


def test_what_a_test_prints_is_told_with_that_test(mixed: tuple[Suite, int, str]) -> None:
    *_, output = mixed
    assert re.findall(r"said by \d", output) == ["said by 2"] * 3


def test_a_test_whose_process_dies_has_failed_and_all_others_run(tmp_path: Path) -> None:
    files = {f"test_{name}": DYING for name in "abcd"}  # more than there are processes: each of these dies
    suite = Suite(tmp_path, **files, test_e=PLAIN.format(wrong=9))
    code, output = suite.run()
    assert code == 1
    assert re.search(r"=+ 4 failed, 12 passed in ", output)
    assert re.search(r"FAILED \S*test_a\.py::test_that_ends_its_process", output)
    assert "a test process ended with exit code -9" in output
    assert sum("test_after" in test for _, test, _ in suite.noted("ran")) == 4


def test_no_more_tests_than_asked_for_run_after_a_failure(tmp_path: Path) -> None:
    late = PLAIN.format(wrong=9).replace("0.02", "0.5")
    suite = Suite(tmp_path, test_a=PLAIN.format(wrong=0), test_b=late, test_c=late, test_d=late)
    code, output = suite.run("-x")
    assert code == 1
    assert "stopping after 1 failures" in output
    assert len(suite.noted("ran")) < 8
    assert sorted(suite.noted("began")) == sorted(suite.noted("ended"))


def test_a_process_that_cannot_work_is_no_pass(tmp_path: Path) -> None:
    suite = Suite(tmp_path, test_a=PLAIN.format(wrong=9), test_b=PLAIN.format(wrong=9))
    with (tmp_path / "conftest.py").open("a") as file:
        file.write("\nimport tests.forked_worker\ntests.forked_worker._take_own_folder = lambda *_: os._exit(7)\n")
    code, output = suite.run()
    assert code == pytest.ExitCode.INTERNAL_ERROR
    assert "a test process ended with exit code 7" in output


def test_an_interrupt_ends_every_process_and_its_fixtures(tmp_path: Path) -> None:
    suite = Suite(tmp_path, test_a=WAITING, test_b=WAITING)
    process = suite.start()
    while len(suite.noted("ran")) < 2 and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    output = process.communicate(timeout=30)[0]
    assert process.returncode == pytest.ExitCode.INTERRUPTED, output
    assert sorted(suite.noted("began")) == sorted(suite.noted("ended"))
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
