"""What every command of ours begins with, and Pelican as a part of one: no process that its end could forget."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from importlib import import_module

from bantin.newsroom import shutdown
from bantin.newsroom.findings_language import choose_language_of
from bantin.newsroom.mode import ONCE, Mode
from bantin.newsroom.pelican_options import judge_options
from bantin.newsroom.settings_file import settings_file
from bantin.newsroom.terminal import speak_any_encoding


def begin(arguments: Sequence[str] | None = None, mode: Mode = ONCE) -> None:
    """Prepare this process to speak and to be stopped.

    With ``arguments``, which may name a settings file, it speaks the language of these settings; without any Pelican,
    which is to run, will choose it.
    """
    speak_any_encoding()
    shutdown.listen(ctrl_c_is_an_end=mode.ends_by_ctrl_c)
    if arguments is not None and (file := settings_file(arguments)):
        choose_language_of(file)
        shutdown.check()  # settings that are run may go on for ever, and take our exception for theirs


def publish(arguments: Sequence[str]) -> int:
    """Run Pelican as :func:`run_pelican` does, for the address that ``--address`` names, if it does."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--address")
    judge_options("publish", arguments)
    given, rest = parser.parse_known_args(arguments)
    if given.address:
        os.environ["SITEURL"] = given.address  # where settings files look for it
    return _run(rest)


def run_pelican(arguments: Sequence[str]) -> int:
    """Run ``pelican`` with ``arguments`` in this process; return 0, or raise the SystemExit that it ends with."""
    judge_options("build", arguments)
    return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    import_module("bantin.newsroom.__main__").main(arguments)
    return 0
