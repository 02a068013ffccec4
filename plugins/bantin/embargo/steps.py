"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.embargo import hooks
else:
    hooks = later("bantin.embargo.hooks")

STEPS = (
    Step("settings", hooks.list_what_waits, "A preview gets its page of what is not public yet."),
    Step(
        "withhold",
        hooks.withhold,
        "Drafts and stories of the future leave the build, links to them lose their address and are told of.",
    ),
    Step(
        "link",
        hooks.entomb,
        "A withdrawn story has a page that tells of it: its template, `article.is_titled`.",
        each_story=True,
    ),
    Step(
        "written", hooks.keep_robots_out, "The page of what is hidden, or was withdrawn, keeps search engines away."
    ),
    Step(
        "index",
        hooks.close_preview_to_robots,
        "A `robots.txt` that keeps search engines out of a preview.",
        of_all="stories",
    ),
)
