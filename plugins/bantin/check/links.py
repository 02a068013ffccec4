"""Find the internal links, images and anchors of a site that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from bantin.check.page import PageLinks
from bantin.newsroom.split_address import path_of_address, split_address

# Most links of our pages need no parsing: up some folders, down some, a file, perhaps a place in it.
_PLAIN = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-]+\.[a-z0-9.]+(?:#[A-Za-z0-9_-]+)?")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link on ``page`` (output path) whose ``target``, as written, has no file, or no such anchor in it.

    ``place`` is what it means: an output path and an anchor.
    """

    page: str
    target: str
    missing_anchor: bool = False
    place: tuple[str, str] = field(default=("", ""), compare=False)


def broken_links(
    pages: Mapping[str, PageLinks],
    files: Collection[str],
    site_url: str = "",
    anchors_of: Callable[[str], Collection[str] | None] = lambda path: None,
    named: set[str] | None = None,
) -> Iterator[BrokenLink]:
    """Yield each link of ``pages`` that points inside the site at nothing, in page order.

    ``pages`` maps output paths (``2024/01/14/a.html``) to their links; ``files`` holds every output path;
    ``site_url`` is the address that the site will have, so that absolute links to itself are checked too;
    ``anchors_of`` gives the anchors of a file that is none of ``pages``, None for one that has no such places.
    ``named`` gets what the links mean, there or not: output paths, and with a ``#`` places in pages of others.
    """
    places, named = Places(site_url), set() if named is None else named
    for page, links in sorted(pages.items()):
        for target in dict.fromkeys(links.targets):
            place = places.of(page, target)
            if place is None:
                continue
            path, anchor = place
            named.add(f"{path}#{anchor}" if anchor and path != page else path)
            if path not in files:
                yield BrokenLink(page, target, place=place)
            elif anchor:
                anchors = pages[path].anchors if path in pages else anchors_of(path)
                if anchors is not None and anchor not in anchors:
                    yield BrokenLink(page, target, missing_anchor=True, place=place)


Place = tuple[str, str]
"""An output path, and an anchor in it or nothing."""


class Places:
    """What links mean in the site at ``site_url``; those that mean the same on every page are taken apart once."""

    def __init__(self, site_url: str) -> None:
        self._site_url, self._base_path = site_url, path_of_address(site_url).rstrip("/")
        self._known: dict[str, Place | None] = {}

    def of(self, page: str, target: str) -> Place | None:
        """Return what ``target`` means on ``page``; None for a link that leaves the site."""
        if target in self._known:
            return self._known[target]
        if _PLAIN.fullmatch(target):
            path, _, anchor = target.partition("#")
            return _climb(page, path), anchor
        parts = split_address(self._inside(target))
        if parts is None or parts.scheme or parts.netloc:
            self._known[target] = None
            return None
        found = self._path(page, unquote(parts.path)), unquote(parts.fragment)
        if parts.path.startswith("/"):
            self._known[target] = found
        return found

    def _inside(self, target: str) -> str:
        """Return ``target`` from the root of its server on, if it begins with the address of the site."""
        url = self._site_url
        is_ours = url and (target == url or target.startswith(f"{url}/"))
        return f"{self._base_path}/{target[len(url) :].lstrip('/')}" if is_ours else target

    def _path(self, page: str, path: str) -> str:
        if path.startswith("/"):
            path = path.removeprefix(f"{self._base_path}/") if self._base_path else path[1:]
        elif path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + ("/" * path.endswith("/"))
        else:
            path = page
        is_folder = path in ("", ".", "./") or path.endswith("/")
        return posixpath.normpath(posixpath.join(path, "index.html")) if is_folder else path


def _climb(page: str, path: str) -> str:
    """Return the output path that the plain relative ``path`` on ``page`` means."""
    folder = page.rpartition("/")[0]
    while path.startswith("../"):
        folder, path = folder.rpartition("/")[0], path[3:]
    return f"{folder}/{path}" if folder else path
