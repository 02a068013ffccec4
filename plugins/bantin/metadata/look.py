"""How the site looks outside of its pages, as the settings say it: its icon, its colours, its short name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bantin.metadata.icons import check_emblem, initials
from bantin.metadata.settings import LETTERS, SHORT_NAME
from bantin.newsroom.own_theme import own_theme
from bantin.newsroom.settings import ICON_COLOURS, ICON_SOURCE


@dataclass(frozen=True, slots=True)
class Look:
    """The checked settings; ``source`` is None where letters are drawn, ``colours`` are ground and letters."""

    short_name: str
    letters: str
    colours: tuple[str, str]
    source: Path | None = None


def look_from(settings: Mapping[str, Any]) -> Look:
    """Return the look that ``settings`` ask for; raise ValueError for what cannot be followed."""
    for sentence in ICON_COLOURS.wrong(settings):
        raise ValueError(sentence)
    name, source, colours = settings["SITENAME"], ICON_SOURCE.of(settings), ICON_COLOURS.of(settings)
    look = Look(
        short_name=SHORT_NAME.of(settings) or name,
        letters=LETTERS.of(settings) or initials(name),
        colours=(colours[0], colours[1]),
        source=_find(settings, source) if source else None,
    )
    if look.source:
        check_emblem(look.source)
    return look


def _find(settings: Mapping[str, Any], source: str) -> Path:
    """Return the picture in the site's own theme, or else in the theme."""
    own = own_theme(settings)
    return own / source if own and (own / source).is_file() else Path(settings["THEME"], source)
