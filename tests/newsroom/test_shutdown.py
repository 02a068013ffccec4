"""How a process ends that is asked to, each in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.building import ROOT

ASKED = signal.SIGTERM, signal.SIGHUP, signal.SIGINT


def run(words: str, *signals: signal.Signals, ctrl_c: bool = True, before: str = "") -> tuple[int, str, str]:
    """Send ``signals`` to a process that does ``words``, once they are ``ready()``; return code and sayings."""
    code = (
        f"import os, signal, sys, time\nfrom bantin.newsroom import shutdown\n{before}\n"
        f"ready = lambda: print('listening', flush=True)\nshutdown.listen(ctrl_c_is_an_end={ctrl_c})\n{words}"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "listening\n"
        for number in signals:
            process.send_signal(number)
        said, complaints = process.communicate("go\n", timeout=30)
        return process.returncode, said, complaints


@pytest.mark.parametrize("number", ASKED)
def test_it_ends_in_order_with_the_code_that_shells_know(number: signal.Signals) -> None:
    words = "try:\n    ready(); time.sleep(60)\nfinally:\n    print('cleared', flush=True)"
    assert run(words, number) == (128 + number, "cleared\n", "Đã dừng theo yêu cầu.\n")


def test_asking_twice_is_asking_once() -> None:
    words = "try:\n    ready(); time.sleep(60)\nfinally:\n    time.sleep(0.3); print('cleared', flush=True)"
    code, *said = run(words, signal.SIGINT, signal.SIGINT, signal.SIGTERM)
    assert code in (130, 143)  # two that come together come in no order
    assert said == ["cleared\n", "Đã dừng theo yêu cầu.\n"]


def test_what_must_not_be_left_half_done_comes_to_its_end_first() -> None:
    words = "with shutdown.held():\n    ready(); sys.stdin.readline(); print('done', flush=True)\nprint('more')"
    assert run(words, signal.SIGTERM)[:2] == (143, "done\n")


def test_leaving_waits_for_it_as_well() -> None:
    words = (
        "try:\n    with shutdown.held():\n        ready(); sys.stdin.readline(); print('done', flush=True)\n"
        "except KeyboardInterrupt:\n    print('left')"
    )
    assert run(words, signal.SIGINT, ctrl_c=False) == (0, "done\nleft\n", "")


def test_a_job_is_queued_to_the_end_so_that_no_lock_of_the_pool_is_left_closed() -> None:
    words = (
        "from concurrent.futures import ProcessPoolExecutor\nfrom bantin.newsroom.executor import process_pool\n"
        "def submit(*arguments):\n    ready(); sys.stdin.readline(); print('queued', flush=True)\n"
        "ProcessPoolExecutor.submit = submit\npool = process_pool(1)\npool.submit(print)\nprint('more')"
    )
    assert run(words, signal.SIGTERM)[:2] == (143, "queued\n")


def test_who_has_caught_the_wish_is_asked_again() -> None:
    words = "try:\n    ready(); time.sleep(60)\nexcept BaseException:\n    pass\nshutdown.check()\nprint('more')"
    assert run(words, signal.SIGTERM)[:2] == (143, "")


def test_where_ctrl_c_is_the_way_out_it_stays_pythons_own() -> None:
    words = "try:\n    ready(); time.sleep(60)\nexcept KeyboardInterrupt:\n    print('left')"
    assert run(words, signal.SIGINT, ctrl_c=False) == (0, "left\n", "")


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    before = "signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    assert run("ready(); sys.stdin.readline(); print('done')", signal.SIGHUP, before=before) == (0, "done\n", "")
