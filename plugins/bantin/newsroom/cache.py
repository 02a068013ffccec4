"""What earlier builds worked out, kept by what it was worked out from: never trusted, safe to delete at any time.

An entry's key is a digest of everything that its value depends on, so that nothing is ever out of date, several sites
can share one file, and a lost entry costs time alone. Values are JSON: whoever can write the file can at worst spoil
a page, not run a program, and an entry that was damaged does not match its own digest. A forged one does: those who
read it check the names of files in it. What is a link, or holds more than our one table, is no store.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from bantin.newsroom.compact_json import pack, unpack
from bantin.newsroom.database_files import discard, require_ours
from bantin.newsroom.message import Message, say
from bantin.newsroom.read_errors import unkept

# With row ids: SQLite writes values of kilobytes five times as fast beside the tree of keys as within it.
_SCHEMA = "CREATE TABLE entries (key BLOB PRIMARY KEY, used INTEGER, value BLOB)"
_FORMER_SCHEMA = f"{_SCHEMA} WITHOUT ROWID"
_DIGEST = 16
_IN_MEMORY = 4 << 20  # bytes of new values; more are written while the build goes on
_AT_ONCE = 500  # keys of one question to the database
_DAMAGED = say("newsroom/cache.damaged")
_FRESH_DAYS = 7  # how stale the note of last use may get, so that a build which only reads does not write


class Store:
    """The entries in ``file``; ``maker`` names the programs that made them, ``warn`` is told once of damage."""

    def __init__(self, file: Path, maker: str, warn: Callable[[Message], None]) -> None:
        self._file, self._maker, self._warn = file, maker.encode(), warn
        self._today = int(time.time() // 86_400)
        self._new: dict[bytes, bytes] = {}
        self._touched: set[bytes] = set()
        self._told: set[Message] = set()
        self._waiting = 0  # bytes that are in memory only
        self._process, self._inherited = os.getpid(), [self._open()]
        weakref.finalize(self, _let_go, self._inherited).atexit = False

    @property
    def address(self) -> tuple[str, str]:
        """The file and the maker, by which another process may open the same store."""
        return str(self._file.absolute()), self._maker.decode()

    def key(self, kind: str, *parts: str) -> bytes:
        """Return the key of what is worked out from ``parts``."""
        digest = hashlib.blake2b(self._maker, digest_size=_DIGEST)
        for part in (kind, *parts):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.digest()

    def get(self, key: bytes) -> Any | None:
        """Return the value under ``key``, which is JSON, or None."""
        data = self.get_data(key)
        return None if data is None else _unpacked(data)

    def get_data(self, key: bytes) -> bytes | None:
        """Return the bytes under ``key``, or None."""
        if key in self._new:
            return self._new[key]
        try:
            row = self._database.execute("SELECT used, value FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            self._start_anew()
            return None
        if row is None:
            return None
        return dict(self._sound([(key, *row)])).get(key)

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the bytes under those of ``keys`` that are known and sound."""
        wanted = list(keys)
        found = {key: self._new[key] for key in wanted if key in self._new}
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._database.execute(f"SELECT key, used, value FROM entries WHERE key IN ({marks})", some)
                found.update(self._sound(rows))
        except sqlite3.DatabaseError:
            self._start_anew()
        return found

    def held(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of ``keys`` under which something is kept, sound or not."""
        found = {key for key in keys if key in self._new}
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                rows = self._database.execute(
                    f"SELECT key FROM entries WHERE key IN ({','.join('?' * len(some))})", some
                )
                found.update(key for (key,) in rows)
        except sqlite3.DatabaseError:
            self._start_anew()
        return found

    def _sound(self, rows: Iterable[tuple[bytes, int, bytes]]) -> Iterator[tuple[bytes, bytes]]:
        for key, used, stored in rows:
            value = stored[_DIGEST:] if isinstance(stored, bytes) and isinstance(used, int) else b""
            if not value or stored[:_DIGEST] != _seal(key, value):
                self._tell()
                continue
            if used + _FRESH_DAYS < self._today:
                self._touched.add(key)
            yield key, value

    def keep_with(self, key: bytes, other: bytes) -> None:
        """Note that ``other`` is in use as long as ``key`` is, though nobody asks for it."""
        if key in self._touched:
            self._touched.add(other)

    def put(self, key: bytes, value: Any) -> None:
        """Keep ``value``, which JSON can hold, under ``key`` once the store is closed."""
        self.put_data(key, pack(value))

    def put_data(self, key: bytes, data: bytes) -> None:
        """Keep ``data``, no program, under ``key`` once the store is closed."""
        self._new[key] = data
        self._waiting += len(data)
        if self._waiting > _IN_MEMORY:
            self._write()

    def save(self, keep_days: int = 60) -> None:
        """Write what is new, and forget what no build has used for ``keep_days``; failing to is no error."""
        if self._new:
            self._write()
            self._forget(keep_days)
        with suppress(sqlite3.DatabaseError), self._database as database:
            database.executemany(
                "UPDATE entries SET used = ? WHERE key = ?", [(self._today, key) for key in self._touched]
            )
        self._touched = set()

    def _forget(self, keep_days: int) -> None:
        """Remove what is older, once a day: it means a look at each entry."""
        with suppress(sqlite3.DatabaseError), self._database as database:
            if database.execute("PRAGMA user_version").fetchone() != (self._today,):
                database.execute("DELETE FROM entries WHERE used < ?", (self._today - keep_days,))
                database.execute(f"PRAGMA user_version = {self._today}")

    def _write(self) -> None:
        rows = [(key, self._today, _seal(key, value) + value) for key, value in self._new.items()]
        try:
            with self._database as database:
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            self._tell(unkept(self._file))
        self._new, self._waiting = {}, 0

    def close(self) -> None:
        """Save, and let go of the file; what is asked for afterwards is not there."""
        self.save()
        self._database.close()
        self._database = _nowhere()

    @property
    def _database(self) -> sqlite3.Connection:
        """The connection of this process: one that a fork inherits must not be used, nor closed, by the child."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._inherited.append(self._open())
        return self._inherited[-1]

    @_database.setter
    def _database(self, connection: sqlite3.Connection) -> None:
        self._inherited[-1] = connection

    def _open(self) -> sqlite3.Connection:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            require_ours(self._file)
            return _connect(self._file)
        except (OSError, sqlite3.OperationalError):  # held by another build, or closed to us: this one works without
            self._tell(unkept(self._file))
            return _nowhere()
        except sqlite3.DatabaseError:
            self._tell()
            with suppress(OSError, sqlite3.Error):
                discard(self._file)
                return _connect(self._file)
            return _nowhere()

    def _start_anew(self) -> None:
        self._tell()
        self._database.close()
        with suppress(OSError):
            discard(self._file)
        self._database = self._open()

    def _tell(self, said: Message = _DAMAGED) -> None:
        if said not in self._told:
            self._warn(said)
        self._told.add(said)


def empty_store() -> Store:
    """Return a store that remembers nothing beyond this run."""
    return Store(Path(":memory:"), "", lambda message: None)


def _connect(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=10)
    try:
        database.execute("PRAGMA synchronous = OFF")  # what a power cut damages is found by its digest
        database.execute("PRAGMA trusted_schema = OFF")
        if _tables(database) == [_FORMER_SCHEMA]:
            database.execute("DROP TABLE IF EXISTS entries")  # its maker was another version of us
        if not _tables(database):
            database.execute(_SCHEMA.replace("TABLE", "TABLE IF NOT EXISTS", 1))  # another build may be as far
        if _tables(database) != [_SCHEMA, None]:  # None: the index of its keys
            raise sqlite3.DatabaseError("a view or a trigger would run what others wrote")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _tables(database: sqlite3.Connection) -> list[str | None]:
    return [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master")]


def _let_go(connections: Sequence[sqlite3.Connection]) -> None:
    """Close what a store that is gone has opened, if another thread may."""
    for connection in connections:
        with suppress(sqlite3.Error):
            connection.close()


def _unpacked(value: bytes) -> Any | None:
    try:
        return unpack(value)
    except (ValueError, RecursionError):
        return None  # its maker knew our seal, and nothing else of us


def _nowhere() -> sqlite3.Connection:
    return _connect(Path(":memory:"))


def _seal(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST, key=key).digest()
