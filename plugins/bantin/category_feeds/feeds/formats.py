"""The formats of feeds in one table, and where the documents of a feed stand, one in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bantin.category_feeds.feeds import atom, json_feed, rss
from bantin.category_feeds.feeds.feed import Feed
from bantin.category_feeds.feeds.feed_lists import Kind


class Format(NamedTuple):
    """One format: its field of :class:`Files`, what readers know it as, its media type, what writes it."""

    field: Literal["rss", "atom", "json"]
    name: str
    type: str
    write: Callable[[Feed], str]


FORMATS = (
    Format("rss", "RSS", rss.TYPE, rss.write_rss),
    Format("atom", "Atom", atom.TYPE, atom.write_atom),
    Format("json", "JSON", json_feed.TYPE, json_feed.write_json_feed),
)


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a feed's documents, relative to the site root; one that is empty is not written.

    In settings they hold ``{slug}``, as Pelican's own ``CATEGORY_FEED_RSS`` does.
    """

    rss: str = ""
    atom: str = ""
    json: str = ""

    def of(self, slug: str) -> Files:
        """Return the addresses for the list called ``slug``."""
        return Files(**{form.field: path.format(slug=slug) for form, path in self.written()})

    def written(self) -> Iterator[tuple[Format, str]]:
        """Yield each format that is written, and where."""
        return ((form, path) for form in FORMATS if (path := getattr(self, form.field)))

    def __bool__(self) -> bool:
        return any(self.written())


def usual_files(stem: str) -> Files:
    """Return the three documents of a feed by their usual endings."""
    return Files(f"{stem}.rss.xml", f"{stem}.atom.xml", f"{stem}.json")


DEFAULT_FILES: dict[Kind, Files] = {
    "site": usual_files("feeds/tin-moi"),
    "section": usual_files("feeds/chuyen-muc/{slug}"),
    "category": usual_files("feeds/chuyen-muc/{slug}"),
    "tag": usual_files("feeds/tu-khoa/{slug}"),
    "author": usual_files("feeds/tac-gia/{slug}"),
    "corrections": usual_files("feeds/dinh-chinh"),
}
