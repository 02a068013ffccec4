"""What every command of ours begins with, and Pelican as a part of one: no process that its end could forget."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence

from bantin.newsroom import shutdown
from bantin.newsroom.findings_language import choose_language_of
from bantin.newsroom.settings_file import settings_file
from bantin.newsroom.terminal import speak_any_encoding


def begin(arguments: Sequence[str] | None = None, *, ctrl_c_is_an_end: bool = True) -> None:
    """Prepare this process to speak and to be stopped.

    With ``arguments``, which may name a settings file, it speaks the language of these settings; without any Pelican,
    which is to run, will choose it.
    """
    speak_any_encoding()
    if arguments is not None and (file := settings_file(["", *arguments])):
        choose_language_of(file)
    shutdown.listen(ctrl_c_is_an_end=ctrl_c_is_an_end)


def run_pelican(arguments: Sequence[str]) -> int:
    """Run ``pelican`` with ``arguments`` in this process; return 0, or raise the SystemExit that it ends with."""
    sys.argv = ["pelican", *arguments]
    runpy.run_module("bantin.newsroom", run_name="__main__")
    return 0
