"""Rows as the archive keeps them: stamps of files, what was read of each, bodies, links, spellings of names.

What was *made* is kept as soon as it was read, under a digest of its inputs, even if the build fails later. The rows
themselves are the state that the site was built from, and change with it alone.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from sqlite3 import Connection

from bantin.archive.database import Database
from bantin.archive.row import Made, Row, path_key, seconds
from bantin.archive.scan import Stamp
from bantin.archive.tables import Damaged, sealed, text_of, unsealed


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it is to be kept: with its file's stamp, None for one that proves nothing."""

    row: Row
    stamp: Stamp | None


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
        self._database.write(lambda connection: _write_made(connection, made))

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


def made_key(path: str, source: str) -> str:
    """Return what stands for the file ``path`` with the bytes of which ``source`` is the digest."""
    return blake2b(path_key(path) + b"\0" + source.encode(), digest_size=16).hexdigest()


def write_rows(connection: Connection, rows: Iterable[KeptRow], gone: Iterable[str] = ()) -> None:
    """Make ``rows`` part of the state that a build writes, within its transaction; take out those ``gone``.

    Their bodies are there already; what was made and is no part of the state is forgotten with bodies of its own.
    """
    rows = list(rows)
    unsure = {body for (body,) in connection.execute("SELECT body FROM made")}
    for path in [*gone, *(kept.row.path for kept in rows)]:
        unsure.add(_forget(connection, path))
    for kept in rows:
        _write_row(connection, kept.row, kept.stamp)
    connection.execute("DELETE FROM made")
    used = "SELECT 1 FROM row WHERE body = ?1"
    connection.executemany(f"DELETE FROM body WHERE digest = ?1 AND NOT EXISTS ({used})", ((it,) for it in unsure))


def write_stamps(connection: Connection, stamps: Mapping[str, Stamp | None]) -> None:
    """Note how files look whose words are the same."""
    update = "UPDATE file SET size = ?, mtime = ?, ctime = ?, inode = ?, kind = ? WHERE path = ?"
    connection.executemany(update, [(*(stamp or (None,) * 5), path_key(path)) for path, stamp in stamps.items()])


def _write_made(connection: Connection, made: Iterable[Made]) -> None:
    for each in made:
        key = made_key(each.row.path, each.row.source)
        stored = key, each.row.body, sealed(key, each.row)
        connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", stored)
        _write_body(connection, each)


def _write_body(connection: Connection, made: Made) -> None:
    """Keep the HTML of a body under what stands for it."""
    if made.row.body:
        html = made.html.encode("utf-8", "surrogatepass")
        connection.execute("INSERT OR IGNORE INTO body VALUES (?, ?)", (made.row.body, html))


def _forget(connection: Connection, path: str) -> str:
    """Take the row of ``path`` out; return its body."""
    key = path_key(path)
    kept = connection.execute("SELECT value FROM row WHERE path = ?", (key,)).fetchone()
    if not kept:
        return ""
    row = unsealed(Row, path, kept[0])
    connection.execute("DELETE FROM file WHERE path = ?", (key,))
    connection.execute("DELETE FROM row WHERE path = ?", (key,))
    connection.executemany("DELETE FROM link WHERE target = ? AND path = ?", ((it, key) for it in _targets(row)))
    connection.executemany("DELETE FROM due WHERE moment = ? AND path = ?", _dues(row))
    names = ((*name, key) for name in _names(row))
    connection.executemany("DELETE FROM spelt WHERE kind = ? AND name = ? AND path = ?", names)
    return row.body


def _write_row(connection: Connection, row: Row, stamp: Stamp | None) -> None:
    key, tells = path_key(row.path), bool(row.findings or row.judged)
    connection.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *(stamp or (None,) * 5), row.source))
    connection.execute("INSERT INTO row VALUES (?, ?, ?, ?)", (key, row.body, tells, sealed(row.path, row)))
    connection.executemany("INSERT INTO link VALUES (?, ?)", ((it, key) for it in _targets(row)))
    connection.executemany("INSERT INTO due VALUES (?, ?)", _dues(row))
    names = ((*name, key, times) for name, times in _names(row).items())
    connection.executemany("INSERT INTO spelt VALUES (?, ?, ?, ?)", names)


def _targets(row: Row) -> set[str]:
    return {link.target for link in row.links}


def _dues(row: Row) -> set[tuple[float, bytes]]:
    return {(seconds(moment), path_key(row.path)) for moment in row.moments}


def _names(row: Row) -> Counter[tuple[str, str]]:
    """Return the names that the header writes, by kind, and how often."""
    header = row.header
    names = [("category", header.category)] if header.category else []
    names += [("tag", name) for name in header.tags] + [("author", name) for name in header.authors]
    return Counter(names)
