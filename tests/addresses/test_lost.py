"""A ledger that is lost: who knows of one, what is told, how its loss is accepted."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bantin.addresses.command import forget
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_file import FILE, keep, load
from bantin.addresses.ledger_row import HEADING
from bantin.addresses.lost import lost_ledger, marks_of, remember
from bantin.addresses.publication import keep_ledger

from tests.addresses.desk import published, story
from tests.building import NOW, settings_file

LEDGER = published(story("a.md", "Khai mạc"))


def told(content: Path, *marks: Path) -> str:
    """Return the key of what is told of the ledger in ``content``; empty for nothing."""
    ledger, _ = load(content)
    found = lost_ledger(content, ledger, marks)
    return found.said.key if found else ""  # type: ignore[union-attr]


def test_a_first_publication_has_lost_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, *marks_of(tmp_path, tmp_path / "cache", tmp_path / "site")) == ""


@pytest.mark.parametrize("witness", [0, 1], ids=["cache", "site"])
def test_the_cache_or_the_site_alone_knows_of_a_ledger(tmp_path: Path, witness: int) -> None:
    content, cache, site = (tmp_path / name for name in ("content", "cache", "site"))
    for folder in (content, cache, site):
        folder.mkdir()
    marks = marks_of(content, cache, site)
    remember(marks)
    assert told(content, marks[witness]) == "addresses/lost.backup"
    keep(content, LEDGER)
    assert told(content, *marks) == ""


@pytest.mark.parametrize("text", ["", "\n", HEADING + "\n", "\ufeff" + HEADING, "# ghi chú\n"])
def test_a_ledger_that_was_emptied_is_lost(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    assert told(tmp_path) == "addresses/lost.backup"
    assert (tmp_path / FILE).read_text("utf-8") == text


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@b.vn", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *named, *arguments], check=True, capture_output=True)


@pytest.mark.process
def test_the_repository_knows_of_a_ledger_and_which_revision_has_it(tmp_path: Path) -> None:
    content = tmp_path / "bai"
    content.mkdir()
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "nothing yet")
    assert told(content) == ""
    keep(content, LEDGER)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    (content / FILE).write_bytes(b"")
    assert told(content) == "addresses/lost.repository"
    git(tmp_path, "checkout", "HEAD", "--", f"bai/{FILE}")
    assert told(content) == ""
    git(tmp_path, "rm", "-q", f"bai/{FILE}")
    git(tmp_path, "commit", "-q", "-m", "removed")
    content.mkdir(exist_ok=True)
    found = lost_ledger(content, Ledger(), ())
    assert found is not None
    revision = dict(found.said.fields)["revision"]  # type: ignore[union-attr]
    git(tmp_path, "checkout", str(revision), "--", f"bai/{FILE}")
    assert load(content)[0] == LEDGER


def give_up(content: Path, *typed: str) -> int:
    return forget(["--content", str(content), "-s", str(settings_file()), *typed], {"SOURCE_DATE_EPOCH": NOW})


def test_whoever_gives_up_a_lost_ledger_begins_a_new_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"")
    assert give_up(tmp_path, "--all") == 0
    assert told(tmp_path) == ""
    keep(tmp_path, Ledger())  # a site without a story does not take the word back
    assert told(tmp_path) == ""
    keep(tmp_path, LEDGER)
    assert (tmp_path / FILE).read_text("utf-8") == LEDGER.as_text()


def test_a_ledger_that_is_there_is_not_given_up_as_a_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path, LEDGER)
    assert give_up(tmp_path, "--all") == 1
    assert "còn đó" in capsys.readouterr().err
    assert give_up(tmp_path, "--all", "2024/01/08/khai-mac.html") == 2
    assert load(tmp_path)[0] == LEDGER


@pytest.mark.parametrize("variable", ["NETLIFY", "CF_PAGES", "WORKERS_CI", "VERCEL", "CI"])
def test_a_host_that_throws_the_folder_away_says_so_each_time_and_writes_nothing(
    tmp_path: Path, variable: str
) -> None:
    for _ in range(2):
        holds, said = keep_ledger(tmp_path, LEDGER, Ledger(), "main", {variable: "true"})
        assert (holds, said and said.key) == (False, "build/ledger-host")
    assert [*tmp_path.iterdir()] == []
    assert keep_ledger(tmp_path, LEDGER, LEDGER, "main", {variable: "1"}) == (True, None)
    assert keep_ledger(tmp_path, LEDGER, Ledger(), "main", {variable: "false"}) == (True, None)
