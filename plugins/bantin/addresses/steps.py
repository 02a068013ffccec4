"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.addresses import hooks
else:
    hooks = later("bantin.addresses.hooks")

STEPS = (
    Step(
        "open", hooks.take_seat, "Who knows what was promised; what publishing writes down once the new site stands."
    ),
    Step("announce", hooks.plan_redirects, "Which files only lead on to where a story is now."),
    Step(
        "lead",
        hooks.write_files,
        "A page at each old address, which leads on; files with redirects and headers for hosts.",
        of_all="stories",
    ),
)
