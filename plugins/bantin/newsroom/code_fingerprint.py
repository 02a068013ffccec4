"""The programs that make a page, as one word: what they made before another version of them is not used again."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("pelican", "markdown", "jinja2", "nh3", "pillow", "pyyaml", "feedgenerator")
_PLUGINS = Path(__file__).parents[1]
_SOURCES = "*.py", "*.toml"  # the words of messages as well: a build that does nothing repeats them


@cache
def maker() -> str:
    """Return a digest of our plugins' code, the versions of the libraries that they use, and Python's."""
    digest = hashlib.blake2b(f"{sys.version}\n".encode(), digest_size=16)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for file in sorted(file for pattern in _SOURCES for file in _PLUGINS.rglob(pattern)):
        code = file.read_bytes()
        digest.update(f"{file.relative_to(_PLUGINS).as_posix()} {len(code)}\n".encode() + code)
    return digest.hexdigest()
