"""What a move remembers of each story stands on disk: neither memory nor what workers get grows with the stories."""

from __future__ import annotations

import errno
import gc
import io
import pickle
import sqlite3
import sys
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType

import pytest
from bantin.move_in.converting import Choices, Converter
from bantin.move_in.disk_tables import TableFile
from bantin.move_in.journal import FILE
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey
from bantin.move_in.references import FileNames

from tests.move_in.old_sites import ALL, NOW

FEW, MANY = 60, 180
_OFTEN = {"hugo", "wordpress", "ghost"}  # files, an export with numbers of photos, one with tables of names
STYLES = [it if it in _OFTEN else pytest.param(it, marks=pytest.mark.long) for it in ALL]


def _held(root: Move) -> int:
    """Return the bytes of all that ``root`` holds, and what functions keep for themselves.

    Code is none of it, nor a connection, which keeps the statements and the pages that it used last.
    """
    pickle.dumps((root.site.files.tables, root.journal._records))  # before which the last rows are written
    seen, size = set[int](), 0
    waiting: list[object] = [root]
    while waiting:
        item = waiting.pop()
        if id(item) in seen or isinstance(item, type | ModuleType | BuiltinFunctionType | sqlite3.Connection):
            continue
        seen.add(id(item))
        size += sys.getsizeof(item)
        waiting.extend(item.__closure__ or () if isinstance(item, FunctionType) else gc.get_referents(item))
    return size


def _surveyed(style: str, count: int, folder: Path) -> tuple[Move, int]:
    """Return a move and how many bytes its workers would get."""
    move = survey(open_site(ALL[style](folder / f"old-{count}", count).place), folder / "content", NOW)
    assert move.tally.stories + move.tally.pages == count
    names = FileNames(move.site.files, folder / "content", move.there)
    return move, len(pickle.dumps(Converter(move.site.unread(), move.index, names, Choices(), NOW)))


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_three_times_as_many_stories_take_no_more_memory(style: str, tmp_path: Path) -> None:
    (few, sent_few), (many, sent_many) = (_surveyed(style, count, tmp_path) for count in (FEW, MANY))
    # A few numbers more, of keys and sections that the first sixty stories do not have: not ten bytes a story.
    assert _held(many) - _held(few) < 10 * (MANY - FEW)
    assert sent_many - sent_few < 2 * (MANY - FEW)


def test_a_second_run_holds_nothing_of_the_first(tmp_path: Path) -> None:
    held = []
    for count in (10, 40):
        old, content = tmp_path / f"old-{count}", tmp_path / f"content-{count}"
        (old / "_posts").mkdir(parents=True)
        for number in range(count):
            text = f"---\ntitle: Bài {number}\ncategory: Tin\n---\n\nChữ.\n"
            (old / f"_posts/2020-01-01-bai-{number}.md").write_text(text, "utf-8")
        run(survey(open_site(old), content, NOW), Choices(), io.StringIO(), lambda number: None)
        known = survey(open_site(old), content, NOW)
        (content / FILE).unlink()
        unknown = survey(open_site(old), content, NOW)
        assert sum(1 for _ in known.given.below("")) == sum(1 for _ in unknown.given.below("")) == count
        held.append([_held(known), _held(unknown)])
    assert [more - less < 300 for less, more in zip(*held, strict=True)] == [True, True]


def test_a_table_gives_back_what_was_put_into_it_in_order() -> None:
    table = TableFile().table()
    for key in ("b/\udcff", "b/ấ", "b", "c/x", "b/a\0c", "a"):
        table.put(key, f"={key}")
    table.put_first("b", "later")
    assert list(table.below("b/")) == [(it, f"={it}") for it in sorted(("b/a\0c", "b/ấ", "b/\udcff"))]
    assert (table.get("b"), table.get("none"), "b" in table, "none" in table) == ("=b", "", True, False)


def test_a_name_for_which_several_ask_is_nobodys() -> None:
    table = TableFile().table()
    for path in ("one", "one", "two", "one"):
        table.put_alone("name", path)
    table.put_alone("other", "one")
    assert (table.get("name"), table.get("other"), "name" in table) == ("", "one", True)


def test_another_process_reads_what_was_written_by_the_path_alone_and_writes_nothing() -> None:
    table = TableFile().table()
    table.put("a", "1")
    sent = pickle.dumps(table)
    other = pickle.loads(sent)
    assert other.get("a") == "1" and len(sent) < 300
    with pytest.raises(OSError, match="readonly"):
        other.put("a", "2")
        other.settle()


def test_a_file_of_tables_goes_with_whoever_made_it() -> None:
    file = TableFile()
    file.table().put("a")
    folder = Path(file.__getstate__()).parent
    assert folder.is_dir()
    del file
    gc.collect()
    assert not folder.exists()


def test_a_full_disk_is_said_as_one() -> None:
    file = TableFile()
    table = file.table()
    file.read("PRAGMA max_page_count = 4")
    with pytest.raises(OSError, match="full") as full:
        for number in range(1_000):
            table.put(str(number), "x" * 100)
    assert full.value.errno == errno.ENOSPC
