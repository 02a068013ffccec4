"""A run again, a run cut off, and stories that editors have changed since: nothing is written over, nothing twice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bantin.front_matter.rows import make_row
from bantin.move_in.converting import Choices
from bantin.move_in.judging import order_of
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey

from tests.move_in.measuring import SETTINGS
from tests.move_in.old_sites import NOW

STORY = "---\ntitle: Bài {n}\ndate: 2020-01-0{n}\ncategories: [Tin]\nimage: /a{n}.jpg\n---\n\nNội dung bài {n}.\n"
JPEG = bytes.fromhex("ffd8ffe000104a464946")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    root = tmp_path / "old"
    (root / "static").mkdir(parents=True)
    (root / "content/tin").mkdir(parents=True)
    (root / "hugo.toml").write_text('baseURL = "https://cu.example.vn/"\n', "utf-8")
    for n in range(1, 6):
        (root / f"content/tin/bai-{n}.md").write_text(STORY.format(n=n), "utf-8")
        (root / f"static/a{n}.jpg").write_bytes(JPEG + bytes([n]))
    return root


def _go(old: Path, content: Path, stop_after: int = 0) -> Move:
    move = survey(open_site(old), content, NOW)

    def progress(number: int) -> None:
        if number == stop_after:
            raise KeyboardInterrupt

    run(move, Choices(), io.StringIO(), progress)
    return move


def _files(content: Path) -> dict[str, bytes]:
    return {it.relative_to(content).as_posix(): it.read_bytes() for it in content.rglob("*") if it.is_file()}


def test_a_second_run_changes_nothing(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    first = _go(old, content)
    before = _files(content)
    second = _go(old, content)
    assert _files(content) == before
    assert (first.tally.written, second.tally.written, second.tally.unchanged) == (5, 0, 5)
    assert {"2020/bai-1.md", "2020/a1.jpg"} <= before.keys()


def test_a_run_that_was_stopped_goes_on_where_it_was(old: Path, tmp_path: Path) -> None:
    whole, content = tmp_path / "whole", tmp_path / "content"
    _go(old, whole)
    with pytest.raises(KeyboardInterrupt):
        _go(old, content, stop_after=2)
    assert len([it for it in _files(content) if it.endswith(".md")]) == 2
    with (content / ".import-site.tsv").open("a", encoding="utf-8") as stream:
        stream.write("2020/bai-3.md\tcut o")  # as a machine that lost power leaves it
    again = _go(old, content)
    assert again.tally.written == 3
    journal = ".import-site.tsv"
    assert {k: v for k, v in _files(content).items() if k != journal} == {
        k: v for k, v in _files(whole).items() if k != journal
    }


def test_what_editors_changed_or_deleted_since_stays_so(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    _go(old, content)
    (content / "2020/bai-1.md").write_text("Title: Đã sửa\n\nBài.\n", "utf-8")
    (content / "2020/bai-2.md").unlink()
    (old / "content/tin/bai-3.md").write_text(STORY.format(n=3) + "\nThêm một câu.\n", "utf-8")
    move = _go(old, content)
    assert (content / "2020/bai-1.md").read_text("utf-8").startswith("Title: Đã sửa")
    assert not (content / "2020/bai-2.md").exists()
    assert "Thêm một câu." in (content / "2020/bai-3.md").read_text("utf-8")
    assert (move.tally.edited, move.tally.deleted, move.tally.rewritten) == (["2020/bai-1.md"], 1, 1)


def test_stories_that_are_there_already_are_not_written_over(old: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "2020").mkdir(parents=True)
    (content / "2020/bai-1.md").write_text("Title: Của tòa soạn\n\nBài.\n", "utf-8")
    (content / "2020/a1.jpg").write_bytes(b"another photo")
    _go(old, content)
    assert (content / "2020/bai-1.md").read_text("utf-8") == "Title: Của tòa soạn\n\nBài.\n"
    assert (content / "2020/a1.jpg").read_bytes() == b"another photo"
    moved = (content / "2020/bai-1-2.md").read_text("utf-8")
    name = moved.partition("](")[2].partition(")")[0]
    assert (content / "2020" / name).read_bytes() == JPEG + b"\1"


def test_the_photo_of_the_header_comes_first_with_what_is_said_of_it(old: Path, tmp_path: Path) -> None:
    (old / "content/tin/bai-6.md").write_text(
        "---\ntitle: Bìa\ndate: 2020-02-01\ncategories: [Tin]\n"
        "cover:\n  image: a1.jpg\n  alt: Cổng làng\n  caption: Cổng làng mới\n"
        "image_credit: Tuấn Tú\n---\n\nĐoạn đầu.\n",
        "utf-8",
    )
    _go(old, tmp_path / "content")
    text = (tmp_path / "content/2020/bai-6.md").read_text("utf-8")
    assert text.partition("\n\n")[2].startswith("![Cổng làng](a1.jpg)\nCổng làng mới (Ảnh: Tuấn Tú)\n\nĐoạn đầu.")


HIDING = [
    "draft: true", "published: false", "private: true", "password: x", "visibility: private", "status: pending",
    "date: 2090-01-01", "publishDate: 2090-01-01", "expiryDate: 2001-01-01", "build:\n  render: never",
    "permalink: false",
    "unlisted_status: x\nstate: archived", "status: something-nobody-knows", "draft: maybe",
]  # fmt: skip


@pytest.mark.parametrize("line", HIDING)
def test_no_word_that_hid_a_story_is_overheard(line: str, old: Path, tmp_path: Path) -> None:
    date = "" if line.startswith("date") else "date: 2020-02-01\n"
    (old / "content/tin/kin.md").write_text(
        f"---\ntitle: Kín\n{date}categories: [Tin]\n{line}\n---\n\nCHIMHOANGYEN.\n"
    )
    _go(old, tmp_path / "content")
    found = [it for it in (tmp_path / "content").rglob("*.md") if "CHIMHOANGYEN" in it.read_text("utf-8")]
    assert len(found) == 1
    row = make_row(order_of(SETTINGS), "2020/kin.md", found[0].read_bytes()).row
    assert row.header.status == "draft"
