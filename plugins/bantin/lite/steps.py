"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.lite import hooks
else:
    hooks = later("bantin.lite.hooks")

STEPS = (
    Step(
        "text",
        hooks.keep_bodies,
        "`article.lite`, the address of its lite page; the body before photos, kept for that page.",
        each_story=True,
    ),
    Step("write", hooks.write_pages, "The lite page of each listed story, and a list of the newest."),
)
