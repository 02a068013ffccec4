"""Worker processes that end with the one that has started them, however it ends.

Each worker holds the writing end of a pipe; where reading comes to an end, it has ended.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from bantin.newsroom.worker_lifeline import Lifeline, cut_all

from tests.building import ROOT

PATIENCE = 5.0


def sleep() -> None:
    time.sleep(60)


def be_busy() -> None:
    """Compute without giving another thread of Python its turn."""
    re.match(r"(a+)+b", "a" * 27)


def begin_worker(line: Lifeline, work: Callable[[], None]) -> tuple[int, int]:
    """Fork a worker; return its number and the pipe that it holds."""
    reading, writing = os.pipe()
    process = line.fork()
    if not process:
        os.write(writing, b"!")
        work()
        os._exit(0)
    os.close(writing)
    assert os.read(reading, 1) == b"!"
    return process, reading


def has_ended(reading: int) -> bool:
    there = select.select([reading], [], [], PATIENCE)[0]
    return bool(there) and os.read(reading, 1) == b""


def test_a_worker_ends_when_its_line_is_cut() -> None:
    line = Lifeline()
    process, reading = begin_worker(line, sleep)
    line.cut()
    assert has_ended(reading)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 1


def test_whoever_is_stopped_cuts_all_lines() -> None:
    lines = Lifeline(), Lifeline()
    workers = [begin_worker(line, sleep) for line in lines]
    cut_all()
    assert all(has_ended(reading) for _, reading in workers)
    for process, _ in workers:
        os.waitpid(process, 0)


@pytest.mark.parametrize("work", [sleep, be_busy])
def test_workers_do_not_outlive_a_process_that_was_killed(work: Callable[[], None]) -> None:
    reading, writing = os.pipe()
    owner = os.fork()
    if not owner:
        line = Lifeline()
        for _ in range(2):
            if not line.fork():
                os.write(writing, b"!")
                work()
                os._exit(0)
        sleep()
    os.close(writing)
    assert os.read(reading, 1) + os.read(reading, 1) == b"!!"
    os.kill(owner, signal.SIGKILL)
    os.waitpid(owner, 0)
    assert has_ended(reading)


def test_workers_of_a_pool_do_not_outlive_a_process_that_was_killed() -> None:
    words = (
        "import time; from bantin.newsroom.executor import process_pool\n"
        "if __name__ == '__main__':\n"
        "    pool = process_pool(2)\n"
        "    jobs = [pool.submit(time.sleep, 60) for _ in range(2)]\n"
        "    while not all(job.running() for job in jobs): time.sleep(0.01)\n"
        "    print('begun', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", words], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        process.kill()
        assert has_ended(process.stdout.fileno())  # fork server and resource tracker held it too


def test_a_worker_does_not_answer_what_the_terminal_sends_to_all() -> None:
    line = Lifeline()
    process, reading = begin_worker(line, lambda: time.sleep(0.2))
    os.kill(process, signal.SIGINT)
    assert has_ended(reading)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_a_process_that_is_started_deaf_never_hears_ctrl_c_and_its_starter_does_again() -> None:
    is_deaf = "print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []), flush=True)"
    words = (
        "import signal, subprocess, sys; from multiprocessing import resource_tracker\n"
        "from bantin.newsroom.worker_lifeline import deaf_children\n"
        "with deaf_children():\n"
        "    resource_tracker.getfd()  # as whoever starts a process of multiprocessing does\n"
        f"    subprocess.run([sys.executable, '-c', 'import signal; {is_deaf}'])\n"
        f"{is_deaf}"
    )
    result = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["True", "False"]
