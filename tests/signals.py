"""Which signals reach what tests start: all of them, though the tests themselves may have been started deaf.

A process hands on the signals that it ignores, and shells start what runs in the background with some ignored.
"""

from __future__ import annotations

import signal
from types import FrameType

ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def let_children_hear() -> None:
    """Go on ignoring what this process ignores, in a way that the processes it starts do not take over."""
    for number in ASKING:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, _ignore)


def _ignore(number: int, frame: FrameType | None) -> None:
    """Do nothing: unlike ``SIG_IGN``, a function is not handed on to another program."""
