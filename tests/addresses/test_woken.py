"""What a cache lets rest and a story wakes again is what a build without a cache looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.addresses import resting
from bantin.addresses.covered import without
from bantin.addresses.ledger import ledger_of
from bantin.addresses.ledger_row import Row
from bantin.addresses.publishing import _is_told_again
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.resting_file import read_at_rest

from tests.addresses.desk import DAY, LATER, keys, settled, story

MANY = 1_200


def forgotten(number: int, **more: str) -> Row:
    """Return a promise that was given up."""
    return Row(f"cu/{number:05}.html", DAY, f"quên {LATER}", f"tag:{number}", f"cu/{number}.md")._replace(**more)


GONE_ONES = [forgotten(number) for number in range(MANY)]
LEDGER = ledger_of(GONE_ONES)


def test_a_line_that_was_woken_stays_though_a_file_of_the_site_answers_there(tmp_path: Path) -> None:
    """A story comes back, another line of its block is covered by a file that nobody knew of before."""
    ledger, _ = read_at_rest(LEDGER.as_bytes(), tmp_path / "resting")
    assert ledger.resting
    now = settled([story("cu/4.md", "Trở lại")], ledger).ledger
    found = without(now, ledger, [Redirect(GONE_ONES[5].address, "", GONE)])
    assert {row.address for row in GONE_ONES} <= {row.address for row in found.rows}


def test_of_one_story_that_a_merge_left_in_two_files_one_is_named_with_and_without_a_cache(tmp_path: Path) -> None:
    earlier = forgotten(5, address="cu/00000-a.html", story="khac/5.md", state=f"quên {DAY}")
    twice = ledger_of([*GONE_ONES, earlier])
    taker = story("c.md", "Tin 5")._replace(address="cu/00005.html")
    ledger, _ = read_at_rest(twice.as_bytes(), tmp_path / "resting")
    one, other = settled([taker], ledger), settled([taker], twice)
    assert ledger.resting
    assert keys(one) == ["addresses/taken.former"]
    assert dict(one.findings[0].said.fields)["owner"] == "cu/5.md"  # type: ignore[union-attr]
    assert one.findings == other.findings


def test_whose_addresses_were_is_looked_up_once_for_all_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many stories as were given up come back under other names: each hears whose its address was."""
    ledger, _ = read_at_rest(LEDGER.as_bytes(), tmp_path / "resting")
    read = list[resting.Block]()
    rows = resting.Block.rows.fget
    assert rows is not None
    monkeypatch.setattr(resting.Block, "rows", property(lambda block: read.append(block) or rows(block)))
    back = [story(f"lai/{it.id}.md", f"Tin {it.id}", body=it.id)._replace(address=it.address) for it in GONE_ONES]
    found = settled(back, ledger)
    assert keys(found) == ["addresses/taken.former"] * MANY
    assert len(read) == len(ledger.resting)


def test_the_cure_of_a_slug_that_cannot_be_had_is_right_as_it_is_told() -> None:
    """It is told until the line is mended, and the word that is told there is the one that ends it."""
    ledger, asks = settled([story("a.md", "Khai mạc")]).ledger, story("b.md", "Họp", slug="khai-mac")
    found = settled([story("a.md", "Khai mạc"), asks], ledger)
    again = settled([story("a.md", "Khai mạc"), asks], found.ledger)
    assert keys(found) == keys(again) == ["addresses/taken.slug"]
    assert found.kept == again.kept
    slug = dict(found.findings[0].said.fields)["slug"]  # type: ignore[union-attr]
    mended = settled([story("a.md", "Khai mạc"), story("b.md", "Họp", slug=str(slug))], found.ledger)
    assert (keys(mended), mended.kept, mended.redirects) == ([], found.kept, [])


def test_what_a_header_still_asks_for_is_told_again_once_the_ledger_is_written() -> None:
    """A build of nothing new tells what a build from scratch tells."""
    first = settled([story("a.md", "Khai mạc")])
    asks, twice = story("b.md", "Họp", slug="khai-mac"), story("c.md", "Khai mạc", "2024-01-08T09:00", body="x")
    found = settled([story("a.md", "Khai mạc"), asks, twice], first.ledger)
    left = [it for it in found.findings if _is_told_again(it)]
    assert {it.path for it in found.findings} == {"b.md", "c.md"}
    assert left == settled([story("a.md", "Khai mạc"), asks, twice], found.ledger).findings
    assert [it.path for it in left] == ["b.md"]
