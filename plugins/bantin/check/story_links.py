"""The links of stories, judged before any page is written: by a build, by ``make check``, by the dev server alike."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bantin.check.former_addresses import (
    PROGRAMS,
    asks_a_program,
    former_key,
    former_stories,
    is_of_a_program,
    likely_slugs,
    slashed,
)
from bantin.check.links import Places
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.link import Link, story_name, way_to
from bantin.newsroom.message import Message, either, say
from bantin.newsroom.page_ids import is_of_the_page
from bantin.newsroom.photo_links import names_photo
from bantin.newsroom.split_address import path_of_address
from bantin.vietnamese.folding import nearest

_MOST = 4  # stories that one finding names
_PAGE = re.compile(rf"\.(?:s?html?|{PROGRAMS})$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}")
_ID = re.compile(r' id="([^"]+)"')
_NO_PAGE = re.compile(
    rf"\.(?!(?:s?html?|{PROGRAMS})$)[^./]*$", re.IGNORECASE
)  # a file that some step may still write


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a story has, or would have but for its errors: its source, its file in the site, its HTML body.

    ``former`` holds the addresses that it had before.
    """

    source: str
    save_as: str
    body: Callable[[], str]
    links: Sequence[Link] = ()
    resolved: Mapping[str, str] = field(default_factory=dict)
    former: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What links may lead to: the ``pages`` of stories, the files of ``others``.

    Stories that are ``refused`` are known by slug and by the addresses that they had before (``refused_former``).
    """

    pages: Sequence[Page]
    others: Collection[str]
    refused: Collection[str] = ()
    refused_former: Collection[str] = ()
    url: str = ""


class StoryLinks:
    """Judges links; ``places`` tells where in its story each stands, by (source, place in the site)."""

    def __init__(self, site: Site) -> None:
        self._site, self._meant = site, Places(site.url)
        self._pages = {page.save_as: page for page in site.pages if page.save_as}
        self._by_slug: dict[str, list[Page]] = {}
        for page in site.pages:
            self._by_slug.setdefault(_slug(page.save_as), []).append(page)
        self._former = former_stories((page.source, page.former) for page in site.pages)
        self._refused_former = {former_key(address) for address in site.refused_former} - {""}
        self.places: dict[tuple[str, tuple[str, str]], Link] = {}
        self.told: set[tuple[str, tuple[str, str]]] = set()

    def judge(self, page: Page, answered: Collection[str] = ()) -> Iterator[Diagnostic]:
        """Yield what is wrong with the links of ``page``, but for those that somebody has ``answered``."""
        for link in page.links:
            place = self._meant.of(page.save_as, page.resolved.get(link.target, link.target))
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
        is_refused = _slug(path) in self._site.refused or former_key(link.target, path) in self._refused_former
        return bool(known) or is_lost or is_slip or is_refused

    def _fault(self, link: Link, page: Page, path: str, anchor: str) -> Message | None:
        typed = link.target.partition("}")[2] if link.target.startswith("{filename}") else link.target
        is_query = path == "index.html" and asks_a_program(typed)
        if path in self._pages and not is_query:
            return self._anchor_fault(typed, self._pages[path], anchor) if anchor else None
        is_lost_photo = bool(page.save_as) and names_photo(link.target)
        if (path in self._site.others and not is_query) or (_NO_PAGE.search(path) and not is_lost_photo):
            return None
        return self._page_fault(typed, page, path)

    def _page_fault(self, typed: str, page: Page, path: str) -> Message:
        inside = path.lstrip("/")
        if path.startswith("/") and (inside in self._pages or inside in self._site.others):
            base = path_of_address(self._site.url).rstrip("/")
            return say("check/broken-link.root", target=typed, better=f"{base}/{typed.lstrip('/')}")
        if known := self._former.get(former_key(typed, path)):
            return self._moved(typed, page, known, is_sure=True)
        if not asks_a_program(typed):
            for slug in likely_slugs(path):
                if named := self._named(slug, path):
                    is_sure = slug == _slug(path) and _tells(slug, path) and _is_of_year(named[0], path)
                    return self._moved(typed, page, [each.source for each in named], is_sure=is_sure)
            if close := self._near(path):
                return self._moved(typed, page, [close.source], is_sure=False)
        if is_of_a_program(typed, path):
            return say("check/broken-link.former", target=typed)
        return say("check/broken-link.page", target=typed)

    def _moved(self, typed: str, page: Page, sources: Sequence[str], *, is_sure: bool) -> Message:
        """Return which of the stories ``sources`` may be meant; ``is_sure`` if one of them is."""
        ways = [way_to(source, page.source) for source in sources]
        if len(ways) > 1:
            return say("check/broken-link.several", target=typed, names=either(ways[:_MOST]))
        if is_sure:
            return say("check/broken-link.moved", target=typed, better=ways[0])
        return say("check/broken-link.near", target=typed, better=ways[0])

    def _named(self, slug: str, path: str) -> list[Page]:
        """Return the pages with that last word, of several those of the year that ``path`` names."""
        found = self._by_slug.get(slug, [])
        return [page for page in found if _is_of_year(page, path)] or found

    def _near(self, path: str) -> Page | None:
        """Return the page whose last word is nearest to that of ``path``; another number is another document."""
        slug = _slug(path)
        if not _WORD.search(slug):
            return None
        numbers = _NUMBER.findall(slug)
        close = nearest(slug, [each for each in self._by_slug if _NUMBER.findall(each) == numbers], 1)
        return self._by_slug[close[0]][0] if close else None

    def _anchor_fault(self, typed: str, page: Page, anchor: str) -> Message | None:
        anchors = _ID.findall(page.body())
        if anchor in anchors or is_of_the_page(anchor):
            return None
        close = nearest(anchor, [name for name in anchors if not name.startswith("fn")], 1)
        if close:
            return say("check/broken-link.place-near", target=typed, anchor=anchor, better=close[0])
        return say("check/broken-link.place", target=typed)


def _is_of_year(page: Page, path: str) -> bool:
    """Say whether ``page`` is of a year that ``path`` names, if it names any: each year has its festival."""
    years = set(_YEAR.findall(path))
    return not years or not years.isdisjoint(_YEAR.findall(page.save_as))


def _tells(slug: str, path: str) -> bool:
    """Say whether ``slug`` names one story: by three words or more, or with the year; many have a “gioi-thieu”."""
    return slug.count("-") > 1 or (slug.count("-") == 1 and bool(_YEAR.search(path)))


def _slug(path: str) -> str:
    """Return the last word of an address that tells what it leads to."""
    path = slashed(path).removesuffix("index.html").rstrip("/")
    return _PAGE.sub("", posixpath.basename(path))
