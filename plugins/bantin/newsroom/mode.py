"""How this command was called: ours tell it where they begin; of plain ``pelican`` it is read here, and only here."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bantin.newsroom.parts import Parts
from bantin.newsroom.settings import PREVIEW


@dataclass(frozen=True, slots=True)
class Mode:
    """``watching``: build again on each change; ``serving``: show the site to its own editor as well."""

    watching: bool = False
    serving: bool = False

    @property
    def ends_by_ctrl_c(self) -> bool:
        """Say whether Ctrl+C breaks the command off, rather than being how it is left when its work is done."""
        return not (self.watching or self.serving)


ONCE = Mode()
"""Do the work, and end."""


@dataclass(slots=True)
class Command:
    """The command that this process runs; ``arguments`` are those of Pelican.

    ``parts`` hold what is to outlive a build in it, each under its own type.
    """

    mode: Mode = ONCE
    arguments: tuple[str, ...] = ()
    parts: Parts = field(default_factory=Parts)


_told: list[Command] = []  # told once, before Pelican begins; no build changes it


def tell(command: Command) -> Command:
    """Have everybody in this process know that it runs ``command``."""
    _told[:] = [command]
    return command


def this_command() -> Command:
    """Return the command that was told; if none was, somebody has typed ``pelican``."""
    return _told[0] if _told else command_of(sys.argv[1:])


def command_of(arguments: Sequence[str]) -> Command:
    """Return the command ``pelican`` with ``arguments``."""
    return Command(mode_of(arguments), tuple(arguments))


def mode_of(arguments: Sequence[str]) -> Mode:
    """Return what ``-r``, ``-l``, ``-lr``, ``--autoreload`` and ``--listen`` among ``arguments`` ask for."""
    return Mode(
        watching=any(re.fullmatch(r"--autoreload|-[ldqvD]*r[ldqvD]*", argument) for argument in arguments),
        serving=any(re.fullmatch(r"--listen|-[ldqvDr]*l[ldqvDr]*", argument) for argument in arguments),
    )


def is_handed_on(settings: Mapping[str, Any], mode: Mode) -> bool:
    """Say whether a build is a preview that people hand to each other, and not what a server shows its editor."""
    return bool(PREVIEW.of(settings)) and not mode.serving
