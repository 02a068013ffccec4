"""One mistake is told once: at its story if it has one, not again for each page, feed or list that carries it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import unquote

from plugins.check.links import BrokenLink
from plugins.newsroom.diagnostic import Diagnostic
from plugins.vietnamese.marks import normal_form

_MARK = "{filename}"


def told_once(
    found: Sequence[BrokenLink], sources: Mapping[str, str], echoes: Collection[str], told: Iterable[Diagnostic]
) -> list[BrokenLink]:
    """Return those of the links ``found`` that nobody has told of.

    ``sources`` maps pages to their stories, ``echoes`` are pages that only say again what another page says, ``told``
    what has been reported already.
    """
    lost = {(it.path, it.message) for it in told if it.rule == "check/lost-link"}
    in_stories = {link.place for link in found if link.page in sources}
    return [
        link
        for link in found
        if link.page not in echoes
        and (link.page in sources or link.place not in in_stories)
        and not any(path == sources.get(link.page) and f"“{_name(link)}”" in unquote(words) for path, words in lost)
    ]


def as_typed(target: str) -> str:
    """Return the address that an editor has typed where a page holds ``target``."""
    return target.replace(_MARK, "", 1)


def _name(link: BrokenLink) -> str:
    return normal_form("NFC", unquote(as_typed(link.target).partition("#")[0]))
