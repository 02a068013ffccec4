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
) -> Iterator[BrokenLink]:
    """Yield each link of ``pages`` that points inside the site at nothing, in page order.

    ``pages`` maps output paths (``2024/01/14/a.html``) to their links; ``files`` holds every output path;
    ``site_url`` is the address that the site will have, so that absolute links to itself are checked too;
    ``anchors_of`` gives the anchors of a file that is none of ``pages``, None for one that has no such places.
    """
    for page, links in sorted(pages.items()):
        for target in dict.fromkeys(links.targets):
            place = place_in_site(page, target, site_url)
            if place is None:
                continue
            path, anchor = place
            if path not in files:
                yield BrokenLink(page, target, place=place)
            elif anchor:
                anchors = pages[path].anchors if path in pages else anchors_of(path)
                if anchors is not None and anchor not in anchors:
                    yield BrokenLink(page, target, missing_anchor=True, place=place)


def place_in_site(page: str, target: str, site_url: str) -> tuple[str, str] | None:
    """Return (output path, anchor) for a link into the site, None for one that leaves it."""
    if _PLAIN.fullmatch(target):
        path, _, anchor = target.partition("#")
        return _climb(page, path), anchor
    base_path = path_of_address(site_url).rstrip("/")
    if site_url and (target == site_url or target.startswith(f"{site_url}/")):
        target = f"{base_path}/{target[len(site_url) :].lstrip('/')}"
    parts = split_address(target)
    if parts is None or parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        path = path.removeprefix(f"{base_path}/") if base_path else path[1:]
    elif path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + ("/" * path.endswith("/"))
    else:
        path = page
    if path in ("", ".", "./") or path.endswith("/"):
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)


def _climb(page: str, path: str) -> str:
    """Return the output path that the plain relative ``path`` on ``page`` means."""
    folder = page.rpartition("/")[0]
    while path.startswith("../"):
        folder, path = folder.rpartition("/")[0], path[3:]
    return f"{folder}/{path}" if folder else path
