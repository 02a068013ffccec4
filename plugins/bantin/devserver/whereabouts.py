"""Where stories stand in the site, and which one is meant by an address at which nothing stands.

An editor keeps the address that was opened first: the story's file, or a page that stood before a mistake, a new
title or a new date. Each leads to the story as it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.slug import slugify


@dataclass(frozen=True, slots=True)
class Site:
    """``pages`` maps files of the site to the sources that they show.

    ``refused`` maps sources that have no page, because of a mistake, to the last word of the address that their
    header asks for, empty when it cannot be read.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Whereabouts:
    """The site that stands, and what stood where before it, since the server was started."""

    site: Site = field(default_factory=Site)
    _former: dict[str, str] = field(default_factory=dict)
    _page: dict[str, str] = field(default_factory=dict)

    def take(self, site: Site) -> None:
        """Take in where everything stands now."""
        self._former |= {page: source for page, source in self.site.pages.items() if page not in site.pages}
        self.site, self._page = site, {}
        for page, source in site.pages.items():
            self._page.setdefault(source, page)

    def source_of(self, page: str) -> str:
        """Return the source that the file ``page`` of the site shows, or has shown; empty if there is none."""
        return self.site.pages.get(page) or self.meant_by(page)

    def page_of(self, source: str) -> str:
        """Return the file of the site that shows ``source``; empty if there is none."""
        return self._page.get(source, "")

    def meant_by(self, address: str) -> str:
        """Return the source that ``address``, at which nothing stands, means; empty if it means none."""
        wanted = normal_form("NFC", address)
        if wanted in self._page or wanted in self.site.refused:
            return wanted
        return self._former.get(wanted) or next(self._called(wanted), "")

    def _called(self, address: str) -> Iterator[str]:
        """Yield the refused sources whose page would be called as the last word of ``address``."""
        path = PurePosixPath(address)
        if path.suffix == ".html":
            for source, name in self.site.refused.items():
                if path.stem in (name, slugify(PurePosixPath(source).stem)):
                    yield source
