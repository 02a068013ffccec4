"""Build a site: by a warm build server for most tests, by the real command where its start and its end matter."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.build_server import BuildServer

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "tests/demo"
SMALL_SITE = ROOT / "tests/site/small"
SITE_URL = "https://bantin.xabangcoc.vn"
# The "now" of the builds: 2026-11-22 08:00 in Vietnam.
NOW = "1795309200"

Result = subprocess.CompletedProcess[str]


def settings_file(conf: str = "pelicanconf.py") -> Path:
    """Return the demonstration's settings file that stands for the product's ``conf``; any other file as it is.

    The product's own are its owner's, so no test reads them (``tests/live_files.py``).
    """
    return Path(conf) if Path(conf).is_absolute() else DEMO / f"demo_{conf}"


def run_pelican(content: Path, output: Path, *options: str, conf: str = "pelicanconf.py", die_at: int = 0) -> Result:
    """Build as the command ``pelican`` does, in a process forked from a warm one; return its exit code and words.

    With ``die_at`` it kills itself before that act on the file system.
    """
    arguments = _arguments(content, output, options, conf)
    built = warm_server().build(arguments, _environment(), die_at)
    return Result(arguments, built.code, built.output, built.errors)


def run_command(content: Path, output: Path, *options: str, conf: str = "pelicanconf.py") -> Result:
    """Run the real command as a user does, in a process of its own: about two seconds more than ``run_pelican``."""
    command = [sys.executable, "-m", "pelican", *_arguments(content, output, options, conf)]
    return subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False, cwd=ROOT)


def run_verb(verb: str, *arguments: str) -> Result:
    """Run ``python -m bantin VERB`` with ``arguments``, in a process forked from a warm one."""
    ran = warm_server().run(verb, arguments, _environment())
    return Result([verb, *arguments], ran.code, ran.output, ran.errors)


@cache
def warm_server() -> BuildServer:
    """Return the build server of this test process, which lets it go at its end."""
    server = BuildServer()
    atexit.register(server.close)
    return server


def _arguments(content: Path, output: Path, options: tuple[str, ...], conf: str) -> list[str]:
    return [str(content), "-o", str(output), "-s", str(settings_file(conf)), *options]


def _environment() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
