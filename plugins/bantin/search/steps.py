"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.search import hooks
else:
    hooks = later("bantin.search.hooks")

STEPS = (
    Step("announce", hooks.announce, "`search_url` for templates; the index of all listed stories."),
    Step("write", hooks.write_page, "The search page.", of_all="stories"),
    Step("deliver", hooks.write_index, "The files of the index: those of segments that changed, the others stay."),
)
