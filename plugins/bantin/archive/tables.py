"""The tables of the archive: one schema, and how plain values are kept in it under a digest that tells of damage."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from bantin.archive.plain import as_data, from_data
from bantin.archive.row import path_key
from bantin.newsroom.compact_json import pack, unpack

_T = TypeVar("_T")

# Paths are bytes: a name that no text can say may hold halves of characters. Ids of questions and pages are numbers
# of this file alone.
SCHEMA = (
    "CREATE TABLE seal (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE file (path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, kind TEXT,"
    " source TEXT) WITHOUT ROWID",
    "CREATE TABLE row (path BLOB PRIMARY KEY, body TEXT, tells INTEGER, value BLOB)",
    "CREATE INDEX row_body ON row (body)",
    "CREATE INDEX row_tells ON row (path) WHERE tells",
    "CREATE TABLE made (key TEXT PRIMARY KEY, body TEXT, value BLOB)",
    "CREATE TABLE body (digest TEXT PRIMARY KEY, html BLOB)",
    "CREATE TABLE link (target TEXT, path BLOB, PRIMARY KEY (target, path)) WITHOUT ROWID",
    "CREATE TABLE due (moment REAL, path BLOB, PRIMARY KEY (moment, path)) WITHOUT ROWID",
    "CREATE TABLE spelt (kind TEXT, name TEXT, path BLOB, times INT, PRIMARY KEY (kind, name, path)) WITHOUT ROWID",
    "CREATE TABLE filed (path BLOB PRIMARY KEY, value BLOB)",
    "CREATE TABLE member (collection TEXT, key BLOB, PRIMARY KEY (collection, key)) WITHOUT ROWID",
    "CREATE TABLE called (name BLOB, path BLOB, PRIMARY KEY (name, path)) WITHOUT ROWID",
    "CREATE TABLE query (id INTEGER PRIMARY KEY, key TEXT UNIQUE, digest TEXT)",
    "CREATE TABLE look (facet BLOB, query INTEGER, PRIMARY KEY (facet, query)) WITHOUT ROWID",
    "CREATE INDEX look_of ON look (query)",
    "CREATE TABLE page (id INTEGER PRIMARY KEY, path TEXT UNIQUE, template TEXT, view TEXT, stamp TEXT, asked BLOB)",
    "CREATE TABLE read (query INTEGER, page INTEGER, PRIMARY KEY (query, page)) WITHOUT ROWID",
)
_DIGEST = 16


class Damaged(Exception):
    """The archive holds what we have not written: whoever meets it throws it away and starts anew."""


def sealed(key: str, value: Any) -> bytes:
    """Return ``value``, plain and frozen, as kept under ``key``: its digest, and JSON."""
    text = pack(as_data(value))
    return _digest(key, text) + text


def unsealed(kind: type[_T], key: str, stored: Any) -> _T:
    """Return the value of that ``kind`` that is kept under ``key``; raise :class:`Damaged` for anything else."""
    if not isinstance(stored, bytes) or stored[:_DIGEST] != _digest(key, stored[_DIGEST:]):
        raise Damaged(key)
    try:
        return from_data(kind, unpack(stored[_DIGEST:]))
    except (ValueError, RecursionError) as error:  # its maker knew our seal, and nothing else of us
        raise Damaged(key) from error


def text_of(path: Any) -> str:
    """Return the path that a column holds; raise :class:`Damaged` if it holds none."""
    try:
        return str(path, "utf-8", "surrogatepass")
    except (TypeError, UnicodeDecodeError) as error:
        raise Damaged("path") from error


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.blake2b(path_key(key) + b"\0" + data, digest_size=_DIGEST).digest()
