"""Many addresses are given up at once: those that are named, or all whose story has no file, and not by slip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bantin.addresses import command
from bantin.addresses.command import forget
from bantin.addresses.ledger_file import keep, load
from bantin.addresses.ledger_row import Row

from tests.addresses.desk import LATER, published, settled, story
from tests.building import NOW, settings_file

STORIES = [story("a b.md", "Khai mạc"), story("c.md", "Bế mạc"), story("d.md", "Giá lúa")]
ADDRESSES = ["2024/01/08/be-mac.html", "2024/01/08/gia-lua.html", "2024/01/08/khai-mac.html"]
MISSING = settled(STORIES[:1], published(*STORIES)).missing


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder whose ledger promises three addresses."""
    keep(tmp_path, published(*STORIES))
    return tmp_path


def give_up(content: Path, *typed: str, **environment: str) -> int:
    return forget(
        ["--content", str(content), "-s", str(settings_file()), *typed], {"SOURCE_DATE_EPOCH": NOW, **environment}
    )


def given_up(content: Path) -> list[str]:
    return [row.address for row in load(content)[0].rows if row.word == "quên"]


def find(monkeypatch: pytest.MonkeyPatch, missing: Sequence[Row] | None, said: str = "") -> None:
    """Have the stories read as those of which the ``missing`` promises have no file."""
    monkeypatch.setattr(command, "missing_promises", lambda content, settings: (missing, said))


def test_several_addresses_are_given_up_together(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert give_up(content, f"/{ADDRESSES[0]}", "d.md") == 0
    assert given_up(content) == ADDRESSES[:2]
    said = capsys.readouterr().out
    assert said.splitlines()[:2] == [f"  {ADDRESSES[0]} (c.md)", f"  {ADDRESSES[1]} (d.md)"]
    assert said.splitlines()[2].startswith("2 địa chỉ trên đây không cần trả lời nữa")


def test_make_hands_them_on_as_one_word_and_a_file_may_have_blanks(content: Path) -> None:
    assert give_up(content, FORGET_ADDRESS=f"{ADDRESSES[0]} d.md") == 0
    assert given_up(content) == ADDRESSES[:2]
    assert give_up(content, FORGET_ADDRESS="a b.md") == 0
    assert given_up(content) == ADDRESSES


def test_one_that_is_not_known_keeps_all(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (content / "dia-chi.tsv").read_bytes()
    assert give_up(content, ADDRESSES[0], "2024/01/08/gia-lu.html", "khong-co") == 1
    assert (content / "dia-chi.tsv").read_bytes() == before
    near, unknown = capsys.readouterr().err.splitlines()
    assert f"Có phải là “{ADDRESSES[1]}”" in near
    assert "“khong-co”" in unknown
    assert all("chưa bỏ địa chỉ nào" in it for it in (near, unknown))


def test_a_story_whose_file_is_still_there_is_said_to_come_back(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "d.md").write_text("Title: Giá lúa\n\nChữ.\n", "utf-8")
    assert give_up(content, "c.md", "d.md") == 0
    [said] = [line for line in capsys.readouterr().out.splitlines() if "còn đó" in line]
    assert "“d.md”" in said
    assert give_up(content, "a b.md") == 0
    assert "còn đó" not in capsys.readouterr().out


def test_an_old_address_that_leads_to_a_story_is_given_up_without_a_word_about_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = (("/cu/c.php", 3, 1),)
    keep(content, settled([STORIES[0]._replace(old=old)], published(*STORIES)).ledger)
    (content / "a b.md").write_text("Title: Khai mạc\n\nChữ.\n", "utf-8")
    assert give_up(content, "/cu/c.php") == 0
    assert given_up(content) == ["cu/c.php"]
    assert "còn đó" not in capsys.readouterr().out


def test_those_without_a_file_are_listed_with_their_number_and_kept(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find(monkeypatch, MISSING)
    assert give_up(content, "--gone") == 1
    assert given_up(content) == []
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"  {ADDRESSES[0]} (c.md)", f"  {ADDRESSES[1]} (d.md)"]
    assert "bantin forget --gone 2" in said.err


def test_who_tells_their_number_gives_them_up(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find(monkeypatch, MISSING)
    assert give_up(content, "--gone", "1") == 1
    assert given_up(content) == []
    assert "không phải 1. " in capsys.readouterr().err
    assert give_up(content, "--gone", "2") == 0
    assert given_up(content) == ADDRESSES[:2]
    assert settled(STORIES[:1], load(content)[0]).findings == []


def test_where_nothing_is_missing_nothing_is_given_up(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, [])
    assert give_up(content, "--gone", "400") == 0
    assert given_up(content) == []


@pytest.mark.parametrize("said", ["", "cấu hình hỏng\n"])
def test_stories_that_cannot_be_read_are_none_that_are_missing(
    content: Path, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find(monkeypatch, None, said)
    assert give_up(content, "--gone", "2") == 1
    assert given_up(content) == []
    assert (said.strip() or "bantin check") in capsys.readouterr().err


@pytest.mark.parametrize("typed", [(), ("--all", "--gone"), ("--all", "a.md"), ("a.md", "--gone")])
def test_two_wishes_at_once_are_none(content: Path, typed: tuple[str, ...]) -> None:
    assert give_up(content, *typed) == 2
    assert given_up(content) == []


def test_a_story_in_another_file_or_set_back_is_not_missing() -> None:
    ledger = published(*STORIES)
    moved, draft = STORIES[1]._replace(path="moi/c.md"), STORIES[2]._replace(state="draft")
    assert settled([STORIES[0], moved, draft], ledger, LATER).missing == []
    assert [row.story for row in settled([moved], ledger, LATER).missing] == ["a b.md", "d.md"]


def test_an_old_address_that_the_header_still_names_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = story("a.md", "Khai mạc", old=(("/cu.html", 3, 1), ("/khac.html", 3, 9)))
    keep(tmp_path, published(told))
    (tmp_path / "a.md").write_text("Title: Khai mạc\nĐịa chỉ cũ: /cu.html\n\nTin.\n", "utf-8")
    options = ["--content", str(tmp_path), "-s", str(settings_file())]
    assert forget([*options, "cu.html"], {"SOURCE_DATE_EPOCH": NOW}) == 0
    assert "còn ghi “cu.html” ở dòng “Địa chỉ cũ”" in capsys.readouterr().out
    assert forget([*options, "khac.html"], {"SOURCE_DATE_EPOCH": NOW}) == 0
    assert "Địa chỉ cũ" not in capsys.readouterr().out
