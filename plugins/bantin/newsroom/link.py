"""The links of a story with the places where their editor typed them: no later step has to look for one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bantin.newsroom.places import Place
from bantin.vietnamese.marks import normal_form

FILENAME = "{filename}"


@dataclass(frozen=True, slots=True)
class Link:
    """One address to which a story links, as its body holds it, and where it stands first, in the file."""

    target: str
    line: int
    column: int


def places_by_target(links: Iterable[Link]) -> Mapping[str, Place]:
    """Return where each address stands."""
    return {link.target: Place(link.line, link.column) for link in links}


def story_name(target: str) -> str:
    """Return the name of the file by which a link names a story, else nothing."""
    if not target.startswith(FILENAME):
        return ""
    return normal_form("NFC", unquote(target.removeprefix(FILENAME).partition("#")[0]))


def way_to(path: str, story: str) -> str:
    """Return how ``story`` names the file ``path`` of another one."""
    return posixpath.relpath(path, posixpath.dirname(story) or ".")
