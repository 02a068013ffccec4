"""Samples of what surrounds long lists: pages, months, days; and of what machines read."""

from __future__ import annotations

from dataclasses import dataclass

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page in the row of pages; number 0 is the newest."""

    number: int
    url: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a long list, with the ways to others."""

    newer: str
    older: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page by number, and the list of so many pages, as Pelican's paginator gives them."""

    number: int
    num_pages: int
    url: str

    def page(self, number: int) -> Numbered:
        """Return the page with that number."""
        return Numbered(number, self.num_pages, self.url)


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a month's calendar; number 0 means a day of another month."""

    number: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, by both names that components ask for."""

    number: int
    count: int
    url: str

    @property
    def month(self) -> int:
        return self.number


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive."""

    number: int
    count: int
    url: str
    months: tuple[Month, ...]

    @property
    def year(self) -> int:
        return self.number


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read about a page."""

    schema: str = "http://purl.org/dc/elements/1.1/"
    names: tuple[tuple[str, str], ...] = (("DC.title", "Cam & quýt: “được mùa”"),)
    properties: tuple[tuple[str, str], ...] = (("og:type", "article"),)
    json_ld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSamples:
    """Samples for lists; each link leads to the page at ``url``."""

    url: str

    @property
    def newest(self) -> ListPage:
        """Return the newest page of a list of twelve."""
        links = (PageLink(0, self.url, current=True), PageLink(11, self.url), PageLink(1, self.url, gap=True))
        return ListPage("", self.url, links)

    @property
    def middle(self) -> ListPage:
        """Return a page in the middle."""
        links = [PageLink(number, self.url, number == 6, number in (7, 1)) for number in (0, 7, 6, 5, 1)]
        return ListPage(self.url, self.url, tuple(links))

    def numbered(self, number: int) -> Numbered:
        """Return a page of twelve by its number."""
        return Numbered(number, 12, self.url)

    @property
    def year(self) -> Year:
        """Return a year with months of many stories, of none, and one without a page."""
        months = [
            Month(number, 0 if number > 9 else number * 37, "" if number > 8 else self.url) for number in _MONTHS
        ]
        return Year(2024, sum(month.count for month in months), self.url, tuple(months))

    @property
    def weeks(self) -> tuple[tuple[Day, ...], ...]:
        """Return the first weeks of January 2024, stories on three of its days."""
        days = [Day(number, {15: 1, 14: 12, 13: 3}.get(number, 0)) for number in range(1, 22)]
        return tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))

    @property
    def head(self) -> Head:
        """Return the head of a page."""
        return Head()
