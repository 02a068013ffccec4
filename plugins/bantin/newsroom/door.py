"""How a command is typed here: messages name `make …`; the folder of a site has no make, and a door of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Container
from functools import partial
from pathlib import Path

_MADE = re.compile(r"\bmake ([a-z]+(?:-[a-z]+)*)((?:\{option\})|(?: [A-Z]+=(?:\"[^\"]*\"|[^\s”“\"]+))*)")
_GIVEN = re.compile(r" ([A-Z]+)=(\"[^\"]*\"|[^\s”“\"]+)")
# What make calls a verb or its argument, and what the command calls it.
_VERBS = {"html": "build"}
_NAMED = {"TITLE": "--title", "CATEGORY": "--category", "SITEURL": "--address", "PORT": "--port"}
_SWITCHES = {"YES": "--yes", "DRY": "--dry-run"}
_STARTER = Path("vendor/start.py")


def as_typed_here(text: str, verbs: Container[str]) -> str:
    """Return ``text``, a pattern of the catalogue, with its commands (``verbs``) as they are typed in this folder."""
    return _MADE.sub(partial(_typed, verbs), text) if "make " in text and _STARTER.is_file() else text


def _typed(verbs: Container[str], found: re.Match[str]) -> str:
    verb, given = found.groups()
    if _VERBS.get(verb, verb) not in verbs:
        return found[0]  # a make of English words
    python = "py vendor\\start.py" if os.name == "nt" else "python3 vendor/start.py"
    return f"{python} {_VERBS.get(verb, verb)}{_GIVEN.sub(_argument, given)}"


def _argument(found: re.Match[str]) -> str:
    name, value = found.groups()
    if name in _SWITCHES:
        return f" {_SWITCHES[name]}"
    return f" {_NAMED[name]} {value}" if name in _NAMED else f" {value}"
