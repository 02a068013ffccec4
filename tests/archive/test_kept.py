"""Rows in the archive: what was read once is not read again, what no longer stands is forgotten with all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import make_dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from bantin.archive.asking import Asking
from bantin.archive.database import Database
from bantin.archive.edit import edit_of
from bantin.archive.index import Nothing
from bantin.archive.kept import KeptRows
from bantin.archive.next_queries import Beside, SameCategory
from bantin.archive.page_queries import Page
from bantin.archive.plain import digest_of
from bantin.archive.queries import Count, Newest
from bantin.archive.question import key_of, query_of, question
from bantin.archive.row import Header, Made, Row
from bantin.archive.scan import Stamp
from bantin.archive.story_queries import Card
from bantin.archive.tables import Damaged
from bantin.archive.traces import DatabaseTraces, PageRecord, write_traces
from bantin.archive.write_rows import KeptRow, write_rows, write_stamps
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.link import Link
from bantin.newsroom.message import say

from tests.archive.sites import filed
from tests.category_feeds.desk import on, story

STAMP = Stamp(1, 2, 3, 4)
HTML = "<p>Hội nghị</p>"
BODY = blake2b(HTML.encode(), digest_size=16).hexdigest()
FOUND = finding("a.md", 1, say("front-matter/empty-body"))
HEADER = Header(title="Hội nghị", date=on(1), category="Tin tức", tags=("cam", "cam", "lũ"), authors=("Hà",))
ROW = Row("a.md", "11", header=HEADER, body=BODY, links=(Link("b.md", 1, 1),), findings=(FOUND,), moments=(on(5),))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    it = Database(tmp_path / "archive.sqlite3", "1", pytest.fail)
    yield it
    it.close()


def keep(database: Database, *rows: Row, gone: tuple[str, ...] = (), stamp: Stamp | None = STAMP) -> KeptRows:
    assert database.write(
        lambda connection: write_rows(connection, [KeptRow(row, stamp) for row in rows], gone), state=True
    )
    return KeptRows(database)


def rest(database: Database) -> dict[str, int]:
    """Return how many rows are left in the tables about files."""
    tables = ("file", "row", "made", "body", "link", "due", "spelt")
    counts = {table: database.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    return {table: count for table, count in counts.items() if count}


def test_a_row_is_kept_with_all_that_is_asked_of_it(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML)])
    rows = keep(database, ROW)
    assert rows.rows(["a.md", "b.md"]) == {"a.md": ROW}
    assert (rows.stamps(), rows.sources(["a.md", "b.md"])) == ({"a.md": STAMP}, {"a.md": "11"})
    assert rows.html(BODY) == HTML
    assert rows.telling() == [ROW]
    assert (rows.linking("b.md"), rows.linking("c.md")) == ({"a.md"}, set())
    assert (rows.spellings("tag"), rows.spellings("author")) == ({"cam": 2, "lũ": 1}, {"Hà": 1})
    assert (rows.spelling("tag", ["lũ"]), rows.spelling("tag", ["Hà"])) == ({"a.md"}, set())


def test_what_was_read_is_kept_though_the_build_fails(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML)])
    assert KeptRows(database).made({"a.md": "11", "b.md": "11"}) == {"a.md": ROW}
    assert KeptRows(database).made({"a.md": "12"}) == {}
    assert KeptRows(database).html(BODY) == HTML
    assert KeptRows(database).stamps() == {}  # the site is not built from it


def test_what_was_read_and_came_to_nothing_is_forgotten_once_a_site_stands(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML), Made(replace(ROW, body="ab", source="12"), "<p>Khác</p>")])
    keep(database, ROW)
    assert rest(database) == {"file": 1, "row": 1, "body": 1, "link": 1, "due": 1, "spelt": 4}


def test_a_row_that_has_gone_leaves_nothing(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML)])
    keep(database, ROW)
    keep(database, gone=("a.md", "b.md"))
    assert rest(database) == {}


def test_a_body_that_two_stories_have_stays_with_the_other(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML)])
    keep(database, ROW, replace(ROW, path="b.md"))
    assert keep(database, gone=("a.md",)).html(BODY) == HTML


def test_a_row_takes_the_place_of_what_it_was(database: Database) -> None:
    keep(database, ROW)
    other = replace(ROW, source="12", links=(), findings=(), moments=(on(6),), header=replace(HEADER, tags=("lũ",)))
    rows = keep(database, other)
    assert rows.rows(["a.md"]) == {"a.md": other}
    assert (rows.telling(), rows.linking("b.md"), rows.spellings("tag")) == ([], set(), {"lũ": 1})
    assert (rows.due(on(4), on(5)), rows.due(on(5), on(6))) == (set(), {"a.md"})


def test_a_row_is_due_between_two_hours_in_either_direction(database: Database) -> None:
    rows = keep(database, ROW)
    second = dt.timedelta(seconds=1)
    assert rows.due(on(5) - second, on(5)) == {"a.md"} == rows.due(on(5), on(5) - second)
    assert rows.due(on(5), on(6)) == set()
    assert (rows.next_moment(on(4)), rows.next_moment(on(5))) == (on(5).timestamp(), None)


def test_a_stamp_that_proves_nothing_is_kept_as_none_until_it_does(database: Database) -> None:
    assert keep(database, ROW, stamp=None).stamps() == {"a.md": None}
    assert database.write(lambda connection: write_stamps(connection, {"a.md": STAMP, "b.md": STAMP}), state=True)
    assert KeptRows(database).stamps() == {"a.md": STAMP}


def test_a_name_that_no_text_can_say_is_kept(database: Database) -> None:
    rows = keep(database, replace(ROW, path="\udce1.md"))
    assert rows.stamps() == {"\udce1.md": STAMP}
    with pytest.raises(Damaged):  # no page can hold it, so no row may
        rows.rows(["\udce1.md"])


def test_a_body_that_is_not_what_its_digest_says_is_damage(database: Database) -> None:
    KeptRows(database).keep_made([Made(ROW, HTML)])
    assert database.write(lambda connection: connection.execute("UPDATE body SET html = ?", (b"<script>",)))
    for digest in (BODY, "ab"):
        with pytest.raises(Damaged):
            KeptRows(database).html(digest)


def asked(*stories: str) -> Asking:
    changes = {f"{name}.md": filed(story(name, day)) for day, name in enumerate(stories, 1)}
    return Asking(edit_of(Nothing(), changes).index(Nothing()))


def write(database: Database, asking: Asking, *gone: str, **records: PageRecord) -> DatabaseTraces:
    pages = {name: PageRecord() for name in asking.reads} | records
    assert database.write(lambda connection: write_traces(connection, asking, pages, gone), state=True)
    return DatabaseTraces(database)


def test_questions_pages_and_what_was_looked_at_are_kept(database: Database) -> None:
    asking = asked("a", "b")
    for page in ("x.html", "y.html"):
        asking.of_page(page).ask(Count("site"))
    asking.of_page("z.html").ask(Card("a.md"))
    record = PageRecord("article", "12", "34")
    traces = write(database, asking, **{"x.html": record})
    assert traces.looking_at(["site", "card:b.md"]) == {Count("site"): digest_of(2)}
    assert traces.readers([Count("site"), Newest("site", 3)]) == {"x.html", "y.html"}
    assert traces.pages() == {"x.html": record, "y.html": PageRecord(), "z.html": PageRecord()}


def test_questions_that_nobody_asks_any_more_are_forgotten(database: Database) -> None:
    asking = asked("a")
    asking.of_page("x.html").ask(Count("site"))
    write(database, asking)
    later = asked("a", "b")
    later.of_page("x.html").ask(Newest("site", 1))
    later.answer(Count("site"))
    traces = write(database, later)
    assert traces.looking_at(["site"]) == {Newest("site", 1): digest_of(("b.md",))}
    assert write(database, asked(), "x.html").looking_at(["site"]) == {}
    counts = [database.connection.execute(f"SELECT count(*) FROM {it}").fetchone() for it in ("page", "read", "look")]
    assert counts == [(0,), (0,), (0,)]


def test_a_question_asked_again_is_kept_with_its_new_answer_for_pages_that_stay(database: Database) -> None:
    asking = asked("a")
    asking.of_page("x.html").ask(Count("site"))
    write(database, asking)
    later = asked("a", "b")
    later.answer(Count("site"))
    traces = write(database, later)
    assert traces.looking_at(["site"]) == {Count("site"): digest_of(2)}
    assert traces.readers([Count("site")]) == {"x.html"}


@pytest.mark.parametrize("path", ["../x.html", "/etc/passwd", "a/../../b", ""])
def test_a_page_that_would_lie_elsewhere_is_damage(database: Database, path: str) -> None:
    insert = "INSERT INTO page (path, template, view, stamp) VALUES (?, '', '', '')"
    assert database.write(lambda connection: connection.execute(insert, (path,)))
    with pytest.raises(Damaged):
        DatabaseTraces(database).pages()


@pytest.mark.parametrize(
    "query", [Count("site"), Page("tag:cam", 0, 30), Beside("a.md"), SameCategory("\ud800", 3, "newest", 30)]
)
def test_a_question_is_known_by_its_key(query: Any) -> None:
    assert key_of(query).isascii()
    assert "\\ud800" in key_of(query) or query_of(key_of(query)) == query


@pytest.mark.parametrize(
    "key", ["", "[]", '["Count"]', '["Count",[]]', '["Count",[1]]', '["os.system",["ls"]]', "{}", "[" * 9_999, None]
)
def test_no_key_leads_to_anything_but_a_question_of_ours(key: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        query_of(key)


def test_a_question_has_a_name_of_its_own() -> None:
    for other in (type("Other", (), {}), make_dataclass("Count", ["a"], frozen=True)):
        with pytest.raises(TypeError):
            question(other)
    assert question(Count) is Count
    assert query_of(key_of(Count("site"))) == Count("site")
