"""What this plugin does in the stages of a build; its hooks are imported when the first of them has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bantin.newsroom.pipeline import Step, later

if TYPE_CHECKING:
    from bantin.theming import hooks
else:
    hooks = later("bantin.theming.hooks")

STEPS = (
    Step(
        "settings",
        hooks.check_theme,
        "A folder that is no theme or lacks the words for the site's language, or a font that is none, is a mistake.",
    ),
    Step(
        "open",
        hooks.read_theme,
        "The theme's files under fingerprinted names, its words, the names that templates may use.",
    ),
    Step(
        "equip",
        hooks.equip,
        "`t`, `asset`, `once` and the other names of templates; `SITEURL` as the way to the root.",
    ),
    Step("announce", hooks.announce, "`archive`, `build_day` and an `alert` for templates."),
    Step("write", hooks.write_files, "The theme's styles, scripts, fonts and pictures.", of_all="stories"),
)
