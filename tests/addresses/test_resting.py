"""Lines at rest cost a build nothing, and mean the same whatever stands in the cache, the ledger, the stories."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.addresses import resting_file
from bantin.addresses.about_to_promise import note, noted
from bantin.addresses.leading import drop_covered, plan_redirects
from bantin.addresses.ledger import Ledger, joined, ledger_of
from bantin.addresses.ledger_file import FILE, keep, load
from bantin.addresses.ledger_row import HEADING, Row
from bantin.addresses.made_before import MadeBefore
from bantin.addresses.reading import read_ledger
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.resting import blocks_of
from bantin.addresses.resting_file import read_at_rest
from bantin.addresses.settle import Settled
from bantin.addresses.state import Promised
from bantin.addresses.stories import StoryNow
from bantin.newsroom.build import Build
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.addresses.desk import DAY, LATER, addresses, keys, published, settled, story

FAIR, END = story("a.md", "Khai mạc"), story("b.md", "Bế mạc")


def forgotten(number: int) -> Row:
    """Return a promise that was given up, at an address of one of the forms that there are."""
    address = (f"cu/tin-{number}.html", f"cu/tin-{number}/", f"Cu/TIN-{number}.aspx", f"cu/%E1%BB%8D-{number}.html")
    of_one = number // 2 if number < 8 else number  # the first are two addresses of a story each
    return Row(address[number % 4], DAY, f"quên {LATER}", f"tag:x,2020-01-01:/{of_one}", f"cu/{of_one}.md")


GONE_ONES = [forgotten(number) for number in range(40)]
WHOLE = ledger_of([*published(FAIR, END).rows, *GONE_ONES])
DATA = WHOLE.as_bytes()


@pytest.fixture(autouse=True)
def few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have lines rest where there are a few: in blocks of seven at most."""
    for name, value in (("FEW", 4), ("SHORTEST", 2), ("LONGEST", 7)):
        monkeypatch.setattr(f"bantin.addresses.resting.{name}", value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a cache that knows what rests in the ledger."""
    read_at_rest(DATA, tmp_path / "cache/resting")
    return tmp_path / "cache/resting"


def resting(ledger: Ledger) -> int:
    """Return how many lines rest."""
    return sum(len(block.rows) for block in ledger.resting)


def test_what_was_given_up_rests_and_nothing_is_lost(file: Path) -> None:
    for where in (file, file.with_name("new")):
        ledger, found = read_at_rest(DATA, where)
        assert (resting(ledger), len(ledger.awake[0]), found) == (40, 2, [])
        assert ledger == WHOLE
        assert ledger.rows == WHOLE.rows
        assert ledger.columns == WHOLE.columns
        assert ledger.as_bytes() == DATA
        assert not ledger.is_empty


def test_a_few_do_not_rest_nor_what_shares_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    third, twin = GONE_ONES[1]._replace(address="khac.html"), GONE_ONES[2]._replace(id="khac")
    shared = ledger_of([*WHOLE.rows, third, twin])  # of the one address two ids are told; its story has another one
    at_rest = {row for block in blocks_of(shared.rows) for row in block.rows}
    assert at_rest == {*GONE_ONES, third} - {*GONE_ONES[2:4]}
    alive = ledger_of([*WHOLE.rows, GONE_ONES[2]._replace(address="khac.html", state="đăng")])
    assert {row for block in blocks_of(alive.rows) for row in block.rows} == {*GONE_ONES} - {*GONE_ONES[2:4]}
    monkeypatch.setattr("bantin.addresses.resting.FEW", 41)
    assert blocks_of(WHOLE.rows) == []


def test_of_lines_that_promise_something_nobody_asks_what_could_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[object]()
    monkeypatch.setattr(resting_file, "blocks_of", lambda rows: asked.append(rows) or [])
    between = [row if number % 2 else row.marked("đăng", LATER) for number, row in enumerate(GONE_ONES)]
    for ledger in (published(FAIR, END), ledger_of(between), ledger_of(GONE_ONES[4:7])):
        read_at_rest(ledger.as_bytes(), tmp_path / "resting")
    assert asked == []
    read_at_rest(ledger_of(GONE_ONES[4:8]).as_bytes(), tmp_path / "resting")
    assert len(asked) == 1


LINE = "\t".join(GONE_ONES[9]).encode()
HEAD = HEADING.encode() + b"\n"


@pytest.mark.parametrize(
    ("data", "at_rest"),
    [
        (DATA, 40),
        (DATA.replace(LINE + b"\n", b""), 35),  # one line is away: its block, the last one of five lines, is read
        (DATA.replace(b"\n" + LINE, b"\n<<<<<<< HEAD\n" + LINE), 0),
        (DATA + LINE + b"\n", 35),
        (DATA + LINE.replace(b"2024-05-01", b"2026-01-01") + b"\n", 35),
        (DATA + LINE.upper().replace(b"\xc3\x8a", b"\xc3\xaa").replace(b"QU", b"qu").replace(b"N 2", b"n 2"), 35),
        (DATA + "\t".join(GONE_ONES[9]._replace(state="đăng", address="x.html")).encode() + b"\n", 35),
        (DATA + "\t".join(FAIR.path if it == "cu/9.md" else it for it in GONE_ONES[9]).encode() + b"\n", 35),
        (DATA.replace(b"\n", b"\r\n"), 40),  # read as a whole, they rest anew
        (b"\xef\xbb\xbf" + DATA, 40),
        (DATA + DATA, 0),
        (DATA + DATA[len(HEAD) :], 0),
        (DATA.replace(LINE, LINE + b"\t"), 35),
        (DATA.replace(LINE, LINE[:-3] + b"\x00"), 0),
        (DATA.replace(LINE, b"rac"), 0),
        (DATA.replace(LINE, LINE.replace(b"cu/9.md", b"../9.md")), 35),
        (unicodedata.normalize("NFD", DATA.decode()).encode(), 40),
        (HEAD + b"".join(sorted(DATA[len(HEAD) :].splitlines(keepends=True), reverse=True)), 40),
        (DATA[:-20], 0),
        (HEAD, 0),
        (b"", 0),
        (DATA + b"\xff", 0),
    ],
)
def test_a_ledger_that_others_have_changed_reads_as_without_a_cache(file: Path, data: bytes, at_rest: int) -> None:
    ledger, found = read_at_rest(data, file)
    plain, told = read_ledger(data)
    assert (ledger.rows, found) == (plain.rows, told)
    assert ledger.as_bytes() == plain.as_bytes()
    assert resting(ledger) == at_rest


@given(st.data())
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_cache_the_ledger_is_what_the_file_says(file: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    at, what = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.binary(max_size=3))
    other = file.with_name("other")
    other.write_bytes(whole[:at] + what + whole[at + data.draw(st.integers(0, 3)) :])
    ledger, found = read_at_rest(DATA, other)
    assert (ledger.rows, found) == (WHOLE.rows, [])


def test_the_cache_of_another_ledger_or_other_code_tells_nothing_wrong(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = ledger_of([*published(FAIR).rows, *GONE_ONES[:30], GONE_ONES[33].marked("đăng", LATER)])
    ledger, found = read_at_rest(back.as_bytes(), file)  # git checkout of an older commit, the cache is newer
    assert (ledger.rows, found) == (back.rows, [])
    monkeypatch.setattr(resting_file, "maker", lambda: "other")
    assert resting_file._read(file) == []
    file.unlink()
    file.symlink_to(__file__)
    assert resting_file._read(file) == []


def test_where_much_has_changed_what_rests_is_written_down_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = ledger_of([*WHOLE.rows, *(forgotten(number) for number in range(1000, 1030))])
    assert resting(read_at_rest(more.as_bytes(), file)[0]) < 70
    monkeypatch.setattr(resting_file, "_AWAKE", 5)
    assert resting(read_at_rest(more.as_bytes(), file)[0]) == 70
    monkeypatch.setattr(resting_file, "_AWAKE", 10_000)
    assert resting(read_at_rest(more.as_bytes(), file)[0]) == 70
    monkeypatch.setattr(resting_file, "_MISSES", 1)
    other = ledger_of(row._replace(day=LATER) for row in more.rows)
    assert resting(read_at_rest(other.as_bytes(), file)[0]) == 70


def _stories() -> Iterator[tuple[StoryNow, ...]]:
    """Yield what editors may do to the two stories, and to addresses that were given up."""
    taker = story("c.md", "Tin 4", body="x")._replace(address="cu/tin-4.html")
    yield FAIR, END
    yield (FAIR._replace(title="Khai mạc hội"), END)
    yield FAIR, END, taker, story("d.md", "Tin 4", body="y")._replace(address="CU/tin-4.html")
    yield FAIR, END, story("cu/4.md", "Tin cũ trở lại")
    yield FAIR, END, story("cu/4.md", "Tin cũ trở lại", state="awaited")
    yield FAIR, END, story("cu/4.md", "?", state="refused")
    yield FAIR, END, story("CU/1.md", "Tin cũ trở lại")
    yield FAIR, END, story("cu/2.md", "Tin cũ trở lại", old=(("/cu/tin-5/", 3, 1),))
    yield (FAIR._replace(slug="tin-8", address="cu/tin-8.html"), END)
    yield (FAIR._replace(state="withdrawn"), END)
    yield (FAIR._replace(old=(("/cu/tin-8.html", 3, 1), ("/cu/tin-9", 3, 9), ("/Cu/TIN-2.aspx", 3, 30))), END)
    yield (END,)


@pytest.mark.parametrize("stories", [*_stories()])
@pytest.mark.parametrize("taken", [(), ("cu/tin-12.html", "lien-he.html")])
def test_rest_changes_nothing_of_what_is_settled(file: Path, stories: list[StoryNow], taken: tuple[str, ...]) -> None:
    ledger, _ = read_at_rest(DATA, file)
    one, other = settled(stories, ledger, taken=taken), settled(stories, WHOLE, taken=taken)
    at_rest = [it for block in one.resting for it in block.redirects]
    assert (one.kept, one.findings, one.missing) == (other.kept, other.findings, other.missing)
    assert sorted([*one.redirects, *at_rest]) == other.redirects
    assert one.ledger.as_bytes() == other.ledger.as_bytes()
    assert (one.ledger is ledger) == (other.ledger is WHOLE)
    assert at_rest


def test_an_address_that_rests_is_nobody_elses(file: Path) -> None:
    ledger, _ = read_at_rest(DATA, file)
    taker = story("c.md", "Tin 4", body="x")._replace(address="cu/tin-4.html")
    found = settled([FAIR, END, taker], ledger)
    assert addresses(found, ["c.md"]) == ["cu/tin-4-2.html"]
    assert keys(found) == ["addresses/taken.former"]


def test_rows_of_others_wake_what_they_name(file: Path) -> None:
    ledger, _ = read_at_rest(DATA, file)
    back, new = GONE_ONES[9].marked("đăng", "2026-01-01"), Row("moi.html", DAY, "đăng", "tag:moi", "moi.md")
    assert joined(ledger, [back, new]).rows == ledger_of([*WHOLE.rows, back, new]).rows
    assert resting(joined(ledger, [new])) == 40


def test_publishing_writes_lines_at_rest_as_they_were(tmp_path: Path, file: Path) -> None:
    (tmp_path / FILE).write_bytes(DATA)
    before, _ = load(tmp_path, file)
    after = settled([FAIR, END, story("c.md", "Tin mới")], before).ledger
    assert resting(after) == 40
    note(tmp_path / "note", after, before, None)
    theirs = Row("0-cua-ho.html", DAY, "đăng", "tag:ho", "ho.md")
    (tmp_path / FILE).write_bytes(joined(WHOLE, [theirs]).as_bytes())
    assert keep(tmp_path, after, before).rows == ledger_of([*after.rows, theirs]).rows
    assert load(tmp_path)[0].rows == ledger_of([*after.rows, theirs]).rows
    (site := tmp_path / "site").mkdir()
    note(tmp_path / "note", after, before, site)
    (site / ".ban-tin.files").touch()
    assert {row.story for row in noted(tmp_path / "note", site)} == {"c.md"}


def planned(file: Path, *pages: str) -> tuple[Build, Promised]:
    """Return a build whose site has these pages, beside the stories of the ledger in ``file``."""
    ledger, _ = read_at_rest(DATA, file)
    found: Settled = settled([FAIR, END], ledger)
    build = Build(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    mine = build.of(Promised)
    mine.before, mine.settled = ledger, found
    plan_redirects(build, {page: (f"{page}.md", SimpleNamespace(save_as=page)) for page in pages})
    return build, mine


def test_what_rests_is_gone_but_for_what_the_site_holds(file: Path, tmp_path: Path) -> None:
    build, mine = planned(file, "cu/tin-4.html", "cu/tin-9", "khac.html")
    assert mine.silent == {"cu/tin-4.html", "cu/tin-9/"}
    output = tmp_path / "out"
    for held in ("cu/tin-13/index.html", "cu/tin-2.aspx", "cu/ọ-3.html", "robots.txt"):
        (output / held).parent.mkdir(parents=True, exist_ok=True)
        (output / held).touch()
    drop_covered(build, output, MadeBefore("1"))
    silent = {"cu/tin-4.html", "cu/tin-9/", "cu/tin-13/", "Cu/TIN-2.aspx", "cu/%E1%BB%8D-3.html"}
    assert mine.silent == silent
    gone = sorted(Redirect(row.address, "", GONE) for row in GONE_ONES if row.address not in silent)
    assert mine.all_redirects() == gone
    assert build.diagnostics == []


def test_hosts_are_told_anew_of_whatever_changes_at_rest(file: Path) -> None:
    digests = {planned(file)[1].digest(["nginx"]), planned(file, "cu/tin-4.html")[1].digest(["nginx"])}
    _, mine = planned(file)
    assert mine.digest(["nginx"]) in digests
    assert mine.settled is not None
    mine.settled.resting = mine.settled.resting[1:]
    assert len(digests | {mine.digest(["nginx"])}) == 3
