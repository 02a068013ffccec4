"""A publication that is killed once its site stands has promised what readers saw, though no ledger was written."""

from __future__ import annotations

import shutil
from bisect import bisect_left
from functools import partial
from pathlib import Path

import pytest
from bantin.addresses.about_to_promise import forget_note, note, noted, with_noted
from bantin.addresses.ledger import Ledger
from bantin.addresses.stories import State

from tests.addresses import test_publishing
from tests.addresses.desk import published, story
from tests.addresses.test_publishing import TIN_2, Office, retitled
from tests.building import SMALL_SITE, warm_server

BEFORE = published(story("a.md"))
AFTER = published(story("a.md"), story("b.md", "Bế mạc"))
NEW = [row for row in AFTER.rows if row not in BEFORE.rows]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that stands."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.ban-tin.files").write_text("1")
    return tmp_path / "site"


def take_its_place(site: Path) -> None:
    """Exchange the site for another one."""
    (site / "new").write_text("2")
    (site / "new").replace(site / ".ban-tin.files")


def test_what_was_to_be_promised_counts_once_the_site_has_taken_its_place(tmp_path: Path, site: Path) -> None:
    note(tmp_path / "cache/note", AFTER, BEFORE, site)
    assert noted(tmp_path / "cache/note", site) == []
    take_its_place(site)
    assert noted(tmp_path / "cache/note", site) == NEW
    forget_note(tmp_path / "cache/note")
    assert noted(tmp_path / "cache/note", site) == []


def test_a_first_site_promises_too(tmp_path: Path) -> None:
    note(tmp_path / "note", AFTER, Ledger(), tmp_path / "site")
    assert noted(tmp_path / "note", tmp_path / "site") == []
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.ban-tin.files").write_text("1")
    assert noted(tmp_path / "note", tmp_path / "site") == AFTER.rows


def test_another_site_says_nothing_of_it(tmp_path: Path, site: Path) -> None:
    note(tmp_path / "note", AFTER, BEFORE, tmp_path / "other")
    take_its_place(site)
    assert noted(tmp_path / "note", site) == []


def test_who_promises_nothing_new_leaves_no_note(tmp_path: Path, site: Path) -> None:
    note(tmp_path / "note", AFTER, BEFORE, site)
    note(tmp_path / "note", AFTER, AFTER, site)
    assert not (tmp_path / "note").exists()


@pytest.mark.parametrize("data", [b"", b"\xff\n\xff\n", b"# a\n# b\nkhong phai so\n", b"# a"])
def test_a_note_that_is_damaged_says_nothing(tmp_path: Path, site: Path, data: bytes) -> None:
    (tmp_path / "note").write_bytes(data)
    assert noted(tmp_path / "note", site) == []


def test_a_note_that_cannot_be_written_keeps_nobody_from_publishing(tmp_path: Path, site: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    note(tmp_path / "cache/note", AFTER, BEFORE, site)
    assert noted(tmp_path / "cache/note", site) == []


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_a_story_that_is_still_there_keeps_what_was_to_be_promised(state: State) -> None:
    now = story("b.md", "Tên khác", state=state)
    assert with_noted(BEFORE, NEW, {now.path: now}) == AFTER


@pytest.mark.parametrize("state", ["draft", "hidden", "awaited", "refused"])
def test_a_story_that_has_gone_since_leaves_nothing_that_nobody_could_give_up(state: State) -> None:
    now = story("b.md", "Tên khác", state=state)
    assert with_noted(BEFORE, NEW, {now.path: now}) is BEFORE
    assert with_noted(BEFORE, NEW, {}) is BEFORE


@pytest.mark.long
@pytest.mark.process
def test_a_title_that_is_mended_after_a_killed_publication_changes_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    shutil.copytree(SMALL_SITE, office.content)
    build, acts = warm_server().build, []

    def count(*given: object, **more: int) -> object:
        built = build(*given, **more)  # type: ignore[arg-type]
        acts.append(built.acts)
        return built

    monkeypatch.setattr(warm_server(), "build", count)
    office.publish("whole", output="whole")
    whole = office.ledgers["whole"]
    monkeypatch.setattr(warm_server(), "build", build)
    run = test_publishing.run_pelican

    def killed(act: int) -> bool:
        """Publish for the first time and die before that act; say whether the ledger was not written yet."""
        shutil.rmtree(office.site, ignore_errors=True)
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        (office.content / "dia-chi.tsv").unlink(missing_ok=True)
        monkeypatch.setattr(test_publishing, "run_pelican", partial(run, die_at=act))
        office.publish("killed")
        monkeypatch.setattr(test_publishing, "run_pelican", run)
        return not office.ledgers["killed"]

    first = bisect_left(range(acts[0]), True, key=lambda act: not killed(act + 1))
    assert killed(first)  # the last act before the ledger is there
    assert office.codes["killed"] == -9
    assert (office.site / TIN_2).exists()
    office.edit("2023/tin-2.md", retitled("Tên đã sửa", "2023-02-11 09:00"))
    office.publish("next")
    assert office.codes["next"] == 0, office.said["next"]
    assert (office.site / TIN_2).exists()
    assert office.rows().keys() == {line.split("\t")[0] for line in whole.decode().splitlines()[1:]}
    assert not list((tmp_path / "cache").glob("about-to-*"))
