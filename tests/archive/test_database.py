"""The file of the archive: whole, of other settings, damaged, forged, locked, closed to us, in forks."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.archive.database import Database
from bantin.archive.edit import Edit, edit_of
from bantin.archive.index import Nothing
from bantin.archive.kept import KeptRows
from bantin.archive.row import Header, Made, Row
from bantin.archive.scan import Stamp
from bantin.archive.standing import Hour
from bantin.archive.state import DatabaseSource, write_edit
from bantin.archive.tables import SCHEMA, Damaged
from bantin.archive.write_rows import KeptRow, write_rows
from bantin.newsroom.message import Message

from tests.archive.sites import filed
from tests.category_feeds.desk import NOW, story

EDIT = edit_of(Nothing(), {"a.md": filed(story("a"))})
ROW = Row("a.md", "12", header=Header(title="Lễ hội"), body="")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache/archive.sqlite3"


def opened(file: Path, seal: str = "1", wait: float = 0.05) -> tuple[Database, list[str]]:
    said: list[str] = []

    def hear(message: Message) -> None:
        said.append(message.key)

    return Database(file, seal, hear, wait=wait), said


def keep(database: Database, edit: Edit) -> bool:
    """Make the state that ``edit`` leads to that of the site; say whether it is kept."""
    return database.write(lambda connection: write_edit(connection, edit, Hour(NOW)), state=True)


def without_the_story(database: Database) -> Edit:
    return edit_of(DatabaseSource(database), {"a.md": None})


def kept(file: Path, edit: Edit = EDIT) -> None:
    """Keep a site of one story, and close the archive."""
    database, said = opened(file)
    rows = [KeptRow(ROW, Stamp(1, 2, 3, 4))]
    assert database.write(lambda connection: write_rows(connection, rows))
    assert keep(database, edit)
    database.close()
    assert said == []


def holds(database: Database) -> bool:
    """Say whether the archive holds the story, after what is damaged was thrown away."""
    try:
        return DatabaseSource(database).filed("a.md") == filed(story("a"))
    except Damaged:
        database.start_anew()
        return DatabaseSource(database).filed("a.md") is not None


def test_what_was_kept_is_there_in_the_next_build_and_the_hour_too(file: Path) -> None:
    kept(file)
    database, said = opened(file)
    assert holds(database)
    assert DatabaseSource(database).hour() == Hour(NOW)
    assert KeptRows(database).stamps() == {"a.md": Stamp(1, 2, 3, 4)}
    assert said == []


def test_under_another_seal_all_is_made_anew_without_a_word(file: Path) -> None:
    kept(file)
    database, said = opened(file, "2")
    assert not holds(database)
    assert DatabaseSource(database).hour() is None
    assert said == []
    database.close()
    assert not holds(opened(file)[0])  # one file has one seal


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"\0" * len(data),
        lambda data: data[: len(data) // 2],
        lambda data: b"no database at all, but of some length" * 100,
        lambda data: data.replace(b"Tin a", b"Tin b"),
        lambda data: data[:4096] + bytes(len(data) - 4096),
    ],
)
def test_what_is_damaged_is_thrown_away_told_once_and_made_anew(file: Path, damage: Callable[[bytes], bytes]) -> None:
    kept(file)
    file.write_bytes(damage(file.read_bytes()))
    database, said = opened(file)
    assert not holds(database)
    assert said == ["newsroom/cache.damaged"]
    database.close()
    kept(file)
    assert holds(opened(file)[0])


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW other AS SELECT 1",
        "CREATE TRIGGER other AFTER INSERT ON member BEGIN DELETE FROM page; END",
        "CREATE TABLE other (a)",
        "DROP TABLE due",
        "DROP INDEX look_of",
    ],
)
def test_a_file_with_other_things_in_it_is_none_of_ours(file: Path, statement: str) -> None:
    kept(file)
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()
    database, said = opened(file)
    assert not holds(database)
    assert said == ["newsroom/cache.damaged"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE filed SET value = 'text'",
        "UPDATE filed SET value = x'00'",
        "UPDATE filed SET value = zeroblob(99)",
        "INSERT INTO filed SELECT x'622e6d64', value FROM filed",
    ],
)
def test_a_value_that_was_not_kept_under_its_key_is_damage(file: Path, statement: str) -> None:
    kept(file)
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()
    database, _ = opened(file)
    with pytest.raises(Damaged):
        DatabaseSource(database).filed("b.md" if "622e6d64" in statement else "a.md")


@pytest.mark.parametrize("ending", ["", "-wal", "-journal"])
def test_a_link_in_the_place_of_a_file_is_not_followed(file: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / "target"
    target.write_text("of somebody else")
    file.parent.mkdir()
    file.with_name(file.name + ending).symlink_to(target)
    database, said = opened(file)
    assert not holds(database)
    assert target.read_text() == "of somebody else"
    assert said == ["newsroom/cache.damaged"]


def test_a_folder_that_takes_no_file_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    database, said = opened(tmp_path / "cache/archive.sqlite3")
    assert keep(database, EDIT)
    assert holds(database)  # in memory
    assert said == ["newsroom/cache.unkept"]


def test_a_file_that_cannot_be_written_is_read_and_nothing_is_kept(file: Path) -> None:
    kept(file)
    database, said = opened(file)
    database.connection.execute("PRAGMA query_only = ON")
    assert not keep(database, without_the_story(database))
    assert holds(database)
    assert said == ["newsroom/cache.unkept"]


def test_a_full_disk_keeps_all_or_nothing(file: Path) -> None:
    kept(file)
    database, said = opened(file)
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    rows = [Made(Row(f"{number}.md", "12", body="x" * 16), "y" * 5_000) for number in range(9)]
    KeptRows(database).keep_made(rows)
    assert said == ["newsroom/cache.unkept"]
    assert KeptRows(database).made({"0.md": "12"}) == {}
    assert holds(database)


def test_while_another_build_writes_this_one_reads_and_keeps_nothing(file: Path) -> None:
    kept(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database, said = opened(file)
    assert holds(database)
    assert not keep(database, without_the_story(database))
    assert said == ["newsroom/cache.unkept"]
    other.close()
    assert holds(opened(file)[0])


def test_a_state_is_built_on_the_one_that_was_read_and_on_no_other(file: Path) -> None:
    kept(file)
    (first, _), (second, said) = opened(file), opened(file)
    assert keep(first, edit_of(DatabaseSource(first), {"b.md": filed(story("b"))}))
    assert not keep(second, edit_of(DatabaseSource(second), {"c.md": filed(story("c"))}))
    assert said == ["newsroom/cache.unkept"]
    found = DatabaseSource(opened(file)[0])
    assert (found.filed("b.md") is None, found.filed("c.md") is None) == (False, True)


def test_a_fault_within_a_transaction_leaves_nothing_of_it(file: Path) -> None:
    kept(file)
    database, _ = opened(file)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM filed")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.write(fail, state=True)
    assert holds(database)


def in_a_fork(act: Callable[[], bool]) -> bool:
    """Say whether ``act`` returns true in a process of its own."""
    child = os.fork()
    if not child:
        os._exit(0 if act() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.process
def test_a_fork_reads_for_itself_while_its_parent_writes(file: Path) -> None:
    kept(file)
    database, _ = opened(file)
    edit, seen = without_the_story(database), list[bool]()

    def write(connection: sqlite3.Connection) -> None:
        write_edit(connection, edit, Hour(NOW))
        seen.append(in_a_fork(lambda: holds(database)))  # what stood when the build began

    assert database.write(write, state=True)
    assert seen == [True]
    assert DatabaseSource(database).filed("a.md") is None


@pytest.mark.process
def test_a_fork_does_not_write(file: Path) -> None:
    kept(file)
    database, _ = opened(file)

    def write() -> bool:
        return not database.write(lambda connection: connection.execute("DELETE FROM filed")) and holds(database)

    assert in_a_fork(write)
    assert holds(database)


@pytest.mark.process
def test_a_fork_of_a_build_that_keeps_nothing_has_what_its_parent_has(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    database, _ = opened(tmp_path / "cache/archive.sqlite3")
    assert keep(database, EDIT)
    assert in_a_fork(lambda: holds(database))


def test_what_is_asked_for_after_the_end_is_not_there(file: Path) -> None:
    kept(file)
    database, _ = opened(file)
    database.close()
    assert not holds(database)
    assert file.is_file()


def test_the_file_is_ours_alone_and_holds_every_table_that_is_named(file: Path) -> None:
    kept(file)
    names = {row[0] for row in sqlite3.connect(file).execute("SELECT name FROM sqlite_master WHERE sql NOT NULL")}
    assert names == {sql.split()[2] for sql in SCHEMA}
    assert stat.S_ISREG(file.lstat().st_mode)
