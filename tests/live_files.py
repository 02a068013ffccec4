"""What the owner of a site makes their own: the settings and the content of this project. No test looks at them.

Tests build with the frozen demonstration (``tests/demo``). While a test runs, whatever it opens, lists or starts is
looked through; one that would read a live file fails, but for those below.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from hypothesis.internal import constants_ast

ROOT = Path(__file__).parents[1]
SETTINGS = ("pelicanconf.py", "publishconf.py", "previewconf.py")
# The tests that are about these very files, in an owner's site too, and why.
MAY_LOOK: Mapping[str, str] = {
    "tests/newsroom/test_settings_errors.py::test_what_the_shipped_settings_hold_is_of_the_right_kind": "judges them",
    "tests/newsroom/test_setting_names.py::test_nothing_is_said_of_the_shipped_settings": "judges their names",
    "tests/site/test_command.py::test_plain_pelican_builds_the_site_from_its_own_folder": "builds with them",
    "tests/bench/test_site.py::test_the_shipped_site_is_that_of_production_with_another_archive": "measures",
    "tests/test_verbs.py::test_make_calls_the_verbs": "asks make what it would do",
    "tests/test_wheel.py::test_a_site_without_the_repository_is_built_and_its_theme_found": "builds with them",
    "tests/site/test_reproducible.py": "copies the whole project, where the demonstration's settings are in force",
    "tests/site/test_workflows.py": "makes a clone of the project, and an owner's site of that",
    "tests/site/test_own_content.py": "makes an owner's site of a copy of the project",
}
# These read for themselves: the demonstration the engine's settings, Hypothesis the constants of all modules.
_BY_THE_WAY = (*(str(ROOT / f"tests/demo/demo_{name}") for name in SETTINGS), constants_ast.__file__)
_NAMES = (*SETTINGS, "content")
_LIVE = tuple(str(ROOT / name) for name in _NAMES)
_COMPILED = {cache_from_source(str(ROOT / name)): str(ROOT / name) for name in SETTINGS}
_OURS = ("bantin.", "pelican")


def opened(path: object, mode: object) -> str:
    """Return the live file that is being opened or listed at ``path``; empty if it is none.

    A path without a ``mode`` may be one from an open folder on, so it counts only if it is whole.
    """
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not isinstance(path, str | os.PathLike):
        return ""
    name = os.fspath(path)
    if name in _COMPILED:
        return _COMPILED[name]
    return "" if mode is None and not name.startswith(os.sep) else _live_at(name, os.curdir)


def is_by_the_way() -> bool:
    """Say whether what is being done now is done by the demonstration's settings or by Hypothesis."""
    frame = sys._getframe()
    while frame.f_code.co_filename not in _BY_THE_WAY:
        if not frame.f_back:
            return False
        frame = frame.f_back
    return True


def read_by(command: Sequence[Any], folder: object) -> str:
    """Return the live file that a ``command`` reads which is started in ``folder``; empty if it reads none."""
    words, place = [os.fsdecode(word) for word in command], str(folder or os.curdir)
    named = (_live_at(part.removeprefix("-s"), place) for word in words for part in word.split("="))
    return next(filter(None, named), "") or _read_unasked(words, place)


def _read_unasked(words: Sequence[str], place: str) -> str:
    """Return the settings that a command of ours takes when it is told of none."""
    module = words[words.index("-m") + 1] if "-m" in words[:-1] else Path(words[0]).name
    usual = "CONFFILE=" if module == "make" else "-s"
    takes_some = module == "make" or module.startswith(_OURS)
    return "" if not takes_some or any(word.startswith(usual) for word in words) else _live_at(SETTINGS[0], place)


def _live_at(path: str, folder: str) -> str:
    if not any(name in path for name in _NAMES):  # as of nearly all files
        return ""
    whole = os.path.normpath(Path(folder, path).absolute())
    return next((live for live in _LIVE if whole == live or whole.startswith(live + os.sep)), "")


def may_look(test: str) -> bool:
    """Say whether the test with the node id ``test`` is about the live files themselves."""
    return any(test.startswith(name) for name in MAY_LOOK)
