"""What people and programs do to a ledger and to stories behind its back: nothing is lost, nothing leads astray."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.addresses import ledger_file
from bantin.addresses.forget import forget
from bantin.addresses.reading import read_ledger

from tests.addresses.desk import DAY, LAST, LATER, addresses, answers, keys, published, settled, story

FAIR, END = story("a.md", "Khai mạc"), story("b.md", 'Bế mạc hội thi "cam sành"')
FIRST, LAST_ONE = FAIR.address, END.address
LEDGER = published(FAIR, END)
MOVED = settled([FAIR._replace(slug="moi", address="2024/01/08/moi.html"), END], LEDGER).ledger
HERE = FAIR._replace(slug="moi", address="2024/01/08/moi.html")


def by_line(text: str, change: Callable[[str], str]) -> str:
    return "".join(f"{change(line)}\n" for line in text.splitlines())


def as_table(line: str, *, every: bool = False) -> str:
    """Return ``line`` as spreadsheets write it: what holds a quotation mark, or every cell, stands between such."""
    cells = line.split("\t")
    return "\t".join('"' + it.replace('"', '""') + '"' if every or '"' in it else it for it in cells)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: by_line(text, as_table),
        lambda text: by_line(text, lambda line: as_table(line, every=True)),
        lambda text: by_line(text, lambda line: f"{line}\t\t\t"),
        lambda text: by_line(text, lambda line: line.rstrip("\t")),
        lambda text: by_line(text, lambda line: f"{line}  \r"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"{text}\ufeff{text}",
        lambda text: by_line(text, lambda line: f"{as_table(line, every=True)}\t\t") + "\t\t\t\n",
    ],
    ids=["marks", "all marks", "empty columns", "no empty columns", "blanks", "NFD", "two files", "table"],
)
def test_what_a_spreadsheet_or_an_editor_makes_of_the_file_means_the_same(change: Callable[[str], str]) -> None:
    assert read_ledger(change(MOVED.as_text()).encode()) == (MOVED, [])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\t", "    "),
        lambda text: text.replace("2024-01-08\t", "08/01/2024\t"),
        lambda text: text.replace("\tđăng\t", "\tđã đăng\t"),
    ],
    ids=["blanks for tabs", "other days", "other words"],
)
def test_what_cannot_be_meant_is_an_error(change: Callable[[str], str]) -> None:
    _, found = read_ledger(change(LEDGER.as_text()).encode())
    assert [(it.rule, it.severity) for it in found] == [("addresses/ledger", "error")]


def test_two_stories_that_exchange_titles_keep_their_addresses() -> None:
    found = settled([FAIR._replace(title=END.title), END._replace(title=FAIR.title)], LEDGER)
    assert addresses(found, ["a.md", "b.md"]) == [FIRST, LAST_ONE]


def test_two_files_that_exchange_names_are_known_by_what_they_hold() -> None:
    found = settled([FAIR._replace(path="b.md"), END._replace(path="a.md")], LEDGER)
    assert addresses(found, ["b.md", "a.md"]) == [FIRST, LAST_ONE]
    assert keys(found) == ["addresses/moved.title"] * 2


def test_two_stories_that_exchange_slugs_never_take_an_address_of_each_other() -> None:
    mine, theirs = FIRST.rpartition("/")[2][:-5], LAST_ONE.rpartition("/")[2][:-5]
    found = settled([FAIR._replace(slug=theirs, address=LAST_ONE), END._replace(slug=mine, address=FIRST)], LEDGER)
    here = addresses(found, ["a.md", "b.md"])
    assert not {FIRST, LAST_ONE} & {*here}
    assert answers(found) == {here[0]: "a.md", here[1]: "b.md", FIRST: ("to", here[0]), LAST_ONE: ("to", here[1])}


def test_a_slug_that_is_an_old_address_of_another_story_gets_a_number() -> None:
    found = settled([HERE, END._replace(slug="khai-mac", address=FIRST)], MOVED)
    assert addresses(found, ["b.md"]) == ["2024/01/08/khai-mac-2.html"]
    assert answers(found)[FIRST] == ("to", HERE.address)
    assert keys(found) == ["addresses/taken.slug"]


def test_a_story_that_is_moved_and_renamed_at_once_is_known_by_its_text() -> None:
    found = settled([FAIR._replace(path="x/y.md", title="Khác", address="2024/01/08/khac.html"), END], LEDGER)
    assert addresses(found, ["x/y.md"]) == [FIRST]


@pytest.mark.parametrize(
    ("typed", "led"),
    [
        (LAST_ONE, None),
        (f"https://cu.vn/{LAST_ONE}", None),
        (LAST_ONE.upper(), None),
        ("/a/../b.html", None),
        ("/%2e%2e/b.html", None),
        ("javascript:x", None),
        ("/tin-tức/họp.html", "tin-t%E1%BB%A9c/h%E1%BB%8Dp.html"),
        (unicodedata.normalize("NFD", "/tin-tức/họp.html"), "tin-t%E1%BB%A9c/h%E1%BB%8Dp.html"),
        ("/tin-t%e1%bb%a9c/h%e1%bb%8dp.html", "tin-t%E1%BB%A9c/h%E1%BB%8Dp.html"),
        ("/index.php?id=7&b=h%E1%BB%8Dp#x", "index.php?id=7&b=h%E1%BB%8Dp"),
    ],
)
def test_an_old_address_leads_here_in_one_spelling_or_is_told(typed: str, led: str | None) -> None:
    found = settled([FAIR._replace(old=((typed, 4, 9),)), END], LEDGER)
    assert [it.address for it in found.redirects] == ([led] if led else [])
    assert [(it.line, it.column, it.rule) for it in found.findings] == ([] if led else [(4, 9, "addresses/old")])


def test_a_withdrawn_story_takes_its_old_addresses_along_in_one_step() -> None:
    gone = HERE._replace(state="withdrawn", old=(("/cu.php?id=1", 3, 1),))
    found = settled([gone, END], MOVED, today=LAST)
    now = HERE.address
    assert answers(found) == {now: 410, LAST_ONE: "b.md", FIRST: ("to", now), "cu.php?id=1": ("to", now)}


def test_a_withdrawn_story_that_is_restored_answers_as_before() -> None:
    gone = settled([FAIR._replace(state="withdrawn"), END], LEDGER).ledger
    back = settled([FAIR, END], gone, today=LAST)
    assert answers(back) == {FIRST: "a.md", LAST_ONE: "b.md"}
    assert settled([FAIR, END], back.ledger, today=LAST).ledger == back.ledger


def test_a_withdrawn_file_under_another_name_and_title_is_known_by_its_text() -> None:
    gone = settled([FAIR._replace(state="withdrawn"), END], LEDGER).ledger
    found = settled([FAIR._replace(path="z.md", state="withdrawn", title="Khác"), END], gone, today=LAST)
    assert (addresses(found, ["z.md"]), keys(found)) == ([FIRST], ["addresses/moved.body"])


def test_a_story_whose_address_was_given_up_may_come_back_and_no_other_may() -> None:
    given_up = forget(LEDGER, FIRST, LATER)
    assert answers(settled([FAIR, END], given_up, today=LAST))[FIRST] == "a.md"
    other = settled([story("n.md", "Khai mạc", body="khac"), END], given_up, today=LAST)
    assert answers(other)[FIRST] == 410
    assert addresses(other, ["n.md"]) == ["2024/01/08/khai-mac-2.html"]


def test_a_page_and_a_story_never_take_an_address_of_each_other() -> None:
    page = story("pages/lien-he.md", "Liên hệ", "")._replace(date="", address="lien-he.html")
    ledger = published(page, FAIR, day=DAY)
    wish = FAIR._replace(path="c.md", title="Khác", body="khac", date="2024-02-02T08:00", address="lien-he.html")
    found = settled([page._replace(title="Hỏi đáp", address="hoi-dap.html"), FAIR, wish], ledger)
    assert addresses(found, ["pages/lien-he.md", "c.md"]) == ["lien-he.html", "lien-he-2.html"]


def test_a_page_that_was_rewritten_as_a_whole_is_still_that_page() -> None:
    page = story("pages/lien-he.md", "Liên hệ", "")._replace(date="", address="lien-he.html")
    now = page._replace(title="Hỏi đáp", body="khac", address="hoi-dap.html")
    found = settled([now], published(page), is_page=lambda path: True)
    assert (addresses(found, [page.path]), keys(found)) == (["lien-he.html"], [])


@pytest.mark.parametrize("path", ["A/Tổ.md", unicodedata.normalize("NFD", "a/tổ.md")])
def test_a_file_whose_name_is_only_spelt_otherwise_is_the_same_file(path: str) -> None:
    before = story("a/tổ.md", "Tổ dân phố", "2024-01-08T08:00")
    now = before._replace(path=path, title="Các tổ", body="khac", address="2024/01/08/cac-to.html")
    found = settled([now, END], published(before, END))
    assert (addresses(found, [path]), keys(found)) == ([before.address], [])
    assert {row.story for row in found.ledger.rows} == {path, END.path}


def test_of_two_files_with_one_name_in_other_spellings_each_is_its_own() -> None:
    small, large = story("a.md", "Khai mạc"), story("A.md", "Bế mạc")
    ledger = published(small, large)
    found = settled([small._replace(title="Khác", body="k"), large._replace(title="Nữa", body="n")], ledger)
    assert addresses(found, ["a.md", "A.md"]) == [small.address, large.address]
    lost = settled([large], ledger)
    assert (addresses(lost, ["A.md"]), keys(lost)) == ([large.address], ["addresses/gone.file"])


def test_of_two_publications_at_once_neither_loses_what_the_other_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file.keep(tmp_path, LEDGER)
    mine, theirs = (settled([FAIR, END, story(f"{name}.md")], LEDGER).ledger for name in ("mot", "hai"))
    read, others = ledger_file.read_ledger, [theirs]

    def read_slowly(data: bytes) -> object:
        found = read(data)
        if others:
            ledger_file.keep(tmp_path, others.pop(), LEDGER)  # between our look and our writing
        return found

    monkeypatch.setattr(ledger_file, "read_ledger", read_slowly)
    kept = ledger_file.keep(tmp_path, mine, LEDGER)
    assert {row.story for row in kept.rows} == {"a.md", "b.md", "mot.md", "hai.md"}
    assert ledger_file.load(tmp_path) == (kept, [])
