"""Vietnamese on any terminal, pipe or file: a letter that its encoding lacks is written as a code, not as a crash."""

from __future__ import annotations

import io
import sys


def speak_any_encoding() -> None:
    """Have what is printed from now on reach its reader, whatever encoding stdout and stderr have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
