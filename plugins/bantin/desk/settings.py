"""The settings of the desk: where it publishes to, and who may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a site goes: into ``folder``, and on by ``command``, words without a shell; either may be nothing.

    In ``command`` the word ``{site}`` stands for the folder that was built. ``reviewers`` are mail addresses of those
    who may publish, all if empty; ``branch`` is the one that is published.
    """

    folder: Path | None = None
    command: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    branch: str = "main"

    @classmethod
    def of(cls, settings: Mapping[str, Any], site: Path) -> Publication:
        """Return what ``settings`` say; folders are relative to the folder ``site``."""
        folder = str(settings.get("DESK_PUBLISH_FOLDER") or "")
        return cls(
            site / Path(folder).expanduser() if folder else None,
            tuple(map(str, settings.get("DESK_PUBLISH_COMMAND") or ())),
            tuple(str(it).strip().lower() for it in settings.get("REVIEWERS") or ()),
            str(settings.get("PUBLISHING_BRANCH") or "main"),
        )
