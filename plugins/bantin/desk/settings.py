"""The settings of where the desk publishes to."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXT, TEXTS

PUBLISH_FOLDER = Setting(
    "DESK_PUBLISH_FOLDER",
    TEXT,
    "",
    "The folder into which the [desk](plugins/desk.md) publishes the site, relative to that of the settings.",
)
PUBLISH_COMMAND = Setting(
    "DESK_PUBLISH_COMMAND",
    TEXTS,
    (),
    "The command with which the desk sends the built site on, as words that no shell sees; `{site}` stands for its "
    'folder: `["rsync", "-a", "{site}/", "host:/srv/site/"]`.',
)
DEPLOY_TARGET = Setting(
    "DESK_DEPLOY_TARGET",
    TEXT,
    "",
    "The target in `deploy.toml` to which the desk sends the site, as [`bantin deploy`](plugins/deploy.md) does.",
)
SETTINGS = (PUBLISH_FOLDER, DEPLOY_TARGET, PUBLISH_COMMAND)
