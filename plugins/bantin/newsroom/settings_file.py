"""Which settings file a command was given, to be named in what is said of its values."""

from __future__ import annotations

import argparse
import runpy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bantin.newsroom.message import say
from bantin.newsroom.mode import this_command

_USUAL = "pelicanconf.py"  # what Pelican takes when it is told of none
_NO_VALUE = ("-l", "-r", "-d", "-q", "-v", "-D")  # these may stand before -s in one word: -lrs


def settings_file(arguments: Sequence[str] | None = None) -> str:
    """Return the settings file that ``arguments`` (by default the command's) name; empty if none is known."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("-s", "--settings", default=_USUAL)
    for flag in _NO_VALUE:
        parser.add_argument(flag, action="store_true")
    try:
        asked = this_command().arguments if arguments is None else arguments
        named = str(parser.parse_known_args(asked)[0].settings)
    except argparse.ArgumentError:
        return ""
    return named if named.endswith(".py") and Path(named).is_file() else ""


def run_settings(file: str) -> Mapping[str, Any]:
    """Return what the settings ``file`` sets, for a command that knows no Pelican; nothing if it cannot be run."""
    try:
        return runpy.run_path(file)
    except (Exception, SystemExit):
        return {}


def mend_settings(what: str = "") -> str:
    """Return how to go on after a mistake in the settings: where to mend it (there: ``what``), and to build again."""
    file = settings_file() or say("words/settings-file")
    return str(say("setting/mend-what", what=what, file=file) if what else say("setting/mend", file=file))
