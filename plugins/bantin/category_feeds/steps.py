"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.category_feeds import hooks
else:
    hooks = later("bantin.category_feeds.hooks")

STEPS = (
    Step(
        "names",
        hooks.file_names,
        "One name, slug and address for each category, author and tag; an unknown section is an error.",
    ),
    Step(
        "lists",
        hooks.arrange,
        "`related`, `newer`, `older`, `picks`, `same_category` and `section` of each story; `menu`, `front` "
        "and `feeds` for templates; the plan of all lists.",
    ),
    Step("write", hooks.write_lists, "Every page of every list.", of_all="stories"),
    Step("write", hooks.write_corrections, "The page of all corrections and withdrawals.", of_all="stories"),
    Step("index", hooks.write_feeds, "All feeds, and a list of them."),
)
