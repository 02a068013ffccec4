"""What no verb has foreseen: a file is refused, whoever reads the output leaves, somebody presses Ctrl+C early."""

from __future__ import annotations

import os
import signal
import sys

from bantin.newsroom.message import say
from bantin.newsroom.printing import printable, printable_line
from bantin.newsroom.read_errors import explain
from bantin.newsroom.shutdown import STOPPED

_LEFT = 128 + 13  # what shells know of a command whose reader has left, on systems without that signal too


def tell_refusal(error: OSError | KeyboardInterrupt) -> int:
    """Say why the command ends; return its exit code."""
    if isinstance(error, KeyboardInterrupt):
        print(STOPPED, file=sys.stderr)
        return 128 + signal.SIGINT
    if isinstance(error, BrokenPipeError):
        _write_nowhere()
        return _LEFT
    name = printable(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else ""
    place = say("words/quoted", name=name) if name else say("words/somewhere")
    said = explain(error) or say("failure/refused", place=place, error=str(error.strerror or error))
    print(printable_line(str(said)), file=sys.stderr)
    if not name:  # it may be the output that takes nothing more
        _write_nowhere()
    return 1


def _write_nowhere() -> None:
    """Have nothing more written to an output that nobody reads, at the end of this process either."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
