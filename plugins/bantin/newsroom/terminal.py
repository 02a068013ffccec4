"""Vietnamese on any terminal, pipe or file: a letter that its encoding lacks is written as a code, not as a crash."""

from __future__ import annotations

import io
import sys


def speak_any_encoding() -> None:
    """Have what is printed from now on reach its reader, whatever encoding stdout and stderr have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Nowhere(io.StringIO):
    """Takes what another program says, in its own language and number of words, and forgets it."""

    def write(self, words: str) -> int:
        """Take ``words``."""
        return len(words)
