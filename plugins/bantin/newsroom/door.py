"""How a command is typed here: messages name `make …` or `bantin …`; the folder of a site has a door of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Container
from functools import partial
from pathlib import Path

_MADE = re.compile(r"\bmake ([a-z]+(?:-[a-z]+)*)((?:\{option\})|(?: [A-Z]+=(?:\"[^\"]*\"|[^\s”“\"]+))*)")
_CALLED = re.compile(r"\bbantin (?P<verb>[a-z]+(?:-[a-z]+)*|\{verb\}|--help|[^\W\d_]+(?= (?:…|--help)))")
_GIVEN = re.compile(r" ([A-Z]+)=(\"[^\"]*\"|[^\s”“\"]+)")
# What make calls a verb or its argument, and what the command calls it.
_VERBS = {"html": "build"}
_NAMED = {"TITLE": "--title", "CATEGORY": "--category", "SITEURL": "--address", "PORT": "--port"}
_SWITCHES = {"YES": "--yes", "DRY": "--dry-run"}
_STARTER = Path("vendor/start.py")


def as_typed_here(text: str, verbs: Container[str]) -> str:
    """Return ``text``, a pattern of the catalogue, with its commands (``verbs``) as they are typed in this folder."""
    if not ("make " in text or "bantin " in text) or not _STARTER.is_file():
        return text
    return _CALLED.sub(partial(_called, verbs), _MADE.sub(partial(_typed, verbs), text))


def _typed(verbs: Container[str], found: re.Match[str]) -> str:
    verb, given = found.groups()
    if _VERBS.get(verb, verb) not in verbs:
        return found[0]  # a make of English words
    return f"{_door()} {_VERBS.get(verb, verb)}{_GIVEN.sub(_argument, given)}"


def _called(verbs: Container[str], found: re.Match[str]) -> str:
    verb = found["verb"]
    return f"{_door()} {verb}" if verb in verbs or verb[0] in "{-" or verb.isupper() else found[0]


def _door() -> str:
    return "py vendor\\start.py" if os.name == "nt" else "python3 vendor/start.py"


def _argument(found: re.Match[str]) -> str:
    name, value = found.groups()
    if name in _SWITCHES:
        return f" {_SWITCHES[name]}"
    return f" {_NAMED[name]} {value}" if name in _NAMED else f" {value}"
