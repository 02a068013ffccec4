"""Where a site is published to, and who may publish it, as its settings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.desk.settings import DEPLOY_TARGET, PUBLISH_COMMAND, PUBLISH_FOLDER
from bantin.newsroom.settings import PUBLISHING_BRANCH, REVIEWERS


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a site goes: into ``folder``, to the ``target`` of that name in ``deploy.toml``, and on by ``command``.

    Each may be nothing. In ``command``, words without a shell, ``{site}`` stands for the folder that was built.
    ``reviewers`` are mail addresses of those who may publish, all if empty; ``branch`` is the one that is published.
    """

    folder: Path | None = None
    target: str = ""
    command: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    branch: str = "main"

    @classmethod
    def of(cls, settings: Mapping[str, Any], site: Path) -> Publication:
        """Return what ``settings`` say; folders are relative to the folder ``site``."""
        folder = str(PUBLISH_FOLDER.of(settings))
        return cls(
            site / Path(folder).expanduser() if folder else None,
            str(DEPLOY_TARGET.of(settings)),
            tuple(PUBLISH_COMMAND.of(settings)),
            tuple(it.strip().lower() for it in REVIEWERS.of(settings)),
            str(PUBLISHING_BRANCH.of(settings)),
        )

    def __bool__(self) -> bool:
        """Say whether the site goes anywhere."""
        return bool(self.folder or self.target or self.command)
