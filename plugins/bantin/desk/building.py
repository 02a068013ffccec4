"""The site built for readers, by the command that an owner would type, into a folder apart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bantin.newsroom.diagnostic import SEVERITIES, severity_word

_PATIENCE = 1_800  # seconds, for the first build of a large archive
_LINE = (
    r"(?P<path>[^:\n]+?)(?::(?P<line>\d+))?(?::\d+)?: (?P<word>{words}): (?P<message>.*?)(?: \[(?P<rule>[\w/.-]+)\])?"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """What keeps the site from being published: a sentence, and where it is about a file that file and line."""

    message: str
    path: str = ""
    line: int = 0


class Builder(Protocol):
    """Builds a site for its readers."""

    def build(self, output: Path, *, trial: bool = False) -> list[Stop]:
        """Build into ``output``; return what has stopped the build, nothing if all went well.

        A ``trial`` is for nobody to read, so that no address is promised by it.
        """


@dataclass(frozen=True, slots=True)
class SiteBuilder:
    """Builds the site below ``folder`` from ``content`` with the settings of publishing."""

    folder: Path
    content: Path
    settings: Path
    allowed: tuple[str, ...] = ()

    def build(self, output: Path, *, trial: bool = False) -> list[Stop]:
        """Build into ``output``; return what has stopped the build, nothing if all went well."""
        command = [
            sys.executable,
            "-m",
            "bantin",
            "publish",
            str(self.content),
            "-o",
            str(output),
            "-s",
            str(self.settings),
            *(("-e", "KEEP_LEDGER=false") if trial else ()),
        ]
        ended = run_command(command, self.folder, _PATIENCE)
        return list(self._stops(ended.text)) if ended.code else []

    def _stops(self, text: str) -> Iterator[Stop]:
        found = False
        notice = SEVERITIES.index("notice")
        words = {severity_word(it): rank for rank, it in enumerate(SEVERITIES)}
        pattern = re.compile(_LINE.format(words="|".join(map(re.escape, words))))
        for line in dict.fromkeys(text.splitlines()):
            match = pattern.fullmatch(line.strip())
            if match and words[match["word"]] < notice and match["rule"] not in self.allowed:
                found = True
                yield Stop(match["message"], match["path"], int(match["line"] or 0))
        if not found:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            yield Stop(lines[-1] if lines else "?")


@dataclass(frozen=True, slots=True)
class Ended:
    """The exit code of a command, and what it printed."""

    code: int
    text: str


def run_command(command: list[str], folder: Path, patience: float) -> Ended:
    """Run ``command``, words that no shell sees, in ``folder``."""
    packages = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, [packages, os.environ.get("PYTHONPATH", "")]))
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
        "COLUMNS": "10000",
    }
    try:
        ended = subprocess.run(
            command, cwd=folder, env=environment, timeout=patience, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Ended(1, f"{command[0]}: {patience:.0f} s")
    except OSError as error:
        return Ended(1, f"{command[0]}: {error.strerror}")
    return Ended(ended.returncode, ended.stdout.decode("utf-8", "replace"))
