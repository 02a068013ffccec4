"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.offline import hooks
else:
    hooks = later("bantin.offline.hooks")

STEPS = (
    Step("announce", hooks.announce, "`service_worker` for templates, and the address of the offline page."),
    Step("write", hooks.write_page, "The page for when there is no network.", of_all="stories"),
    Step("index", hooks.write_file, "The service worker, which names what it keeps.", of_all="stories"),
)
