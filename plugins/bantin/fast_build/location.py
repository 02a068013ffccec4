"""Where a build stands beside the site that readers see, and where no build may stand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bantin.fast_build.settings import SWAP
from bantin.fast_build.syscalls import is_mount_point
from bantin.newsroom.message import say

MARK = ".ban-tin."
"""What begins the name of each file of ours inside the site; such files belong to no page."""

LISTING = f"{MARK}files"
"""The list of all files that the build made, a mark for each: what is not on it belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class Location:
    """``output`` is the real folder; ``whole`` says that it can be exchanged as a whole."""

    output: Path
    whole: bool

    def room(self, role: str) -> Path:
        """Return the path that plays ``role``: beside the site, or inside where nothing may stand beside it."""
        return self.beside(role) if self.whole else self.inside(role)

    def beside(self, role: str) -> Path:
        """Return the path that plays ``role`` beside the site."""
        return self.output.with_name(f".{self.output.name}.{role}")

    def inside(self, role: str) -> Path:
        """Return the path that plays ``role`` inside the site."""
        return self.output / f"{MARK}{role}"


def find_place(output: Path, swap: str = SWAP.default) -> Location:
    """Return where to build for ``output``; ``swap`` is ``"files"`` for a folder that must stay the same one."""
    real = output.resolve()
    return Location(real, whole=swap != "files" and _can_be_exchanged(real))


def _can_be_exchanged(output: Path) -> bool:
    if output.is_dir() and (is_mount_point(output) or Path.cwd().resolve().is_relative_to(output)):
        return False
    return os.access(_nearest(output.parent), os.W_OK | os.X_OK)


def _nearest(folder: Path) -> Path:
    """Return ``folder`` itself, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def refusal(output: Path, content: Path, code: Sequence[Path], home: Path, retained: Sequence[str]) -> str | None:
    """Return why nothing may be built into ``output``, and what to do; None when all is well.

    ``code`` are folders that hold the theme and the like; ``retained`` the names that the site keeps in its output.
    """
    real, named = output.resolve(), str(output)
    if real == Path(real.anchor) or home.resolve().is_relative_to(real):
        return str(say("stop/output-root", output=named))
    if real.exists() and not real.is_dir():
        return str(say("stop/output-file", output=named))
    if real.is_relative_to(content.resolve()):
        return str(say("stop/output-inside", output=named, content=str(content)))
    if content.resolve().is_relative_to(real):
        return str(say("stop/output-around", output=named, content=str(content)))
    for folder in code:
        if real.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(real):
            return str(say("stop/output-code", output=named, folder=str(folder)))
    if (real / ".git").exists() and ".git" not in retained and not (real / LISTING).is_file():
        return str(say("stop/output-git", output=named))
    return _unwritable(real, named)


def _unwritable(real: Path, named: str) -> str | None:
    folder = _nearest(real)
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return str(say("stop/output-closed", output=named, folder=str(folder)))
    return None
