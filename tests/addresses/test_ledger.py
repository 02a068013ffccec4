"""The ledger's file: what a merge leaves is settled, what is damaged is one error with its line, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.addresses.ledger import Ledger, ledger_of
from bantin.addresses.ledger_file import keep, load
from bantin.addresses.ledger_row import HEADING, Row
from bantin.addresses.reading import FILE, read_ledger
from bantin.newsroom.content_files import Unreadable
from bantin.newsroom.litter import is_litter

A = Row("2024/01/08/a.html", "2024-01-08", "đăng", "tag:x,2024-01-08:/a", "a.md", "2024-01-08T08:00", "Tin A", "0a")
B = Row("2024/01/09/b.html", "2024-01-09", "đăng", "tag:x,2024-01-09:/b", "b.md", "2024-01-09T08:00", "Tin B", "0b")
C = Row("?p=12", "2024-01-10", "cũ", "tag:x,2024-01-08:/a", "a.md")
LEDGER = ledger_of([B, C, A])
TEXT = LEDGER.as_text()


def read(text: str) -> Ledger:
    ledger, told = read_ledger(text.encode())
    assert told == []
    return ledger


def test_the_file_is_a_heading_and_a_line_for_each_promise_in_order() -> None:
    assert TEXT.splitlines() == [HEADING, *("\t".join(row) for row in (A, B, C))]
    assert TEXT.endswith("\n")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.removesuffix("\n"),
        "\n".join(reversed(TEXT.splitlines())),
        TEXT + TEXT,
        TEXT.removeprefix(HEADING + "\n"),
        TEXT + "\n\n# ghi chú\n",
    ],
)
def test_what_others_do_to_lines_changes_nothing(text: str) -> None:
    assert read(text) == LEDGER


def test_no_ledger_is_an_empty_one() -> None:
    assert read("") == read(HEADING + "\n") == Ledger()
    assert Ledger().as_text() == HEADING + "\n"


def test_of_two_marks_of_one_promise_the_later_one_counts() -> None:
    moved, back = A.marked("cũ", "2024-02-01"), A._replace(state="đăng 2024-03-01")
    for rows in ([A, moved, back], [back, A, moved], [moved, back, A]):
        assert {row.state for row in ledger_of(rows).rows} == {"đăng 2024-03-01"}


def test_of_two_marks_of_one_day_the_one_that_promises_less_counts() -> None:
    day = "2024-02-01"
    for rows in ([A.marked("quên", day), A.marked("cũ", day)], [A.marked("cũ", day), A.marked("quên", day)]):
        assert {row.word for row in ledger_of(rows).rows} == {"quên"}


def test_the_earliest_day_of_doubles_counts() -> None:
    late = A._replace(day="2024-05-05")
    assert ledger_of([late, A]) == ledger_of([A])


def test_two_facts_about_one_promise_are_both_kept() -> None:
    other = A._replace(story="moi/a.md")
    assert set(ledger_of([A, other]).rows) == {A, other}
    assert read(ledger_of([A, other]).as_text()) == ledger_of([other, A])


def test_the_marks_of_a_conflict_are_settled_and_told_once() -> None:
    lines = [HEADING, "<<<<<<< HEAD", "\t".join(A), "||||||| a1b2c3", "=======", "\t".join(B), ">>>>>>> tin-moi", ""]
    ledger, told = read_ledger("\n".join(lines).encode())
    assert ledger == ledger_of([A, B])
    assert [(it.line, it.rule, it.severity) for it in told] == [(2, "addresses/conflict", "notice")]


@pytest.mark.parametrize(
    "line",
    [
        "rác",
        "\t".join(A[:7]),
        "\t".join([*A, "thêm"]),
        "\t".join(A._replace(day="08/01/2024")),
        "\t".join(A._replace(day="2024-13-01")),
        "\t".join(A._replace(day="٢٠٢٤-01-01")),
        "\t".join(A._replace(state="mất")),
        "\t".join(A._replace(state="cũ hôm qua")),
        "\t".join(A._replace(address="")),
        "\t".join(A._replace(address="tin tức.html")),
        "\t".join(A._replace(address='a".html')),
        "\t".join(A._replace(story="")),
        "\t".join(A._replace(story="a\x00.md")),
        "\t".join(A._replace(title="a\x1bb")),
        "\t".join(A._replace(title="a\u2028b")),
        "\t".join(A._replace(id="")),
        "\t".join(A._replace(body="<b>")),
    ],
)
def test_a_damaged_line_is_one_error_and_the_others_count(line: str) -> None:
    for lines, at in (([HEADING, line, "\t".join(B)], 2), ([HEADING, "\t".join(B), line], 3)):
        ledger, told = read_ledger("\n".join([*lines, ""]).encode())
        assert ledger == ledger_of([B])
        assert [(it.path, it.line, it.severity) for it in told] == [(FILE, at, "error")]


def test_many_damaged_lines_are_one_error() -> None:
    _, told = read_ledger(f"{HEADING}\nx\ny\nz\n".encode())
    assert [(it.line, it.said.fields) for it in told] == [(2, (("count", 2),))]  # type: ignore[union-attr]


def test_two_lines_whose_columns_make_up_for_each_other_are_damaged() -> None:
    short, long = "\t".join(A[:7]), "\t".join(["0a", *B])
    _, told = read_ledger(f"{HEADING}\n{short}\n{long}\n".encode())
    assert [it.line for it in told] == [2]


def test_a_file_that_is_no_text_is_one_error() -> None:
    _, told = read_ledger(HEADING.encode() + b"\n\xff\xfe\n")
    assert [(it.line, it.rule) for it in told] == [(2, "addresses/ledger")]


def test_a_folder_without_a_ledger_has_promised_nothing(tmp_path: Path) -> None:
    assert load(tmp_path) == (Ledger(), [])


def test_what_is_kept_is_loaded(tmp_path: Path) -> None:
    assert keep(tmp_path, LEDGER) == LEDGER
    assert load(tmp_path) == (LEDGER, [])
    before = (tmp_path / FILE).stat()
    assert keep(tmp_path, LEDGER) == LEDGER
    assert (tmp_path / FILE).stat() == before  # not even written again
    assert [it.name for it in tmp_path.iterdir()] == [FILE]


def test_what_others_wrote_meanwhile_stays_and_what_was_mended_is_not_doubled(tmp_path: Path) -> None:
    read, theirs = ledger_of([A]), ledger_of([A, B])
    keep(tmp_path, theirs)  # they have published while we were building
    mended = ledger_of([A._replace(title="Tin A, sửa"), C])
    assert keep(tmp_path, mended, read) == ledger_of([*mended.rows, B])
    assert load(tmp_path)[0] == ledger_of([*mended.rows, B])


def test_an_empty_ledger_makes_no_file(tmp_path: Path) -> None:
    keep(tmp_path, Ledger())
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("kind", ["link", "dangling", "folder"])
def test_nothing_but_a_plain_file_is_read_or_written(tmp_path: Path, kind: str) -> None:
    root, elsewhere = tmp_path / "content", tmp_path / "secret.tsv"
    root.mkdir()
    if kind == "folder":
        (root / FILE).mkdir()
    else:
        (root / FILE).symlink_to(elsewhere)
    if kind == "link":
        elsewhere.write_text(TEXT, "utf-8")
    ledger, told = load(root)
    assert ledger == Ledger()
    assert [it.severity for it in told] == ["error"]
    with pytest.raises(Unreadable):
        keep(root, LEDGER)
    assert elsewhere.exists() == (kind == "link")


def test_a_damaged_ledger_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(HEADING + "\nrác\n", "utf-8")
    with pytest.raises(ValueError, match="damaged"):
        keep(tmp_path, LEDGER)
    assert (tmp_path / FILE).read_text("utf-8") == HEADING + "\nrác\n"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / FILE).open("wb") as stream:
        stream.truncate(200_000_000)
    assert [it.severity for it in load(tmp_path)[1]] == ["error"]


def test_what_a_killed_build_leaves_beside_the_ledger_is_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(draft: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, LEDGER)
    (left,) = [it.name for it in tmp_path.iterdir()]
    assert left != FILE
    assert is_litter(left)
