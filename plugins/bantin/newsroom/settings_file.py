"""Which settings file a command was given, to be named in what is said of its values."""

from __future__ import annotations

import argparse
import runpy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bantin.newsroom.message import say
from bantin.newsroom.mode import this_command
from bantin.newsroom.setting_places import places_of

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


def settings_place(said: str) -> tuple[str, int]:
    """Return path and line of the first setting that ``said`` names; the settings file and 0 if no file sets it."""
    file = settings_file()
    return next(iter(places_of(said, file)), (file or "pelicanconf.py", 0))


def mend_settings(what: str = "", wrong: str = "") -> str:
    """Return how to go on after a mistake in the settings: where to mend it (there: ``what``), and to build again.

    ``wrong`` tells of the mistakes: the places are those of the settings that it names, else it is the file.
    """
    named = settings_file()
    places = ", ".join(f"{path}:{line}" for path, line in places_of(what or wrong, named))
    file = places or named or say("words/settings-file")
    return str(say("setting/mend-what", what=what, file=file) if what else say("setting/mend", file=file))
