"""A server hands the ledger to a job that commits it; if that job has failed, the next build keeps the promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.addresses.about_to_promise import hand_over, handed_over, note, noted, with_noted
from bantin.addresses.complaints import behind
from bantin.addresses.forget import forget
from bantin.addresses.ledger import Ledger
from bantin.addresses.lost import handover_file
from bantin.addresses.stories import State

from tests.addresses.desk import LAST, LATER, published, settled, story
from tests.addresses.test_publishing import LEDGER, TIN_2, Office, few_stories, retitled

OPENING, CLOSING = story("a.md", "Khai mạc"), story("b.md", "Bế mạc")
COMMITTED = published(OPENING)
PUBLISHED = published(OPENING, CLOSING)
ADDRESS = "2024/01/08/be-mac.html"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The note of a publication that handed over more than was committed."""
    hand_over(tmp_path / "cache/note", PUBLISHED, COMMITTED)
    return tmp_path / "cache/note"


def test_a_title_that_is_mended_after_a_job_that_failed_changes_no_address(file: Path) -> None:
    mended = CLOSING._replace(title="Lễ bế mạc", address="2024/01/08/le-be-mac.html")
    rows = handed_over(file, COMMITTED)
    known = with_noted(COMMITTED, rows, {it.path: it for it in (OPENING, mended)})
    found = settled([OPENING, mended], known, LATER)
    assert found.kept["b.md"] == settled([OPENING, CLOSING], COMMITTED).kept["b.md"]
    assert settled([OPENING, mended], COMMITTED, LATER).kept["b.md"] != found.kept["b.md"]
    hand_over(file, found.ledger, COMMITTED)  # it may fail as often as it likes
    assert [row.address for row in handed_over(file, COMMITTED)] == [ADDRESS]
    assert handed_over(file, found.ledger) == []


def test_what_no_job_has_committed_is_told_and_kept(file: Path) -> None:
    rows = handed_over(file, COMMITTED)
    [told] = behind(rows, {"b.md": CLOSING})
    assert (told.path, told.severity, told.said.key) == ("dia-chi.tsv", "notice", "addresses/behind.kept")  # type: ignore[union-attr]
    assert ADDRESS in told.message


@pytest.mark.parametrize("state", ["draft", "hidden", "awaited", None])
def test_a_story_that_has_gone_meanwhile_is_told_of_since_nobody_could_give_it_up(
    file: Path, state: State | None
) -> None:
    stories = {"b.md": CLOSING._replace(state=state)} if state else {}
    [told] = behind(handed_over(file, COMMITTED), stories)
    assert (told.path, told.severity, told.said.key) == ("b.md", "warning", "addresses/behind.gone")  # type: ignore[union-attr]


def test_a_job_that_has_done_its_work_leaves_nothing_to_tell(file: Path) -> None:
    assert handed_over(file, PUBLISHED) == []
    assert list(behind([], {"b.md": CLOSING})) == []


def test_a_note_older_than_the_ledger_takes_nothing_back(file: Path) -> None:
    given_up = forget(PUBLISHED, ADDRESS, LAST)
    assert handed_over(file, given_up) == []
    retitled = settled([OPENING, CLOSING._replace(title="Lễ bế mạc")], PUBLISHED, LATER).ledger
    assert handed_over(file, retitled) == []


def test_a_mark_that_was_handed_over_counts(file: Path) -> None:
    moved = CLOSING._replace(slug="ket-thuc", address="2024/01/08/ket-thuc.html")
    hand_over(file, settled([OPENING, moved], PUBLISHED, LATER).ledger, PUBLISHED)
    rows = handed_over(file, PUBLISHED)
    assert {(row.address, row.word) for row in rows} == {(ADDRESS, "cũ"), (moved.address, "đăng")}
    known = with_noted(PUBLISHED, rows, {it.path: it for it in (OPENING, moved)})
    assert [it.address for it in settled([OPENING, moved], known, LAST).redirects] == [ADDRESS]


def test_the_note_is_there_though_it_says_nothing_so_that_a_server_keeps_the_newest(tmp_path: Path) -> None:
    hand_over(tmp_path / "note", PUBLISHED, PUBLISHED)
    assert (tmp_path / "note").is_file()
    assert handed_over(tmp_path / "note", COMMITTED) == []


def test_a_server_finds_the_note_wherever_it_checks_out_to(tmp_path: Path) -> None:
    first, second = (handover_file(Path(f"/builds/{number}/xa/content"), tmp_path) for number in (0, 1))
    assert first == second
    assert first != handover_file(Path("/builds/0/xa/bai"), tmp_path)


def test_what_was_only_about_to_be_promised_was_handed_to_nobody(tmp_path: Path) -> None:
    """A build that a server ends before it has published has shown readers nothing."""
    note(tmp_path / "note", PUBLISHED, COMMITTED, tmp_path / "site")
    assert handed_over(tmp_path / "note", COMMITTED) == []


def test_a_machine_that_writes_its_ledger_itself_believes_no_such_note(file: Path, tmp_path: Path) -> None:
    assert noted(file, tmp_path / "site") == []


@pytest.mark.parametrize("data", [b"", b"\xff", b"# handed over\nrac\n", b"# handed over\n\xff\n", b"# x\n"])
def test_a_note_that_is_damaged_says_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "note").write_bytes(data)
    assert handed_over(tmp_path / "note", Ledger()) == []


@pytest.mark.slow
@pytest.mark.process
def test_a_servers_builds_keep_an_address_whose_ledger_was_not_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each run begins with what was committed and the cache of the run before, and stands beside no site."""
    for name, value in {"GITHUB_ACTIONS": "true", "GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    office = Office(tmp_path)
    few_stories(office.content, "2023/tin-2.md", "2023/tin-3.md")
    office.publish("first", output="first")
    committed = office.ledgers["first"].replace(f"{TIN_2}\t".encode(), b"#")  # all but one story
    assert committed != office.ledgers["first"]
    (office.content / LEDGER).write_bytes(committed)  # by a job that knows no better
    office.edit("2023/tin-2.md", retitled("Tên đã sửa", "2023-02-11 09:00"))
    office.publish("second", output="second")
    assert office.codes == {"first": 0, "second": 0}, office.said["second"]
    assert "Tên đã sửa" in (tmp_path / "second" / TIN_2).read_text("utf-8")
    assert "[addresses/behind]" not in office.said["first"]
    assert f"{LEDGER}: lưu ý: 1 địa chỉ đăng lần trước (như “{TIN_2}”)" in office.said["second"]
    assert office.rows()[TIN_2].title == "Tên đã sửa"
    (office.content / LEDGER).write_bytes(committed)
    (office.content / "2023/tin-2.md").unlink()
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    office.publish("request", output="request")  # of a branch that is older than what was published
    assert "[addresses/behind]" not in office.said["request"]
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    office.publish("gone", output="third")
    assert f"2023/tin-2.md: cảnh báo: tin đã đăng lần trước tại “{TIN_2}” nay không còn" in office.said["gone"]
