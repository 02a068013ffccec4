"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.kitchen_sink import hooks
else:
    hooks = later("bantin.kitchen_sink.hooks")

STEPS = (
    Step("announce", hooks.announce, "The address of the kitchen sink, in a development build."),
    Step("write", hooks.write_page, "The kitchen sink and its picture.", of_all="stories"),
)
