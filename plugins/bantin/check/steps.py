"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.check import hooks
else:
    hooks = later("bantin.check.hooks")

STEPS = (
    Step("open", hooks.take_seat, "Each story will be judged where it is read."),
    Step("judge", hooks.check_texts, "Findings in texts and links of stories, of those that are refused too."),
    Step("written", hooks.note_links, "What each page points to."),
    Step(
        "verify",
        hooks.check_site,
        "Files that are not sound, and links of pages that lead nowhere, each at its line in the story.",
    ),
)
