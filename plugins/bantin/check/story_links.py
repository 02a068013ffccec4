"""The links of stories, judged before any page is written: by a build, by ``make check``, by the dev server alike."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bantin.check.links import place_in_site
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.link import Link, story_name, way_to
from bantin.newsroom.message import Message, say
from bantin.newsroom.page_ids import is_of_the_page
from bantin.newsroom.photo_links import names_photo
from bantin.newsroom.split_address import path_of_address
from bantin.vietnamese.folding import nearest

_ID = re.compile(r' id="([^"]+)"')
_NO_PAGE = re.compile(r"\.(?!html$)[^./]*$")  # a file that some step may still write


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a story has, or would have but for its errors: its source, its file in the site, its HTML body."""

    source: str
    save_as: str
    body: Callable[[], str]
    links: Sequence[Link] = ()
    resolved: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What links may lead to: the ``pages`` of stories, the files of ``others``, stories ``refused`` by slug."""

    pages: Sequence[Page]
    others: Collection[str]
    refused: Collection[str] = ()
    url: str = ""


class StoryLinks:
    """Judges links; ``places`` tells where in its story each stands, by (source, place in the site)."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages = {page.save_as: page for page in site.pages if page.save_as}
        self._by_slug: dict[str, Page] = {}
        for page in site.pages:
            self._by_slug.setdefault(_slug(page.save_as), page)
        self.places: dict[tuple[str, tuple[str, str]], Link] = {}
        self.told: set[tuple[str, tuple[str, str]]] = set()

    def judge(self, page: Page, answered: Collection[str] = ()) -> Iterator[Diagnostic]:
        """Yield what is wrong with the links of ``page``, but for those that somebody has ``answered``."""
        for link in page.links:
            place = place_in_site(page.save_as, page.resolved.get(link.target, link.target), self._site.url)
            if place is None or (not page.save_as and not link.target.startswith(("/", "{"))):
                continue
            self.places.setdefault((page.source, place), link)
            is_settled = self._is_settled(link, page, place[0], answered)
            said = None if is_settled else self._fault(link, page, *place)
            if said or is_settled:
                self.told.add((page.source, place))
            if said:
                yield finding(page.source, link.line, said, column=link.column)

    def _is_settled(self, link: Link, page: Page, path: str, answered: Collection[str]) -> bool:
        """Say whether somebody else has told of the link, or tells why its story is not there."""
        known = {link.target, path_of_address(link.target)} & set(answered)
        is_lost = bool(story_name(link.target)) and link.target not in page.resolved
        is_slip = not link.target.strip() or slip_in(link.target) is not None
        return bool(known) or is_lost or is_slip or _slug(path) in self._site.refused

    def _fault(self, link: Link, page: Page, path: str, anchor: str) -> Message | None:
        typed = link.target.partition("}")[2] if link.target.startswith("{filename}") else link.target
        if path in self._pages:
            return self._anchor_fault(typed, self._pages[path], anchor) if anchor else None
        is_lost_photo = bool(page.save_as) and names_photo(link.target)
        if path in self._site.others or (_NO_PAGE.search(path) and not is_lost_photo):
            return None
        return self._page_fault(typed, page, path)

    def _page_fault(self, typed: str, page: Page, path: str) -> Message:
        inside = path.lstrip("/")
        if path.startswith("/") and (inside in self._pages or inside in self._site.others):
            base = path_of_address(self._site.url).rstrip("/")
            return say("check/broken-link.root", target=typed, better=f"{base}/{typed.lstrip('/')}")
        moved = self._by_slug.get(_slug(path))
        if moved and _slug(path):
            return say("check/broken-link.moved", target=typed, better=way_to(moved.source, page.source))
        close = nearest(_slug(path), list(self._by_slug), 1)
        if close:
            better = way_to(self._by_slug[close[0]].source, page.source)
            return say("check/broken-link.near", target=typed, better=better)
        return say("check/broken-link.page", target=typed)

    def _anchor_fault(self, typed: str, page: Page, anchor: str) -> Message | None:
        anchors = _ID.findall(page.body())
        if anchor in anchors or is_of_the_page(anchor):
            return None
        close = nearest(anchor, [name for name in anchors if not name.startswith("fn")], 1)
        if close:
            return say("check/broken-link.place-near", target=typed, anchor=anchor, better=close[0])
        return say("check/broken-link.place", target=typed)


def _slug(path: str) -> str:
    """Return the last word of an address that tells what it leads to."""
    path = path.removesuffix("index.html").rstrip("/")
    return posixpath.basename(path).removesuffix(".html").removesuffix(".htm")
