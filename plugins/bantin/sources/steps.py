"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.sources import hooks
else:
    hooks = later("bantin.sources.hooks")

STEPS = (
    Step(
        "scan",
        hooks.refuse_sources,
        "What must not lie in the content folder is refused; nobody will open it.",
        of_all="files",
    ),
    Step(
        "scan",
        hooks.judge_changed_sources,
        "In a build of a few stories, what must not lie there is told of these.",
    ),
    Step(
        "files",
        hooks.account_for_files,
        "Files that look like stories and are none, and files that nobody uses, are told of.",
        of_all="files",
    ),
)
