"""Where each story of an old site comes to lie, and by which names others link to it: what a first look finds."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from urllib.parse import unquote

from bantin.addresses.old_addresses import canonical
from bantin.check.former_addresses import former_key
from bantin.move_in.disk_tables import TableFile
from bantin.move_in.header_values import last_part
from bantin.move_in.new_header import NewHeader
from bantin.move_in.old_story import OldStory
from bantin.move_in.places import places_of
from bantin.vietnamese.slug import slugify

_PHOTO_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")


class SiteIndex:
    """Maps sources, addresses and slugs of the old site to paths of ours; to none where several share one."""

    def __init__(self, hosts: frozenset[str], tables: TableFile) -> None:
        self.hosts = hosts
        self.categories: Counter[str] = Counter()
        self.paths = tables.table()  # by source
        self.by_address = tables.table()
        self.by_slug = tables.table()
        self.by_name = tables.table()
        self.taken = tables.table()  # paths, whatever the size of their letters
        self.hidden = tables.table()  # paths of stories that readers do not see
        self._places = tables.table()  # of stories that have any, by path
        self._promised = tables.table()  # whose an old address is, by its plain form
        self._numbers = tables.table()  # that behind a name are free, as far as was looked

    def add(self, story: OldStory, header: NewHeader, kept: str = "") -> str:
        """Give ``story`` a path of its own, the one ``kept`` from an earlier run if there is one; return it."""
        slug = slug_of(story, header)
        path = kept or self._free_path(story, header, slug)
        self.taken.put(path.casefold())
        self.paths.put(story.source, path)
        if places := places_of(story):
            self._places.put(path, json.dumps(places))
        if story.hidden or header.hidden:
            self.hidden.put(path)
        name = posixpath.splitext(posixpath.basename(story.source))[0].casefold()
        for key, table in ((slug, self.by_slug), (story.slug.casefold(), self.by_slug), (name, self.by_name)):
            if key:
                table.put_alone(key, path)
        for address in (*story.addresses, *header.addresses):
            if key := former_key(address):
                self.by_address.put_first(key, path)
            if plain := canonical(address):
                self._promised.put_first(plain, path)
        return path

    def _free_path(self, story: OldStory, header: NewHeader, slug: str) -> str:
        folder = "pages" if story.is_page else f"{header.date:%Y}" if header.date else "khong-ngay"
        stem = slug[:80].strip("-") or "bai"
        named = [stem, f"{stem}-{header.lang}"] if header.lang not in ("", "vi") else [stem]
        if f".{header.lang}." in posixpath.basename(story.source).casefold():
            named.reverse()  # a translation, which leaves the name to the story that it is of
        for name in named:
            if (path := f"{folder}/{name}.md").casefold() not in self.taken:
                return path
        begun = int(self._numbers.get(f"{folder}/{stem}", "2"))  # thousands may have one name
        number = next(it for it in count(begun) if f"{folder}/{stem}-{it}.md".casefold() not in self.taken)
        self._numbers.put(f"{folder}/{stem}", str(number + 1))
        return f"{folder}/{stem}-{number}.md"

    def places(self, path: str) -> dict[str, str]:
        """Return the places within the story at ``path``, as :func:`places_of` found them."""
        found: dict[str, str] = json.loads(self._places.get(path, "{}"))
        return found

    def old_addresses(self, story: OldStory, header: NewHeader, path: str) -> Iterator[tuple[str, str]]:
        """Yield the plain forms of the addresses that lead to the story at ``path``, or why one cannot: lost."""
        for address in dict.fromkeys((*story.addresses, *header.addresses)):
            plain = canonical(address)
            if plain is None or self._promised.get(plain) != path:
                if not is_front(address):
                    yield "", address
            else:
                yield f"/{plain}".replace(",", "%2C").replace(";", "%3B"), address


def is_front(address: str) -> bool:
    """Say whether an address is that of a front page."""
    return address.strip("/") in ("", "index.html", "index.php")


def slug_of(story: OldStory, header: NewHeader) -> str:
    """Return the last part of the story's address here: as it was there if that can stay, else from its title."""
    typed = unquote(header.slug or story.slug)  # WordPress writes Vietnamese letters by number
    found = slugify(last_part(typed) if "/" in typed or "." in typed else typed, limit=80)
    found = found or next(
        (it for address in story.addresses if "?" not in address and (it := last_part(address))), ""
    )
    return found or slugify(header.title, limit=80)


def categories_of(story: OldStory, header: NewHeader) -> str:
    """Return the name of the one category of a story: the first that it names, else its folder."""
    return next(iter(header.categories), "") or named_folder(story.category)


def named_folder(folder: str) -> str:
    """Return the name of a folder as that of a category: ``tin-tuc`` is “Tin tuc”."""
    words = folder.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words.islower() or "-" in folder else words


def full_size(path: str) -> str:
    """Return the path of the photo of which WordPress made a smaller one: ``a-300x200.jpg`` is of ``a.jpg``."""
    return _PHOTO_SIZE.sub("", path)
