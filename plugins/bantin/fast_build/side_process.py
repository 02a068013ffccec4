"""One function done by a second process while this one goes on: it looks at ten thousands of files meanwhile."""

from __future__ import annotations

import marshal
import os
import signal
import sys
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from bantin.newsroom.fork_pool import can_fork
from bantin.newsroom.worker_lifeline import Lifeline

Act = Callable[[], Any]


def begin(act: Act, *, beside: bool) -> Act:
    """Have ``act`` begun beside this process, if it shall be done ``beside``.

    Return what gives its result, which must be plain data: numbers, words, tuples, lists, dicts of such. It is done
    in this process, when it is asked for, wherever the second one does not come to an end: it fails as if alone.
    """
    process = _SideProcess.start(act) if beside and can_fork() else None
    return process.result if process else act


class _SideProcess:
    """A fork that does one act and tells its result through a pipe; if nobody asks for that, it ends all the same."""

    def __init__(self, act: Act, process: int, pipe: BinaryIO, line: Lifeline) -> None:
        self._act, self._pipe = act, pipe
        self._end = weakref.finalize(self, _end, os.getpid(), process, pipe, line)

    @classmethod
    def start(cls, act: Act) -> _SideProcess | None:
        """Fork; return nothing where the system has no process to give."""
        line = Lifeline()
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            process = line.fork()
        except OSError:
            line.cut()
            os.close(reading)
            os.close(writing)
            return None
        if not process:
            _tell(act, writing)
        os.close(writing)
        return cls(act, process, os.fdopen(reading, "rb"), line)

    def result(self) -> Any:
        """Return what the act returned."""
        told = self._pipe.read()
        self._end()
        with suppress(ValueError, EOFError, TypeError):
            return marshal.loads(told)  # from a fork of our own, which has run to its end
        return self._act()


def _end(owner: int, process: int, pipe: BinaryIO, line: Lifeline) -> None:
    """Take leave of the process, of one that has not said everything too; other forks of its owner have no say."""
    if os.getpid() == owner:
        pipe.close()
        line.cut()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _tell(act: Act, writing: int) -> None:
    """Write what ``act`` returns, and end; whatever goes wrong, the parent finds nothing in the pipe."""
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(act()))
    except BaseException:  # the parent does it again, and fails in its own name
        pass
    finally:
        os._exit(0)  # nothing that the parent will do at its end may be done twice
