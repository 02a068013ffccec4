"""Rows as the archive keeps them: stamps of files, what was read of each, bodies, links, spellings of names.

What was *made* is kept as soon as it was read, under a digest of its inputs, even if the build fails later. The rows
themselves are the state that the site was built from, and change with it alone.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from bantin.archive.database import Database
from bantin.archive.row import Made, Row, path_key, seconds
from bantin.archive.scan import Stamp
from bantin.archive.tables import Damaged, text_of, unsealed
from bantin.archive.write_rows import made_key, write_made


class KeptRows:
    """The rows in ``database``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamps(self) -> dict[str, Stamp | None]:
        """Return the stamp of each file that there is a row of; None for one whose stamp proves nothing."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT path, size, mtime, ctime, inode, kind FROM file").fetchall()
        return {text_of(path): None if size is None else Stamp(size, *rest) for path, size, *rest in rows}

    def sources(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the digest of the bytes of those of ``paths`` that are known."""
        found = {}
        with self._database.reading() as connection:
            for path in paths:
                kept = connection.execute("SELECT source FROM file WHERE path = ?", (path_key(path),)).fetchone()
                if kept:
                    found[path] = str(kept[0])
        return found

    def rows(self, paths: Iterable[str]) -> dict[str, Row]:
        """Return the rows of those of ``paths`` that have any."""
        found = {}
        with self._database.reading() as connection:
            for path in paths:
                kept = connection.execute("SELECT value FROM row WHERE path = ?", (path_key(path),)).fetchone()
                if kept:
                    found[path] = unsealed(Row, path, kept[0])
        return found

    def telling(self) -> list[Row]:
        """Return the rows about which there is anything to tell."""
        with self._database.reading() as connection:
            kept = connection.execute("SELECT path, value FROM row WHERE tells").fetchall()
        return [unsealed(Row, text_of(path), value) for path, value in kept]

    def due(self, after: dt.datetime, until: dt.datetime) -> set[str]:
        """Return the paths of rows that stand otherwise at one of the moments than at the other."""
        between = sorted((seconds(after), seconds(until)))
        with self._database.reading() as connection:
            found = connection.execute("SELECT path FROM due WHERE moment > ? AND moment <= ?", between).fetchall()
        return {text_of(path) for (path,) in found}

    def next_moment(self, now: dt.datetime) -> float | None:
        """Return when the site changes by itself next, in seconds since 1970; None if it never will."""
        with self._database.reading() as connection:
            found: float | None = connection.execute(
                "SELECT min(moment) FROM due WHERE moment > ?", (seconds(now),)
            ).fetchone()[0]
        return found

    def spellings(self, kind: str) -> Counter[str]:
        """Return how often each name of that ``kind`` (``tag``, ``author``, ``category``) is written how."""
        with self._database.reading() as connection:
            query = "SELECT name, sum(times) FROM spelt WHERE kind = ? GROUP BY name"
            return Counter(dict(connection.execute(query, (kind,)).fetchall()))

    def spelling(self, kind: str, names: Iterable[str]) -> set[str]:
        """Return the paths of the rows that write any of ``names``."""
        query = "SELECT path FROM spelt WHERE kind = ? AND name = ?"
        with self._database.reading() as connection:
            return {text_of(path) for name in names for (path,) in connection.execute(query, (kind, name))}

    def linking(self, target: str) -> set[str]:
        """Return the paths of the rows that link to ``target``, as their bodies hold it."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT path FROM link WHERE target = ?", (target,)).fetchall()
        return {text_of(path) for (path,) in found}

    def html(self, digest: str) -> str:
        """Return the body that ``digest`` stands for."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT html FROM body WHERE digest = ?", (digest,)).fetchone()
        if not found or blake2b(found[0], digest_size=16).hexdigest() != digest:
            raise Damaged(digest)
        return text_of(found[0])

    def keep_made(self, made: Iterable[Made]) -> None:
        """Keep at once what was just read."""
        self._database.write(lambda connection: write_made(connection, made))

    def made(self, files: Mapping[str, str]) -> dict[str, Row]:
        """Return what an earlier build has read of ``files``, paths with digests of their bytes."""
        found = {}
        with self._database.reading() as connection:
            for path, source in files.items():
                key = made_key(path, source)
                kept = connection.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
                if kept:
                    found[path] = unsealed(Row, key, kept[0])
        return found
