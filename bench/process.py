"""Run one command in bounded time and tell how long it took and how much memory its largest process held."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 1200.0  # seconds
SAMPLING = 0.02  # a high-water mark only rises, so only a process's last 20 ms can be missed


class CommandError(Exception):
    """A command that could not run, failed or did not end in time."""


@dataclass(frozen=True)
class Run:
    """What one run of a command cost: wall time in seconds, peak in bytes (0 where /proc is missing)."""

    seconds: float
    peak: int


def run(command: Sequence[str], folder: Path, limit: float = LIMIT) -> Run:
    """Run *command* in *folder* and measure it; its words are shown only if it fails."""
    began = time.perf_counter()
    with _start(command, folder) as process:
        watch = _MemoryWatch(process.pid)
        try:
            words, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:
            raise CommandError(f"{command[0]}: not done after {limit:.0f} s") from error
        finally:
            seconds = time.perf_counter() - began
            _end_session(process)
            peak = watch.stop()
    if process.returncode:
        raise CommandError(f"{command[0]} ended with {process.returncode}: {words.decode(errors='replace')[-800:]}")
    return Run(seconds, peak)


def _start(command: Sequence[str], folder: Path) -> "subprocess.Popen[bytes]":
    """Start *command* in a session of its own, so that all it starts can be ended with it."""
    pipe, joined = subprocess.PIPE, subprocess.STDOUT
    # As on any ordinary machine, Python keeps what it has compiled; here beside the figures, not in the project.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return subprocess.Popen(
            command, cwd=folder, stdout=pipe, stderr=joined, start_new_session=True, env=environment
        )
    except OSError as error:
        raise CommandError(f"{command[0]}: {error.strerror}") from error


def _end_session(process: "subprocess.Popen[bytes]") -> None:
    """End what the command left running, so that one tool cannot slow the next."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class _MemoryWatch:
    """Keeps the highest resident size seen among a process and its descendants."""

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._over = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """End the watch and return the peak in bytes."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(SAMPLING):
            self._peak = max([self._peak, *map(high_water, family(self._root))])


def family(pid: int) -> Iterator[int]:
    """The process and all that descend from it, as far as they still live."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(thread).split():
            yield from family(int(child))


def high_water(pid: int) -> int:
    """The peak resident size of one process, in bytes."""
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        return ""  # the process ended between two looks
