"""A run that writes nothing: it ends with the findings, some or all of them, in the form that was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TypedDict

from bantin.newsroom.closing_report import stopping
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.formats import FORMATS


class DryRun(TypedDict, total=False):
    """The setting ``DRY_RUN``: ``paths`` as given on the command line (none: everything), ``format``, ``strict``."""

    paths: list[str]
    format: str
    strict: bool


def outside(wish: DryRun, content: Path) -> list[str]:
    """Return the paths of ``wish`` that are not there, or not in the folder ``content``."""
    return [path for path in wish.get("paths", ()) if not Path(path).exists() or _relative(path, content) is None]


def conclude(found: Iterable[Diagnostic], wish: DryRun, content: Path) -> tuple[str, int]:
    """Return what to print, sorted, and the exit code: 1 for errors, when strict for warnings too."""
    wanted = [place for path in wish.get("paths", ()) if (place := _relative(path, content)) is not None]
    shown = sorted((one for one in set(found) if not wanted or _is_within(one.path, wanted)), key=attrgetter("order"))
    fatal = stopping(shown, strict=wish.get("strict", False), allowed=())
    return FORMATS[wish.get("format", "text")](shown), int(bool(fatal))


def _relative(path: str, content: Path) -> str | None:
    place = os.path.relpath(Path(path).resolve(), content.resolve()).replace(os.sep, "/")
    return None if place.startswith("../") or place == ".." else place


def _is_within(path: str, places: Sequence[str]) -> bool:
    return any(place == "." or path == place or path.startswith(f"{place}/") for place in places)
