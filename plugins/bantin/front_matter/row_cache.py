"""Rows that an earlier build, or a worker of this one, has made: an entry for each story, its HTML in it."""

from __future__ import annotations

import re
from typing import Any

from bantin.archive.plain import as_data, from_data
from bantin.archive.row import Made, Row
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.front_matter.rows import RowOrder, read_row
from bantin.newsroom.cache import Store
from bantin.newsroom.compact_json import pack

_HALF = re.compile("[\ud800-\udfff]")  # of a character, which no page can hold


class KeptRows:
    """Makes rows as :func:`read_row` does, and remembers what became of each file's bytes in ``store``."""

    def __init__(self, order: RowOrder, store: Store) -> None:
        self.order, self._store = order, store
        self._words = order.words

    def made(self, path: str, data: bytes, file: str) -> Made:
        """Return the row of ``path``, whose bytes are ``data``; a command finds the file under the name ``file``."""
        source = digest_of_bytes(data)
        key = self.key(path, source, file)
        made = _made(self._store.get(key), path, source)
        if made is None:
            made = read_row(self.order, path, data, file)
            self._store.put_data(key, entry_of(made))
        return made

    def known(self, path: str, source: str, file: str) -> Row | None:
        """Return the row that was made of the bytes with the digest ``source``; None if it is not known."""
        made = _made(self._store.get(self.key(path, source, file)), path, source)
        return made.row if made else None

    def make_unknown(self, path: str, data: bytes) -> tuple[bytes, bytes] | None:
        """Make a row that the store does not hold; return key and entry."""
        file = self.order.typed + path
        key = self.key(path, digest_of_bytes(data), file)
        if self._store.get(key) is not None:
            return None
        return key, entry_of(read_row(self.order, path, data, file))

    def key(self, path: str, source: str, file: str) -> bytes:
        """Return the key under which the store keeps what is made of the bytes with the digest ``source``."""
        return self._store.key("row", self._words, path, file, source)


def entry_of(made: Made) -> bytes:
    """Return ``made`` as the store keeps it, its findings in no language."""
    entry = {"row": as_data(made.row), "html": made.html}
    return pack(entry)


def html_of(kept: Any) -> str | None:
    """Return the HTML of the entry that the store has ``kept``; None if there is none that a page can hold."""
    html = kept.get("html") if isinstance(kept, dict) else None
    return html if isinstance(html, str) and not _HALF.search(html) else None


def _made(kept: Any, path: str, source: str) -> Made | None:
    """Return what the store has ``kept`` of the file ``path``; None if there is nothing, or nothing of ours."""
    html = html_of(kept)
    if html is None:
        return None
    try:
        row = from_data(Row, kept["row"])
    except (ValueError, KeyError):
        return None
    told = (row.path, row.source, row.body)
    return Made(row, html) if told == (path, source, digest_of_bytes(html.encode()) if html else "") else None
