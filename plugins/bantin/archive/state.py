"""The stories and collections that the site was built from, as the archive keeps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from bantin.archive.database import Database
from bantin.archive.edit import Edit
from bantin.archive.filing import Filed
from bantin.archive.index import names_of
from bantin.archive.plain import from_data
from bantin.archive.row import path_key
from bantin.archive.standing import Hour
from bantin.archive.tables import Damaged, sealed, text_of, unsealed


class DatabaseSource:
    """A :class:`bantin.archive.index.Source`: each question to it costs what it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def filed(self, path: str) -> Filed | None:
        """Return the story ``path``."""
        with self._database.reading() as connection:
            return _filed(connection, path)

    def members(self, collection: str) -> Sequence[bytes]:
        """Return the sort keys of the members."""
        with self._database.reading() as connection:
            query = "SELECT key FROM member WHERE collection = ? ORDER BY key"
            return [key for (key,) in connection.execute(query, (collection,))]

    def counts(self, kind: str) -> Mapping[str, int]:
        """Return how many members each collection of that ``kind`` has that has any."""
        those = "collection = ? OR collection BETWEEN ? AND ?"
        query = f"SELECT collection, count(*) FROM member WHERE {those} GROUP BY collection"
        with self._database.reading() as connection:
            return dict(connection.execute(query, (kind, f"{kind}:", f"{kind};")).fetchall())

    def count(self, collection: str) -> int:
        """Return how many members ``collection`` has."""
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM member WHERE collection = ?"
            return int(connection.execute(query, (collection,)).fetchone()[0])

    def called(self, name: str) -> Iterable[str]:
        """Return the paths of the stories that editors may call ``name``."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT path FROM called WHERE name = ?", (path_key(name),)).fetchall()
        return [text_of(path) for (path,) in found]

    def names(self) -> Iterable[str]:
        """Return all names by which editors may call stories."""
        with self._database.reading() as connection:
            return [text_of(name) for (name,) in connection.execute("SELECT DISTINCT name FROM called")]

    def hour(self) -> Hour | None:
        """Return the hour of the build whose state this is; None if there was none."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT value FROM seal WHERE name = 'hour'").fetchone()
        if not found:
            return None
        try:
            clock, zone, preview = str(found[0]).split(" ")
            return Hour(from_data(dt.datetime, [clock, zone]), preview == "preview")
        except ValueError as error:
            raise Damaged("hour") from error


def write_edit(connection: Connection, edit: Edit, hour: Hour) -> None:
    """Make the state that ``edit`` leads to, at ``hour``, that which is kept, within the build's transaction."""
    for path, filed in edit.changes.items():
        _forget(connection, path)
        if filed:
            _write(connection, path, filed)
    gone = _pairs(edit.moves.leaving)
    connection.executemany("DELETE FROM member WHERE collection = ? AND key = ?", gone)
    connection.executemany("INSERT INTO member VALUES (?, ?)", _pairs(edit.moves.joining))
    zone = getattr(hour.now.tzinfo, "key", "")
    clock = (hour.now.replace(tzinfo=None) if zone else hour.now).isoformat()
    words = f"{clock} {zone} {'preview' if hour.preview else 'public'}"
    connection.execute("INSERT OR REPLACE INTO seal VALUES ('hour', ?)", (words,))


def _write(connection: Connection, path: str, filed: Filed) -> None:
    key = path_key(path)
    connection.execute("INSERT INTO filed VALUES (?, ?)", (key, sealed(path, filed)))
    names = ((path_key(name), key) for name in names_of(filed.story))
    connection.executemany("INSERT INTO called VALUES (?, ?)", names)


def _forget(connection: Connection, path: str) -> None:
    known, key = _filed(connection, path), path_key(path)
    if known:
        connection.execute("DELETE FROM filed WHERE path = ?", (key,))
        names = ((path_key(name), key) for name in names_of(known.story))
        connection.executemany("DELETE FROM called WHERE name = ? AND path = ?", names)


def _filed(connection: Connection, path: str) -> Filed | None:
    found = connection.execute("SELECT value FROM filed WHERE path = ?", (path_key(path),)).fetchone()
    return unsealed(Filed, path, found[0]) if found else None


def _pairs(groups: Mapping[str, Iterable[bytes]]) -> list[tuple[str, bytes]]:
    return [(collection, key) for collection, keys in groups.items() for key in keys]
