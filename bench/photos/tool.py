"""What the benchmark knows of a tool: how to run it, where its work lands, what a cold run must not find."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.process import Run, run

WIDTHS = (480, 800, 1200)


@dataclass(frozen=True)
class Tool:
    """One contender, installed and pointed at the photos."""

    name: str
    job: str
    command: tuple[str, ...]
    folder: Path
    output: Path
    leftovers: tuple[Path, ...] = ()

    def run_cold(self) -> Run:
        """Throw away all that earlier runs left, then run."""
        for place in (self.output, *self.leftovers):
            shutil.rmtree(place, ignore_errors=True)
        return self.run()

    def run(self) -> Run:
        """Run with whatever caches stand."""
        return run(self.command, self.folder)
