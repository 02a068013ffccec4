"""How the site looks outside of its pages, as the settings say it: its icon, its colours, its short name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.metadata.icons import initials, open_emblem
from bantin.newsroom.message import say

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Look:
    """The checked settings; ``source`` is None where letters are drawn, ``colours`` are ground and letters."""

    short_name: str
    letters: str
    colours: tuple[str, str]
    source: Path | None = None


def look_from(settings: Mapping[str, Any]) -> Look:
    """Return the look that ``settings`` ask for; raise ValueError for what cannot be followed."""
    colours = tuple(settings.get("ICON_COLOURS", ("#1e2a57", "#f7f1e3")))
    if len(colours) != 2 or not all(isinstance(one, str) and _COLOUR.fullmatch(one) for one in colours):
        raise ValueError(say("setting/colours", value=repr(colours)))
    name, source = settings["SITENAME"], settings.get("ICON_SOURCE", "")
    look = Look(
        short_name=settings.get("SITE_SHORT_NAME", name),
        letters=settings.get("ICON_LETTERS", "") or initials(name),
        colours=(colours[0], colours[1]),
        source=Path(settings["THEME"], source) if source else None,
    )
    if look.source:
        open_emblem(look.source)
    return look
