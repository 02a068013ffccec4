"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.photos import hooks
else:
    hooks = later("bantin.photos.hooks")

STEPS = (
    Step(
        "photos",
        hooks.plan_photos,
        "`pictures`, `picture`, `clips`, `photo_links`, `feed_body` and the body with photos in it; workers "
        "begin to make files.",
        each_story=True,
    ),
    Step("deliver", hooks.finish_photos, "The files of all photos and clips.", each_story=True),
)
