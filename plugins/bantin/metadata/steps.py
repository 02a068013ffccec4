"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.metadata import hooks
else:
    hooks = later("bantin.metadata.hooks")

STEPS = (
    Step(
        "settings",
        hooks.check_emblem,
        "An emblem that makes no icons stops the build.",
    ),
    Step("open", hooks.name_logo, "The address of the logo, for feeds."),
    Step(
        "describe",
        hooks.prepare,
        "`describe` for templates: titles, descriptions and data of each page, in production.",
    ),
    Step("index", hooks.write_files, "Site maps, `robots.txt`, the manifest, icons.", of_all="stories"),
)
