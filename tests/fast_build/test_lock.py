"""One build at a time, and a dead one never in the way."""

import multiprocessing
import os
import signal
import subprocess
import sys
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from bantin.fast_build.lock import BuildLock, LockedError, NoLockFile, read_holder

HOLD = """
import sys, time
from pathlib import Path
from bantin.fast_build.lock import BuildLock
lock = BuildLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".output.lock"


def hold_elsewhere(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_second_holder_is_refused_and_told_who_the_first_is(path: Path) -> None:
    other = hold_elsewhere(path)
    with pytest.raises(LockedError) as refusal:
        BuildLock(path).acquire()
    end(other)
    assert refusal.value.holder is not None
    assert refusal.value.holder.pid == other.pid


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    end(hold_elsewhere(path))
    assert path.is_file()
    lock = BuildLock(path)
    lock.acquire()
    held_by = read_holder(path)
    assert held_by is not None
    assert held_by.pid == os.getpid()
    lock.release()


def test_a_released_lock_leaves_no_file_and_can_be_taken_again(path: Path) -> None:
    lock = BuildLock(path)
    for _ in range(2):
        lock.acquire()
        lock.release()
        assert not path.exists()


def test_a_note_that_is_cut_short_hides_the_holder_only(path: Path) -> None:
    other = hold_elsewhere(path)
    path.write_text('{"pid": 12')
    with pytest.raises(LockedError) as refusal:
        BuildLock(path).acquire()
    end(other)
    assert refusal.value.holder is None


def stay(started: Event, over: Event) -> None:
    started.set()
    over.wait(30)


def test_a_worker_that_outlives_its_build_does_not_keep_the_lock(path: Path) -> None:
    lock, second = BuildLock(path), BuildLock(path)
    lock.acquire()
    fork = multiprocessing.get_context("fork")
    started, over = fork.Event(), fork.Event()
    worker = fork.Process(target=stay, args=(started, over), daemon=True)
    worker.start()
    assert started.wait(30)
    lock.forget()  # what the death of this process would do
    second.acquire()
    second.release()
    over.set()
    worker.join()


@pytest.mark.parametrize("kind", ["link", "dangling link", "hard link", "pipe", "folder"])
def test_what_no_build_has_put_there_is_refused_and_left_alone(path: Path, kind: str) -> None:
    other = path.with_name("dear")
    if kind != "dangling link":
        other.write_text("dear")
    if kind.endswith("link"):
        (path.hardlink_to if kind == "hard link" else path.symlink_to)(other)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    before = path.lstat()
    with pytest.raises(NoLockFile, match=r"\.output\.lock"):
        BuildLock(path).acquire()
    assert os.path.samestat(before, path.lstat())
    assert not other.exists() if kind == "dangling link" else other.read_text() == "dear"
