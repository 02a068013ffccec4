"""What modules of ours were called before there was a package of them, and the sentence that gives the new name."""

from __future__ import annotations

from pathlib import Path

from bantin.newsroom.message import Message, say

_PACKAGE = Path(__file__).parents[1]
_NEW, _OLD = "bantin", "plugins"
# What the settings that came with the software named, where more than the package has another name today.
_MOVED = {"newsroom.plain_failure": "newsroom.startup_errors"}


def renamed(name: str) -> Message | None:
    """Return what is said of the module ``name``, which is not there; None if nothing of ours was ever called so.

    A site's own plugin in ``plugins/`` is not ours, though it was named from that folder as well.
    """
    package, _, rest = name.partition(".")
    if package in (_OLD, _NEW) and rest in _MOVED:
        return say("setting/old-module", name=name, new=f"{_NEW}.{_MOVED[rest]}")
    if package == _OLD and (_PACKAGE / rest.partition(".")[0]).is_dir():
        return say("setting/old-package", name=name)
    return None
