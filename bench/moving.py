"""``python -m bench.moving`` moves made-up old sites and tells time and memory, of first process and workers."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.process import SAMPLING, CommandError, family, high_water
from bench.table import markdown, mebibytes
from tests.move_in import old_sites

SYSTEMS = ("wordpress", "hugo", "nukeviet")
SIZES = (2_000, 10_000)


@dataclass
class Figures:
    """What one move cost: seconds of wall and of processors, peaks in bytes of the first process and of a worker."""

    wall: float
    processor: float
    of_workers: float
    first: int
    worker: int

    def cells(self) -> list[str]:
        """Return the figures as cells of a table."""
        peaks = (f"{mebibytes(it):.1f}" for it in (self.first, self.worker))
        return [*(f"{it:.1f}" for it in (self.wall, self.processor, self.of_workers)), *peaks]


def main(arguments: Sequence[str]) -> int:
    """Move each system at each size, and print a row for each."""
    parser = argparse.ArgumentParser(prog="bench.moving", description=__doc__)
    parser.add_argument("systems", nargs="*", default=SYSTEMS, help=f"of {', '.join(old_sites.ALL)}")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="STORIES")
    given = parser.parse_args(arguments)
    rows = []
    for system in given.systems:
        for size in given.sizes:
            rows.append([system, f"{size:,}", *moved(system, size).cells()])
            print("\t".join(rows[-1]), file=sys.stderr)
    heads = ["old site", "stories", "wall s", "first process s", "workers s", "first process MB", "largest worker MB"]
    print(markdown(heads, rows))
    return 0


def moved(system: str, size: int) -> Figures:
    """Return what it costs to move ``size`` stories of one ``system``."""
    with tempfile.TemporaryDirectory() as folder:
        site = old_sites.ALL[system](Path(folder) / "old", size)
        command = [sys.executable, "-m", "bantin", "import-site", str(site.place), "--content", "content", "--run"]
        before, began = os.times(), time.perf_counter()
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            first, worker, of_workers = _watched(process)
        after, wall = os.times(), time.perf_counter() - began
        written = sum(1 for _ in (Path(folder) / "content").rglob("*.md"))
    if process.returncode or written != size:
        raise CommandError(f"{system}: ended with {process.returncode}, {written} of {size} stories written")
    processor = sum(after[2:4]) - sum(before[2:4])
    return Figures(wall, processor, of_workers, first, worker)


def _watched(process: subprocess.Popen[bytes]) -> tuple[int, int, float]:
    """Return the peaks of the process and of the largest of its workers, and what processor time these took."""
    first = worker = 0
    seconds: dict[int, float] = {}
    while process.poll() is None:
        first = max(first, high_water(process.pid))
        for each in family(process.pid):
            if each != process.pid:
                worker = max(worker, high_water(each))
                seconds[each] = max(seconds.get(each, 0), _seconds(each))
        time.sleep(SAMPLING)
    return first, worker, sum(seconds.values())


def _seconds(pid: int) -> float:
    """Return the processor time of one process that lives; none of one that has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
