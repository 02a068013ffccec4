"""The heap during a build: nothing that a build makes becomes garbage before it ends, so nobody looks for garbage."""

from __future__ import annotations

import atexit
import gc


def hold() -> None:
    """Stop the search for garbage, which would go through every story again and again."""
    gc.disable()


def release(*, goes_on: bool) -> None:
    """Search again; a process that ``goes_on``, to watch for changes, gives the build's memory back."""
    if not goes_on:
        leave_it()
    gc.enable()


def leave_it() -> None:
    """Have a process that ends leave its heap to the system instead of searching it for garbage."""
    gc.freeze()


def install() -> None:
    """Keep the end of the command short."""
    atexit.register(leave_it)
