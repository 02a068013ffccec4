"""The programs that make a page, as one word: what they made before another version of them is not used again."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("pelican", "markdown", "jinja2", "nh3", "pillow", "pyyaml", "feedgenerator")
_PLUGINS = Path(__file__).parents[1]
_SOURCES = ".py", ".toml"  # the words of messages as well: a build that does nothing repeats them


@cache
def maker() -> str:
    """Return a digest of our plugins' code, the versions of the libraries that they use, and Python's."""
    digest = hashlib.blake2b(f"{sys.version}\n".encode(), digest_size=16)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    start = len(str(_PLUGINS)) + 1
    for path in sorted(_files_below(str(_PLUGINS))):
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 (some eight hundred of them, in every command)
            code = stream.read()
        digest.update(f"{path[start:]} {len(code)}\n".encode() + code)
    return digest.hexdigest()


def _files_below(folder: str) -> Iterator[str]:
    """Yield the paths of the files of code and words below ``folder``."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            elif entry.name.endswith(_SOURCES):
                yield entry.path
