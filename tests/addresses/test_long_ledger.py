"""A site whose ledger is long: an increment is what a clean build is, whatever became of ledger and cache between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bantin.addresses.ledger import ledger_of
from bantin.addresses.ledger_row import Row

from tests.addresses.test_publishing import LEDGER, TIN_4, Office, few_stories, headed, retitled

pytestmark = [pytest.mark.slow, pytest.mark.process]

HOSTED = 'HOSTS=["nginx", "netlify"]'


def lines() -> list[Row]:
    """Return 1,500 promises that were given up, among them three addresses that somebody will want."""
    wanted = ["2023/05/10/tin-moi.html", "tim-kiem.html", "2023/04/10/cu.html"]
    given_up = [*wanted, *(f"cu/{number // 100}/tin-{number}.html" for number in range(1_500 - len(wanted)))]
    return [
        Row(address, "2020-01-01", "quên 2024-01-01", f"tag:x,2020-01-01:/{address}", f"cu/{number}.md")
        for number, address in enumerate(given_up)
    ]


def test_an_increment_is_a_clean_build_whatever_became_of_the_ledger(tmp_path: Path) -> None:
    office = Office(tmp_path)
    few_stories(office.content, "2023/tin-4.md")
    early = office.content / LEDGER
    early.write_bytes(ledger_of(lines()).as_bytes())
    office.publish("long", HOSTED)
    assert office.codes["long"] == 0, office.said["long"]
    (kept,) = (tmp_path / "cache").glob("resting-*")
    cache_before, ledger_before = kept.read_bytes(), early.read_bytes()
    new = (office.content / "2023/tin-4.md").read_text("utf-8")
    (office.content / "2023/moi.md").write_text(
        f"Slug: tin-moi\n{retitled('Tin mới', '2023-05-10 08:00')(new)}", "utf-8"
    )
    office.edit("2023/tin-4.md", headed(f"Địa chỉ cũ: /cu/3/tin-300.html /la.html /{TIN_4}"))
    office.publish("edited", HOSTED, "STRICT=false")
    assert office.codes["edited"] == 0, office.said["edited"]
    assert "2023/05/10/tin-moi-2.html" in office.pages()
    assert "địa chỉ cũ “/cu/3/tin-300.html” là của cu/303.md" in office.said["edited"]
    require_same_anew(office, "edited")
    # An older commit is checked out, with an older time than the cache has, and the cache of another ledger put back.
    early.write_bytes(ledger_before)
    os.utime(early, (1_500_000_000, 1_500_000_000))
    (kept,) = (tmp_path / "cache").glob("resting-*")
    kept.write_bytes(cache_before[:-40] + b"x" * 40)
    office.edit("2023/tin-4.md", retitled("Tin khác hẳn", "2023-04-10 08:00"))
    office.publish("back", HOSTED, "STRICT=false")
    assert office.codes["back"] == 0, office.said["back"]
    require_same_anew(office, "back")


def require_same_anew(office: Office, name: str) -> None:
    """Build from nothing but content, and the ledger that a build has left; compare every byte."""
    pages, ledger = office.pages(), office.ledgers[name]
    shutil.rmtree(office.folder / "cache")
    office.publish(f"{name} anew", HOSTED, "STRICT=false", output="other")
    other = office.pages("other")
    assert {it for it in pages.keys() | other.keys() if pages.get(it) != other.get(it)} == set()
    assert office.ledgers[f"{name} anew"] == ledger
    shutil.rmtree(office.folder / "other")
