"""``vendor/``: the wheel of the software, and what pip is to install with it, each file by its hash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bantin.newsroom.message import say
from bantin.own_site.software import NoSoftware, Software, Wheel, open_wheel

FOLDER = "vendor"
LISTS = ("site", "desk")  # what a build needs, and what the desk needs too
_WHEEL = re.compile(rf"^\./{FOLDER}/([^/\\\n]+\.whl)", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]+")


def requirements(wheel: Wheel, software: Software) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each list that pip reads: packages that ``software`` was tried with, then itself."""
    for name in LISTS:
        locked = software.text(f"requirements/{name}.txt") or ""
        own = f"./{FOLDER}/{wheel.name} \\\n    --hash=sha256:{wheel.digest}\n"
        yield f"{FOLDER}/{name}.txt", (locked.rstrip("\n") + "\n" + own).encode()


def wheel_of(site: Path) -> Wheel | None:
    """Return the wheel that ``site`` is built with: the one that pip is told of, else the newest; None without one.

    Raise NoSoftware if none of those that are there, or should be, can be read.
    """
    named = [site / FOLDER / name for name in _named(site)]
    others = sorted((site / FOLDER).glob("ban_tin-*.whl"), key=lambda file: version_key(file.name), reverse=True)
    for file in [*named, *others]:
        with suppress(NoSoftware):
            return open_wheel(file)
    if named or others:
        raise NoSoftware(say("upgrade/lost-wheel", file=str((named or others)[0])))
    return None


def _named(site: Path) -> list[str]:
    """Return the names of wheels in ``vendor/`` that pip installs for a build."""
    listed = site / FOLDER / f"{LISTS[0]}.txt"
    return _WHEEL.findall(listed.read_text("utf-8", "replace")) if listed.is_file() else []


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions (``0.10.2``), and names of wheels, are ordered by: their first numbers."""
    return tuple(int(part) for part in _NUMBER.findall(version)[:3])
