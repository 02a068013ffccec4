"""Rows that an earlier build, or a worker of this one, has made: an entry for each story, its HTML behind the row."""

from __future__ import annotations

from bantin.archive.row import Made
from bantin.archive.row_entry import entry_of, html_of, row_of
from bantin.front_matter.row_parts import digest_of_bytes
from bantin.front_matter.rows import RowOrder, read_row
from bantin.newsroom.cache import Store


class KeptRows:
    """Makes rows as :func:`read_row` does, and remembers what became of each file's bytes in ``store``."""

    def __init__(self, order: RowOrder, store: Store) -> None:
        self.order, self._store = order, store
        self._words = order.words

    def made(self, path: str, data: bytes, file: str) -> Made:
        """Return the row of ``path``, whose bytes are ``data``; a command finds the file under the name ``file``."""
        source = digest_of_bytes(data)
        made = self.known(path, source, file)
        if made is None:
            made = read_row(self.order, path, data, file)
            self._store.put_data(self.key(path, source, file), entry_of(made))
        return made

    def known(self, path: str, source: str, file: str) -> Made | None:
        """Return the row that was made of the bytes with the digest ``source``; None if it is not known."""
        return _made(self._store.get_data(self.key(path, source, file)), path, source)

    def make_unknown(self, path: str, data: bytes) -> tuple[bytes, bytes] | None:
        """Make a row that the store does not hold; return key and entry."""
        file = self.order.typed + path
        key = self.key(path, digest_of_bytes(data), file)
        if self._store.get_data(key) is not None:
            return None
        return key, entry_of(read_row(self.order, path, data, file))

    def key(self, path: str, source: str, file: str) -> bytes:
        """Return the key under which the store keeps what is made of the bytes with the digest ``source``."""
        return self._store.key("row", self._words, path, file, source)


def _made(kept: bytes | None, path: str, source: str) -> Made | None:
    """Return what the store has ``kept`` of the file ``path``; None if there is nothing, or nothing of ours."""
    html = html_of(kept)
    if kept is None or html is None:
        return None
    try:
        row = row_of(kept)
    except ValueError:
        return None
    told = (row.path, row.source, row.body)
    return Made(row, html) if told == (path, source, digest_of_bytes(html.encode()) if html else "") else None
