"""Which files of the content folder the stories use: in their photos, their links, their headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from bantin.newsroom.content_names import ContentFiles, NotOne

_HREF = re.compile(r'<a\b[^>]*\shref="([^"#{][^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def linked(html: str) -> Iterator[str]:
    """Yield the addresses in ``html`` that may be those of files."""
    for match in _HREF.finditer(html):
        target = unescape(match[1])
        if not _ELSEWHERE.match(target):
            yield target


def used_files(files: ContentFiles, named: Iterable[tuple[str, str]]) -> set[str]:
    """Return the paths, as the disk has them, of those ``files`` that are ``named``, each by words in a story.

    Words that mean several files use them all: who mends them will choose.
    """
    used: set[str] = set()
    for written, story in named:
        try:
            found = files.find(written, story)
        except NotOne as error:
            used.update(error.names)
        else:
            used.update([found.path] if found else [])
    return used
