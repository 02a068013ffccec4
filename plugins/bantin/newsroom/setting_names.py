"""Which names settings have, and what is said of a name that is nearly one of them: nobody would read its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from bantin.newsroom.message import Message, say
from bantin.newsroom.pelican_settings import JUDGED, PELICANS
from bantin.newsroom.renamed_settings import renamed
from bantin.newsroom.setting_tables import ours
from bantin.newsroom.settings import OFFICE

_OFFICE = "kind name governing_body responsible address phone email copyright_note"

OFFICE_KEYS = frozenset(_OFFICE.split())

_LONG = 10  # letters; a name as long as that may hold two slips


def names() -> frozenset[str]:
    """Return the names of all settings of ours, and of those of Pelican's that it gives no default."""
    return frozenset(ours()).union(JUDGED, PELICANS)


def near_name(name: str, known: frozenset[str]) -> str:
    """Return the name that ``name`` was meant to be; empty if it is one, or near none."""
    if name in known:
        return ""
    slips, meant = min((_slips(name, one), one) for one in known)
    return meant if slips <= (2 if len(_letters(meant)) >= _LONG else 1) else ""


def misspelt_names(settings: Mapping[str, Any], known: Iterable[str]) -> Iterator[Message]:
    """Yield a sentence for each name in ``settings`` that is nearly one of ours or of ``known``, and is none.

    The pages in ``DIRECT_TEMPLATES`` have settings of their own. Names that are near nothing belong to the site.
    """
    pages = [str(page).upper() for page in settings.get("DIRECT_TEMPLATES") or ()]
    every = names().union(known, renamed(), (f"{page}_{part}" for page in pages for part in ("URL", "SAVE_AS")))
    for name in settings:
        meant = near_name(name, every) if name.isupper() else ""
        if meant:
            yield say("newsroom/setting.near", name=name, meant=meant)
    office = OFFICE.of(settings)
    for key in office if isinstance(office, Mapping) else ():
        meant = near_name(str(key), OFFICE_KEYS)
        if meant:
            yield say("newsroom/setting.office", name=str(key), meant=meant)


def _slips(one: str, other: str) -> int:
    """Return how many letters of the longer name the other lacks, or has elsewhere; underscores count for nothing."""
    one, other = _letters(one), _letters(other)
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > 2:
        return longer
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return longer - sum(block.size for block in blocks)


def _letters(name: str) -> str:
    return name.replace("_", "").lower()
