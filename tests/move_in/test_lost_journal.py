"""The list of what was written is gone: a second run still knows its stories and photos, and doubles none."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.move_in.journal import FILE
from bantin.move_in.moving import Move

from tests.move_in.measuring import moved
from tests.move_in.old_sites import ALL


def _files(content: Path) -> dict[str, bytes]:
    files = (it for it in content.rglob("*") if it.is_file() and it.name != FILE)
    return {it.relative_to(content).as_posix(): it.read_bytes() for it in files}


def _lost(name: str, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes], Move]:
    site = ALL[name](folder / "old", 18)
    moved(site, folder / "content")
    before = _files(folder / "content")
    (folder / "content" / FILE).unlink()
    again, _ = moved(site, folder / "content")
    return before, _files(folder / "content"), again


_OFTEN = {"hugo", "wordpress", "joomla"}  # files with their photos, an export, pages with queries


@pytest.mark.slow
@pytest.mark.parametrize("name", [it if it in _OFTEN else pytest.param(it, marks=pytest.mark.long) for it in ALL])
def test_a_second_run_without_the_journal_changes_nothing(name: str, tmp_path: Path) -> None:
    before, after, again = _lost(name, tmp_path)
    assert after == before
    assert (again.tally.written, again.tally.rewritten, again.tally.unchanged) == (0, 0, 18)


def test_what_editors_changed_stays_and_the_journal_is_written_anew(tmp_path: Path) -> None:
    site = ALL["hexo"](tmp_path / "old", 6)
    content = tmp_path / "content"
    moved(site, content)
    journal = (content / FILE).read_text("utf-8")
    (content / FILE).unlink()
    story = min(content.rglob("*.md"))
    story.write_text(story.read_text("utf-8") + "\nThêm.\n", "utf-8")
    changed = _files(content)
    again, _ = moved(site, content)
    assert _files(content) == changed
    assert again.tally.edited == [story.relative_to(content).as_posix()]
    kept = {line for line in journal.splitlines() if not line.startswith(again.tally.edited[0])}
    assert set((content / FILE).read_text("utf-8").splitlines()) == kept


def test_a_story_without_an_old_address_is_told_by_title_and_day(tmp_path: Path) -> None:
    old, content = tmp_path / "old", tmp_path / "content"
    (old / "posts").mkdir(parents=True)
    (old / ".eleventy.js").write_text("")
    for number in (1, 2):  # a program works the addresses out
        text = f"---\ntitle: Bài\ndate: 2020-01-0{number}\npermalink: '/{{{{ x | y }}}}/'\n---\n\nChữ {number}.\n"
        (old / f"posts/{number}.md").write_text(text, "utf-8")
    from bantin.move_in.kinds import open_site

    from tests.move_in.test_running import _go

    assert open_site(old).system == "eleventy"
    _go(old, content)
    before = _files(content)
    (content / FILE).unlink()
    assert _go(old, content).tally.unchanged == 2
    assert _files(content) == before and len(before) == 2


def test_a_run_that_was_killed_between_a_file_and_its_line_doubles_nothing(tmp_path: Path) -> None:
    site, content = ALL["wordpress"](tmp_path / "old", 8), tmp_path / "content"
    moved(site, content)
    before = _files(content)
    journal = content / FILE
    lines = journal.read_text("utf-8").splitlines(keepends=True)
    for kept in (3, len(lines) // 2, len(lines) - 1):
        journal.write_text("".join(lines[:kept]) + lines[kept][:9], "utf-8")
        again, _ = moved(site, content)
        assert _files(content) == before
        assert (again.tally.written, again.tally.rewritten) == (0, 0)
