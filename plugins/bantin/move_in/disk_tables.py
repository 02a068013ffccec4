"""Tables on disk for what a move remembers of each story and file: its memory does not grow with the old site.

They lie in one SQLite file in a folder that is made for one run and gone with it (``run_folder.py``): what a run must
know of an earlier one stands in the journal. Workers get the path of the file, and read it by connections of their
own; no connection is carried into another process. Keys and values are text, lone surrogates of strange file names
included.
"""

from __future__ import annotations

import errno
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from bantin.move_in.run_folder import RunFolder

_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000", "temp_store = MEMORY")
_AFTER_ANY = b"\xff"  # no byte of UTF-8
_FAILURES = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_CANTOPEN: errno.EACCES}


class TableFile:
    """The file of some tables, writable where it was made; it goes with this object, or with the process."""

    def __init__(self) -> None:
        self._file, self._count, self._tables = "", 0, weakref.WeakSet[Table]()
        self._connection: sqlite3.Connection | None = None

    def table(self) -> Table:
        """Return a new, empty table."""
        self._count += 1
        self.write(f"CREATE TABLE t{self._count} (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID", [()])
        table = Table(self, self._count)
        self._tables.add(table)
        return table

    def read(self, statement: str, *values: bytes) -> sqlite3.Cursor:
        """Return the rows that ``statement`` finds; raise OSError for what the disk refuses."""
        try:
            return (self._connection or self._opened()).execute(statement, values)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def write(self, statement: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        """Have ``statement`` write ``rows``; raise OSError for what the disk refuses."""
        try:
            connection = self._connection or self._opened()
            if not connection.in_transaction:
                connection.execute("BEGIN")
            connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def __getstate__(self) -> str:
        """Return the path for another process, by when all stands in the file; nothing is written from then on."""
        for table in self._tables:
            table.settle()
        if self._connection is not None and self._connection.in_transaction:
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._failure(error) from error
        return self._file

    def __setstate__(self, file: str) -> None:
        self.__init__()  # type: ignore[misc]
        self._file = file

    def _opened(self) -> sqlite3.Connection:
        if self._file:
            # Nobody writes any more: without locks and looks at what may have changed it reads three times as fast.
            place = f"{Path(self._file).as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(place, uri=True, isolation_level=None)
            weakref.finalize(self, self._connection.close).atexit = False
            return self._connection
        folder = RunFolder()
        self._file = str(folder.path / "tables")
        # Not bound to a thread: whichever collects the garbage closes it.
        connection = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, _remove, connection, folder)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        self._connection = connection
        return connection

    def _failure(self, error: sqlite3.Error) -> OSError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return OSError(_FAILURES.get(code, errno.EIO), str(error), self._file or None)


def _remove(connection: sqlite3.Connection, folder: RunFolder) -> None:
    with suppress(sqlite3.Error):
        connection.close()
    folder.remove()


_REPLACE = "INSERT OR REPLACE INTO {} VALUES (?, ?)"
_FIRST = "INSERT OR IGNORE INTO {} VALUES (?, ?)"
_ALONE = "INSERT INTO {} VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = x'' WHERE value != excluded.value"
_NONE = (None,)
_AT_ONCE = 200  # rows, written together: one by one they take four times as long


class Table:
    """Values by keys; no value is the same as an empty one."""

    def __init__(self, file: TableFile, number: int) -> None:
        self._file, self._name = file, f"t{number}"
        self._select = f"SELECT value FROM {self._name} WHERE key = ?"
        self._rows: dict[bytes, bytes] = {}  # to be written, all in one way
        self._way = ""

    def get(self, key: str, default: str = "") -> str:
        """Return the value of ``key``."""
        found = self._found(_bytes(key))
        return default if found is None else _text(found)

    def __contains__(self, key: object) -> bool:
        return self._found(_bytes(str(key))) is not None

    def below(self, start: str) -> Iterator[tuple[str, str]]:
        """Yield keys that begin with ``start``, in order, and their values; the table must not change meanwhile."""
        self.settle()
        first = _bytes(start)
        statement = f"SELECT key, value FROM {self._name} WHERE key >= ? AND key < ? ORDER BY key"
        return ((_text(key), _text(value)) for key, value in self._file.read(statement, first, first + _AFTER_ANY))

    def put(self, key: str, value: str = "") -> None:
        """Give ``key`` this value, whatever it had."""
        self._write(_REPLACE, key, value)

    def put_first(self, key: str, value: str) -> None:
        """Give ``key`` this value unless it has one."""
        self._write(_FIRST, key, value)

    def put_alone(self, key: str, value: str) -> None:
        """Give ``key`` this value if it has no other; one that several values ask for has none."""
        self._write(_ALONE, key, value)

    def settle(self) -> None:
        """Write what waits to be written."""
        if self._rows:
            rows, self._rows = self._rows, {}
            self._file.write(self._way.format(self._name), sorted(rows.items()))

    def _found(self, key: bytes) -> bytes | None:
        if self._rows:
            if self._way != _REPLACE:  # what stands in the file has a say in it
                self.settle()
            elif key in self._rows:
                return self._rows[key]
        found: bytes | None = next(self._file.read(self._select, key), _NONE)[0]
        return found

    def _write(self, way: str, key: str, value: str) -> None:
        if way != self._way or len(self._rows) >= _AT_ONCE:
            self.settle()
        self._way, name, new = way, _bytes(key), _bytes(value)
        old = None if way == _REPLACE else self._rows.get(name)
        self._rows[name] = new if old in (None, new) else old if way == _FIRST else b""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: Any) -> str:
    return bytes(data).decode("utf-8", "surrogatepass")
