"""``vendor/``: the wheel of the software, and what pip is to install with it, each file by its hash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bantin.own_site.software import Software, Wheel, open_wheel

FOLDER = "vendor"
LISTS = ("site", "desk")  # what a build needs, and what the desk needs too


def requirements(wheel: Wheel, software: Software) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each list that pip reads: packages that ``software`` was tried with, then itself."""
    for name in LISTS:
        locked = software.text(f"requirements/{name}.txt") or ""
        own = f"./{FOLDER}/{wheel.path.name} \\\n    --hash=sha256:{wheel.digest}\n"
        yield f"{FOLDER}/{name}.txt", (locked.rstrip("\n") + "\n" + own).encode()


def wheel_of(site: Path) -> Wheel | None:
    """Return the wheel that ``site`` is built with: the newest in its ``vendor/``; None without one."""
    found = sorted((site / FOLDER).glob("ban_tin-*.whl"), key=lambda file: version_key(file.name.split("-")[1]))
    return open_wheel(found[-1]) if found else None


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions (``0.10.2``) are ordered by."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
