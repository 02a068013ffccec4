"""Work that is done by other processes, and here where the system has none to give."""

from __future__ import annotations

import os
import signal
import threading
from typing import NoReturn

import pytest
from bantin.newsroom import executor
from bantin.newsroom.executor import InPlace, process_pool


@pytest.mark.parametrize(
    "error", [OSError(30, "Read-only file system"), ImportError("no sem_open"), NotImplementedError()]
)
def test_without_semaphores_work_is_done_here_and_the_editor_hears_why_it_is_slow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def fail(*arguments: object) -> NoReturn:
        raise error

    monkeypatch.setattr(executor, "_Workers", fail)
    executor._say_alone.cache_clear()
    with process_pool(2) as first, process_pool(2) as second:
        assert [pool.submit(max, 3, 7).result() for pool in (first, second)] == [7, 7]
    said = capsys.readouterr().err
    assert said.count("/dev/shm") == 1
    assert "chậm hơn" in said


def test_an_error_of_the_work_is_the_errors_of_its_result() -> None:
    assert isinstance(InPlace().submit(int, "x").exception(), ValueError)


@pytest.mark.process
def test_a_pool_whose_workers_are_killed_with_much_to_do_ends() -> None:
    """As all are by ``kill`` of a whole group, or one by a system that is short of memory."""
    pool = process_pool(2)
    assert isinstance(pool, executor._Workers)
    waiting = [pool.submit(len, b"x" * 1_000_000) for _ in range(40)]
    for worker in list(pool._processes.values()):
        os.kill(worker.pid, signal.SIGKILL)
    end = threading.Thread(target=pool.shutdown, daemon=True)
    end.start()
    end.join(20)
    assert not end.is_alive()
    assert all(it.done() for it in waiting)


def test_a_pool_that_is_dropped_with_much_to_do_ends() -> None:
    pool = process_pool(2)
    assert isinstance(pool, executor._Workers)
    for _ in range(40):
        pool.submit(len, b"x" * 1_000_000)
    manager = pool._executor_manager_thread
    del pool  # whose workers end with it
    assert manager is not None
    manager.join(20)
    assert not manager.is_alive()
