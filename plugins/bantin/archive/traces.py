"""What pages asked, as the archive keeps it: questions, what they looked at, who read them, how each page looks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from sqlite3 import Connection

from bantin.archive import next_queries, page_queries, queries, story_queries
from bantin.archive.asking import Asking, Trace
from bantin.archive.database import Database
from bantin.archive.question import Query, key_of, query_of
from bantin.archive.row import path_key
from bantin.archive.tables import Damaged
from bantin.newsroom.regular_file import is_below

OURS = (queries, page_queries, story_queries, next_queries)  # imported, so that their questions are known by name


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page as it was written: its template, what stands for all that it was told, how its file then looked."""

    template: str = ""
    view: str = ""
    stamp: str = ""


class DatabaseTraces:
    """:class:`bantin.archive.asking.Traces` of the build before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def looking_at(self, facets: Iterable[str]) -> Mapping[Query, str]:
        """Return the questions that looked at any of ``facets``, and what stood for their answers."""
        query = "SELECT key, digest FROM look JOIN query ON query.id = look.query WHERE facet = ?"
        with self._database.reading() as connection:
            kept = {pair for facet in facets for pair in connection.execute(query, (path_key(facet),))}
        try:
            return {query_of(key): str(digest) for key, digest in kept}
        except ValueError as error:
            raise Damaged("query") from error

    def readers(self, queries: Iterable[Query]) -> Set[str]:
        """Return the pages that asked any of ``queries``."""
        query = (
            "SELECT page.path FROM query JOIN read ON read.query = query.id JOIN page ON page.id = read.page"
            " WHERE query.key = ?"
        )
        with self._database.reading() as connection:
            return {path for each in queries for (path,) in connection.execute(query, (key_of(each),))}

    def pages(self) -> dict[str, PageRecord]:
        """Return all pages by the path of their file in the site."""
        with self._database.reading() as connection:
            kept = connection.execute("SELECT path, template, view, stamp FROM page").fetchall()
        if not all(isinstance(path, str) and is_below(path) for path, *_ in kept):
            raise Damaged("page")
        return {path: PageRecord(*map(str, rest)) for path, *rest in kept}


def write_traces(
    connection: Connection, asking: Asking, pages: Mapping[str, PageRecord], gone: Iterable[str] = ()
) -> None:
    """Keep what was asked now, within the build's transaction: by ``pages`` that were rendered, and asked again.

    Pages that are ``gone`` ask nothing any more; questions that nobody asks are forgotten.
    """
    lost = {query for path in [*gone, *pages] for query in _forget_page(connection, path)}
    reads = {path: asking.reads.get(path, set()) for path in pages}
    read = {query for asked in reads.values() for query in asked}
    ids: dict[Query, int] = {}
    for query, trace in asking.traces.items():
        key = key_of(query)
        known = connection.execute("SELECT id FROM query WHERE key = ?", (key,)).fetchone()
        if known or query in read:
            ids[query] = _write_query(connection, key, trace, known)
    for path, record in pages.items():
        _write_page(connection, path, record, [ids[query] for query in reads[path]])
    _forget_unread(connection, lost)


def _write_query(connection: Connection, key: str, trace: Trace, known: tuple[int] | None) -> int:
    """Keep a question with what it looked at now; return its id."""
    if known:
        (number,) = known
        connection.execute("UPDATE query SET digest = ? WHERE id = ?", (trace.digest, number))
        connection.execute("DELETE FROM look WHERE query = ?", (number,))
    else:
        made = connection.execute("INSERT INTO query (key, digest) VALUES (?, ?)", (key, trace.digest))
        number = int(made.lastrowid or 0)
    connection.executemany("INSERT INTO look VALUES (?, ?)", ((path_key(it), number) for it in trace.facets))
    return number


def _write_page(connection: Connection, path: str, record: PageRecord, asked: list[int]) -> None:
    page = connection.execute(
        "INSERT INTO page (path, template, view, stamp, asked) VALUES (?, ?, ?, ?, ?)",
        (path, record.template, record.view, record.stamp, array("Q", asked).tobytes()),
    ).lastrowid
    connection.executemany("INSERT INTO read VALUES (?, ?)", ((query, page) for query in asked))


def _forget_page(connection: Connection, path: str) -> list[int]:
    """Take a page out; return the questions that it asked."""
    found = connection.execute("SELECT id, asked FROM page WHERE path = ?", (path,)).fetchone()
    if not found:
        return []
    asked = array("Q", found[1])
    connection.executemany("DELETE FROM read WHERE query = ? AND page = ?", ((query, found[0]) for query in asked))
    connection.execute("DELETE FROM page WHERE id = ?", found[:1])
    return list(asked)


def _forget_unread(connection: Connection, queries: Iterable[int]) -> None:
    for query in queries:
        if not connection.execute("SELECT 1 FROM read WHERE query = ?", (query,)).fetchone():
            connection.execute("DELETE FROM look WHERE query = ?", (query,))
            connection.execute("DELETE FROM query WHERE id = ?", (query,))
