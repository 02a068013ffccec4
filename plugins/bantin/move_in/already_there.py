"""Stories that stand in the content folder without a line in the journal, and which old ones they are of.

A journal is lost when only the stories were committed. The old addresses in a header tell where a story came from;
one without any is told by its title and day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from bantin.addresses.old_addresses import canonical
from bantin.front_matter.document import parse_document
from bantin.move_in.disk_tables import Table
from bantin.move_in.new_header import NewHeader
from bantin.move_in.old_story import OldStory
from bantin.newsroom.regular_file import NotPlain, read_plain
from bantin.vietnamese.dates import HO_CHI_MINH

_MOST = 50_000_000


def note_story(there: Table, content: Path, path: str) -> None:
    """Note the file ``path`` below ``content``, if it is a story, by the signs that tell it."""
    if not path.casefold().endswith((".md", ".markdown")):
        return
    try:
        document = parse_document(read_plain(content, path, _MOST), path, HO_CHI_MINH, ("title",))
    except NotPlain:
        return
    addresses = (it.wanted for it in document.old_addresses)
    for sign in _signs(addresses, document.values.get("title", ""), document.values.get("date")):
        there.put_first(sign, path)


def path_there(there: Table, story: OldStory, header: NewHeader) -> str:
    """Return the path at which ``story`` stands already; empty if it is not there."""
    signs = _signs((*story.addresses, *header.addresses), header.title, header.date)
    return next((path for sign in signs if (path := there.get(sign))), "")


def _signs(addresses: Iterable[str], title: str, moment: dt.datetime | None) -> Iterator[str]:
    plain = [found for it in addresses if (found := canonical(it))]
    yield from plain
    if not plain and title:
        yield f"{title}\0{moment:%Y-%m-%d}" if moment else f"{title}\0"
