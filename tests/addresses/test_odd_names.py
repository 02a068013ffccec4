"""Ledgers as programs of others save them, and addresses that some system, or some host, takes for another one."""

from __future__ import annotations

import pytest
from bantin.addresses.forget import forget
from bantin.addresses.hosts.redirect_page import files_that_lead
from bantin.addresses.ledger import Ledger
from bantin.addresses.old_addresses import page_of, spellings_of
from bantin.addresses.reading import read_ledger
from bantin.newsroom.output_paths import folders_of

from tests.addresses.desk import LAST, keys, published, settled, story

OPENING, CLOSING = story("a.md", "Khai mạc"), story("b.md", "Bế mạc")
LEDGER = published(OPENING, CLOSING)
TEXT = LEDGER.as_text()


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_whatever_ends_its_lines_a_ledger_is_read(end: str, mark: str) -> None:
    assert read_ledger((mark + TEXT.replace("\n", end)).encode()) == (LEDGER, [])


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (TEXT.encode("utf-16"), 1),
        (TEXT.encode("utf-16-le"), 1),
        (TEXT.encode("cp1258", "replace"), 1),
        (TEXT.encode() + b"\0" * 9, 4),
        (TEXT.replace("khai", "kh\0ai").encode(), 3),
        (TEXT.encode()[:-25], 3),
        (TEXT.replace("\t", ",").encode(), 2),  # its heading is a remark
        (TEXT.encode() + b"\xed\xa0\x80\n", 4),
        (TEXT.encode() + b"x" * 3_000_000, 4),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n", 1),
        (b"<html><body>404</body></html>", 1),
    ],
)
def test_what_no_ledger_is_any_more_is_one_error_at_its_line(data: bytes, line: int) -> None:
    [told] = read_ledger(data)[1]
    assert (told.line, told.severity) == (line, "error")


@pytest.mark.parametrize("number", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_ten_thousands_of_doubles_are_one_promise(number: int) -> None:
    line = TEXT.splitlines()[1]
    assert read_ledger(f"{TEXT}{line}\n{f'{line}{chr(10)}' * number}".encode()) == (LEDGER, [])


@pytest.mark.parametrize(
    "address", ["aux/", "tin/con.html", "CON.html", "nul", "tin/lpt1.htm", "tin.html.", "tin./a.html", "tin../x/"]
)
def test_a_name_that_some_system_has_not_gets_no_page_and_hosts_lead_on(address: str) -> None:
    assert page_of(address) is None
    found = settled([OPENING._replace(old=((f"/{address}", 3, 1),))])
    assert [it.address for it in found.redirects] == [address]
    assert [*files_that_lead(found.redirects)] == []


@pytest.mark.parametrize("address", ["console/", "tin/auxin.html", "null.html", "com10.html"])
def test_a_name_that_only_begins_like_such_a_one_is_a_name(address: str) -> None:
    assert page_of(address)


def test_one_page_answers_at_an_address_with_and_without_its_slash() -> None:
    assert {*spellings_of("tin")} == {*spellings_of("tin/")} == {*spellings_of("tin/index.html")}
    assert spellings_of("tin.html") == ("tin.html", "tin.html/", "tin.html/index.html")
    assert spellings_of("?p=1") == ("?p=1",)


@pytest.mark.parametrize("second", ["/tin", "/tin/", "/tin/index.html", "/TIN/"])
@pytest.mark.parametrize("first", ["/tin", "/tin/", "/tin/index.html"])
def test_where_one_page_answers_there_is_one_story(first: str, second: str) -> None:
    stories = [OPENING._replace(old=((first, 3, 1),)), CLOSING._replace(old=((second, 4, 2),))]
    found = settled(stories)
    assert [it.target for it in found.redirects] == [OPENING.address]
    assert [(it.path, it.line, it.column) for it in found.findings] == [("b.md", 4, 2)]
    assert keys(found) == ["addresses/old.story"]
    assert settled(stories, found.ledger, LAST).ledger == found.ledger


def test_one_story_may_have_all_spellings_of_an_address() -> None:
    found = settled([OPENING._replace(old=tuple((it, 3, 1) for it in ("/tin", "/tin/", "/tin/index.html")))])
    assert {it.address for it in found.redirects} == {"tin", "tin/", "tin/index.html"}
    assert found.findings == []


def test_a_story_that_was_given_up_and_its_file_that_comes_back() -> None:
    given_up = forget(LEDGER, OPENING.address, LAST)
    assert settled([OPENING, CLOSING], given_up, LAST).kept["a.md"][0] == OPENING.address
    other = settled([OPENING._replace(path="z.md"), CLOSING], given_up, LAST)
    assert other.kept["z.md"][0] == "2024/01/08/khai-mac-2.html"  # the address was never to be used again
    assert keys(other) == ["addresses/taken.former"]


def test_an_awaited_story_with_old_addresses_shows_none_of_them() -> None:
    found = settled([OPENING._replace(state="awaited", old=(("/cu.html", 3, 1),)), CLOSING])
    assert [*found.redirects] == []
    assert [row.story for row in found.ledger.rows] == ["b.md"]


def test_a_date_that_is_mended_before_anybody_has_seen_the_story_makes_its_address() -> None:
    moved = OPENING._replace(date="2024-03-03T08:00", address="2024/03/03/khai-mac.html")
    assert settled([moved, CLOSING], published(CLOSING), LAST).kept["a.md"][0] == moved.address
    assert settled([moved], Ledger()).kept["a.md"][0] == moved.address


def test_the_folders_of_a_file_are_those_above_it() -> None:
    assert folders_of("a/b/c.html") == ["a/b", "a"]
    assert folders_of("a.html") == folders_of("") == []
