"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.attachments import hooks
else:
    hooks = later("bantin.attachments.hooks")

STEPS = (
    Step(
        "link",
        hooks.link_attachments,
        "Links to files of the content folder lead to copies; files that are missing are told of.",
        each_story=True,
    ),
    Step("deliver", hooks.copy_attachments, "The copies, each under a name that holds its digest.", each_story=True),
)
