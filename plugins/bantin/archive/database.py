"""The file of the archive: opened, sealed, thrown away; disposable, never trusted as code or as paths, never needed.

One ``seal`` stands for all that what is in it was made with: our code, the site's code and settings. Under another
one everything is thrown away and made anew, and so is what was damaged; there is no other way to be out of date. A
file that another build holds, or that cannot be written, is done without. Values are JSON. SQLite's log beside the
file lets workers read while their parent writes; a build writes in two steps, each whole or not at all: what was
read, and, once the site stands, what it was made of.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bantin.archive.tables import SCHEMA, Damaged
from bantin.newsroom.database_files import discard, require_ours
from bantin.newsroom.message import Message, say
from bantin.newsroom.read_errors import unkept

_DAMAGED = say("newsroom/cache.damaged")

Act = Callable[[sqlite3.Connection], object]


class Database:
    """The tables in ``file`` under ``seal``; ``warn`` is told once of damage, or that nothing is kept.

    A fork must not use the connection that it inherits, nor close it: it gets one of its own.
    """

    def __init__(self, file: Path, seal: str, warn: Callable[[Message], None], *, wait: float = 10) -> None:
        self._file, self._seal, self._warn, self._wait = file, seal, warn, wait
        self._told: set[Message] = set()
        self._connections: list[sqlite3.Connection] = []
        self._process, self._is_kept = os.getpid(), True
        self._connections.append(self._open())
        self._generation = self._state()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this process; what is kept nowhere but in memory a fork has for itself."""
        if self._process != os.getpid() and self._is_kept:
            self._process = os.getpid()
            self._connections.append(self._reopen())
        return self._connections[-1]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection; what SQLite cannot read there is :class:`Damaged`."""
        try:
            yield self.connection
        except sqlite3.DatabaseError as error:
            raise Damaged(str(error)) from error

    def write(self, act: Act, *, state: bool = False) -> bool:
        """Have ``act`` write in one transaction, and say whether it is kept; where not, on a full disk, that is told.

        One that writes the ``state`` builds on the state that was there when the file was opened, and on no other.
        """
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            self._step(connection, act, state=state)
            connection.execute("COMMIT")
        except sqlite3.DatabaseError:
            self._tell(unkept(self._file))
            return False
        finally:
            with suppress(sqlite3.DatabaseError):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        self._generation += state
        return True

    def _step(self, connection: sqlite3.Connection, act: Act, *, state: bool) -> None:
        if state and self._state() != self._generation:
            raise sqlite3.OperationalError("another build has kept a state meanwhile")
        act(connection)
        if state:
            connection.execute("UPDATE seal SET value = ? WHERE name = 'state'", (str(self._generation + 1),))

    def start_anew(self) -> None:
        """Throw everything away."""
        self._tell(_DAMAGED)
        self._replace(self._made_anew())
        self._generation = self._state()

    def _state(self) -> int:
        with self.reading() as connection:
            (found,) = connection.execute("SELECT value FROM seal WHERE name = 'state'").fetchone()
        return int(found)

    def close(self) -> None:
        """Let go of the file; what is asked for afterwards is not there."""
        self._replace(self._nowhere())

    def _replace(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.DatabaseError):
            self._connections[-1].close()
        self._connections[-1] = connection

    def _open(self) -> sqlite3.Connection:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            require_ours(self._file)
            return _connect(self._file, self._seal, self._wait)
        except (OSError, sqlite3.OperationalError):  # held by another build, or closed to us: this one works without
            self._tell(unkept(self._file))
            return self._nowhere()
        except _OtherSeal:
            return self._made_anew()
        except sqlite3.DatabaseError:
            self._tell(_DAMAGED)
            return self._made_anew()

    def _made_anew(self) -> sqlite3.Connection:
        try:
            discard(self._file)
            return _connect(self._file, self._seal, self._wait)
        except (OSError, sqlite3.Error):
            self._tell(unkept(self._file))
            return self._nowhere()

    def _nowhere(self) -> sqlite3.Connection:
        """Return tables in memory: this build does without what others kept."""
        self._is_kept = False
        return _connect(Path(":memory:"), self._seal, 0)

    def _reopen(self) -> sqlite3.Connection:
        """Open the file that the parent process has; nothing is made or thrown away by a worker."""
        try:
            connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, timeout=self._wait)
            _require_seal(connection, self._seal)
            (state,) = connection.execute("SELECT value FROM seal WHERE name = 'state'").fetchone()
        except (sqlite3.Error, _OtherSeal) as error:
            raise Damaged(str(error)) from error
        if state != str(self._generation):
            raise Damaged("another build has kept a state meanwhile")
        return connection

    def _tell(self, said: Message) -> None:
        if said not in self._told:
            self._warn(said)
        self._told.add(said)


class _OtherSeal(Exception):
    """The file was made with other code, or for other settings: no damage, and no news."""


def _connect(file: Path, seal: str, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=wait, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # a power cut may lose a build's last step, never half of it
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            _make(connection, seal)
        _require_schema(connection)
        _require_seal(connection, seal)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: sqlite3.Connection, seal: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():  # another build may have been as far
        for statement in SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO seal VALUES ('maker', ?), ('state', '0')", (seal,))
    connection.execute("COMMIT")


def _require_schema(connection: sqlite3.Connection) -> None:
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if sorted(sql for (sql,) in found) != sorted(SCHEMA):
        raise sqlite3.DatabaseError("a view or a trigger would run what others wrote")


def _require_seal(connection: sqlite3.Connection, seal: str) -> None:
    found = connection.execute("SELECT value FROM seal WHERE name = 'maker'").fetchone()
    if found != (seal,):
        raise _OtherSeal(found)
