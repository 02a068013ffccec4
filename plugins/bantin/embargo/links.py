"""Links from public stories to stories that are not public yet: found, and taken out of the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from bantin.newsroom.diagnostic import Diagnostic, Severity, finding
from bantin.newsroom.link import FILENAME
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import folded, readings
from bantin.newsroom.places import Place as TypedPlace
from bantin.newsroom.split_address import path_of_address, split_address

_HREF = re.compile(r'(?P<before>\shref=")(?P<target>[^"]*)(?=")')
_SOURCE_MARK = re.compile(r"[{|]filename[}|]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where links start from: a page's source (relative to the content folder) and its address in the site."""

    source: str
    address: str


class Withheld:
    """The stories that are not public, by every way in which a link can name them."""

    def __init__(self, places: Iterable[Place], site_url: str = "") -> None:
        self._by_name: Mapping[str, str] = {
            folded(name): place.source for place in places for name in (place.source, place.address) if name
        }
        self._site_url = site_url

    def meant_by(self, target: str, page: Place) -> str | None:
        """Return the source of the withheld story that ``target``, written on ``page``, leads to, if it does."""
        names = self._names(target, page) if self._by_name else ()
        return next((self._by_name[name] for name in map(folded, names) if name in self._by_name), None)

    def _names(self, target: str, page: Place) -> tuple[str, ...]:
        target = _SOURCE_MARK.sub("", target.strip(), count=1)
        if self._site_url and target.startswith(f"{self._site_url}/"):
            target = target[len(self._site_url) :]
        parts = split_address(target)
        if parts is None or parts.scheme or parts.netloc or not parts.path:
            return ()
        names = [name.replace("\\", "/") for group in readings(target) for name, _ in group]
        return tuple(dict.fromkeys(way for name in names for way in self._ways(name, page)))

    def _ways(self, name: str, page: Place) -> tuple[str, ...]:
        if name.startswith("/"):
            inside = name.removeprefix(f"{path_of_address(self._site_url)}/")
            return tuple(posixpath.normpath(way.lstrip("/")) for way in (name, inside))
        bases = (posixpath.dirname(page.source), posixpath.dirname(page.address), "")
        return tuple(posixpath.normpath(posixpath.join(base, name)) for base in bases)


def unlink(html: str, page: Place, withheld: Withheld, found: Callable[[str, str], None]) -> str:
    """Return ``html`` without the addresses of withheld stories; tell ``found`` each target and whom it means."""

    def keep_or_drop(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        story = withheld.meant_by(target, page)
        if story is None:
            return match[0]
        found(target, story)
        return f"{match['before']}#"

    return _HREF.sub(keep_or_drop, html)


def link_finding(path: str, place: TypedPlace, target: str, story: str, severity: Severity = "error") -> Diagnostic:
    """Return what is said of the link ``target`` at ``place`` of the file ``path`` to the withheld ``story``."""
    said = say("embargo/link", target=target.removeprefix(FILENAME), story=story)
    return finding(path, place.line, said, severity, place.column)
