"""The setting of the servers for the desk."""

from __future__ import annotations

from bantin.newsroom.setting import Setting
from bantin.newsroom.setting_kinds import TEXTS

HOSTS = Setting(
    "DEVSERVER_HOSTS",
    TEXTS,
    (),
    "Names, besides `localhost`, `127.0.0.1` and `[::1]`, under which `make devserver` and `make serve` answer.",
)
SETTINGS = (HOSTS,)
