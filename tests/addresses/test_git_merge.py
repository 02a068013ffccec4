"""Two branches whose ledgers git itself merges with ``merge=union``: no conflict, and no promise lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bantin.addresses.forget import forget
from bantin.addresses.ledger import Ledger
from bantin.addresses.reading import FILE, read_ledger

from tests.addresses.desk import LAST, LATER, published, settled, story

pytestmark = pytest.mark.process
STORIES = [story(f"{number}.md", f"Tin {number}") for number in range(5)]
BASE = published(*STORIES)


def merged(folder: Path, ours: Ledger, theirs: Ledger) -> str:
    """Return what git makes of two versions of the ledger that began as ``BASE``."""
    for name, ledger in (("ours", ours), ("base", BASE), ("theirs", theirs)):
        (folder / name).write_text(ledger.as_text(), "utf-8")
    names = [str(folder / name) for name in ("ours", "base", "theirs")]
    done = subprocess.run(["git", "merge-file", "-p", "--union", *names], capture_output=True, check=True)
    return done.stdout.decode()


NEW = settled([*STORIES, story("a.md", "Tin a"), story("c.md", "Tin c")], BASE).ledger
OTHER = settled([*STORIES, story("b.md", "Tin b")], BASE).ledger
RETITLED = settled([STORIES[0]._replace(title="Tin không"), *STORIES[1:]], BASE).ledger
RESLUGGED = settled([STORIES[0]._replace(slug="moi", address="2024/01/08/moi.html"), *STORIES[1:]], BASE, LAST).ledger
GIVEN_UP = forget(BASE, "2024/01/08/tin-0.html", LATER)


@pytest.mark.parametrize("ours", [BASE, NEW, OTHER, RETITLED, RESLUGGED, GIVEN_UP])
@pytest.mark.parametrize("theirs", [BASE, NEW, OTHER, RETITLED, RESLUGGED, GIVEN_UP])
def test_git_merges_two_ledgers_to_what_both_have_promised(tmp_path: Path, ours: Ledger, theirs: Ledger) -> None:
    one, told = read_ledger(merged(tmp_path, ours, theirs).encode())
    other, _ = read_ledger(merged(tmp_path, theirs, ours).encode())
    assert told == []
    assert one == other
    assert {row.address for row in one.rows} == {row.address for it in (ours, theirs) for row in it.rows}


def test_the_project_asks_git_for_that_merge() -> None:
    attributes = (Path(__file__).parents[2] / ".gitattributes").read_text("utf-8").splitlines()
    assert f"{FILE} merge=union" in attributes
