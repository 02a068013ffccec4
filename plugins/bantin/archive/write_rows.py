"""How rows become part of the state that a build keeps, within its transaction, and leave it with what is theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from sqlite3 import Connection

from bantin.archive.row import Made, Row, path_key, seconds
from bantin.archive.scan import Stamp
from bantin.archive.tables import sealed, unsealed


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as it is to be kept: with its file's stamp, None for one that proves nothing."""

    row: Row
    stamp: Stamp | None


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


def write_made(connection: Connection, made: Iterable[Made]) -> None:
    """Keep what was read, with its HTML, under what it was read from."""
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
