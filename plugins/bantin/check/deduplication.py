"""One mistake is reported once: at its story if it has one, not again for each page, feed or list that carries it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bantin.check.links import BrokenLink
from bantin.newsroom.link import FILENAME


def told_once(
    found: Sequence[BrokenLink],
    sources: Mapping[str, str],
    echoes: Collection[str],
    told: Collection[tuple[str, tuple[str, str]]] = (),
) -> list[BrokenLink]:
    """Return those of the links ``found`` that no finding is about yet.

    ``sources`` maps pages to their stories, ``echoes`` are pages that only say again what another page says, ``told``
    holds (story, place in the site) of those that were reported before the pages were written.
    """
    in_stories = {link.place for link in found if link.page in sources} | {place for _, place in told}
    return [
        link
        for link in found
        if link.page not in echoes
        and (sources.get(link.page), link.place) not in told
        and (link.page in sources or link.place not in in_stories)
    ]


def as_typed(target: str) -> str:
    """Return the address that an editor has typed where a page holds ``target``."""
    return target.replace(FILENAME, "", 1)
