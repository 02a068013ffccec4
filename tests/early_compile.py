"""A second process compiles tests while the first one collects: in a clean checkout that is most of the collection.

The first one begins with the first file, the second one with the last; where they meet, each finds what the other has
left beside the tests, as pytest itself leaves it there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _read_pyc,
    _rewrite_test,
    _write_pyc,
    assertstate_key,
    get_cache_dir,
    try_makedirs,
)


class EarlyCompile:
    """A process that compiles all tests that ``config`` has pytest collect, from the last one on."""

    def __init__(self, config: pytest.Config) -> None:
        self._process = os.fork()
        if not self._process:
            try:
                for path in reversed(collected_files(config)):
                    compile_tests(path, config)
            finally:  # what it could not compile is the first process's to tell
                os._exit(0)

    def wait(self) -> None:
        """Wait for the end of the process, which has nothing left to do once all tests are collected."""
        os.waitpid(self._process, 0)


def collected_files(config: pytest.Config) -> list[Path]:
    """Return the files of tests that ``config`` has pytest collect, in pytest's order."""
    left_out = [Path(each).resolve() for each in config.getoption("ignore") or ()]
    folders = [config.rootpath / each for each in config.args]
    found = [path for folder in folders for path in sorted(folder.rglob("test_*.py"))]
    return [path for path in found if not any(path.is_relative_to(each) for each in left_out)]


def compile_tests(path: Path, config: pytest.Config) -> None:
    """Compile a file of tests as pytest does, its assertions rewritten, unless that was done before."""
    folder = get_cache_dir(path)
    compiled = folder / (path.name.removesuffix(".py") + PYC_TAIL)
    if _read_pyc(path, compiled) is None and try_makedirs(folder):
        digest, code = _rewrite_test(path, config)
        _write_pyc(config.stash[assertstate_key], code, digest, compiled)
