"""What a staging tree shares with the site, what it takes over from it, and what it leaves behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bantin.fast_build.staging import Staging
from bantin.fast_build.tree import mark_of, marks_of, read_listing, read_tree

from tests.fast_build.trees import completed, put, staged, texts

SITE = {"index.html": "front", "2024/a.html": "a", "anh/a.jpg": "photo"}


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A site that a build made."""
    staging, _ = staged(tmp_path / "output", tmp_path / "staging", SITE)
    return staging.folder.rename(tmp_path / "output")


def build(live: Path, files: dict[str, str]) -> Path:
    return staged(live, live.with_name("staging"), files)[0].folder


def test_an_unchanged_file_is_the_sites_own_file(live: Path) -> None:
    tree = build(live, {**SITE, "2024/a.html": "other"})
    assert (tree / "index.html").samefile(live / "index.html")
    assert not (tree / "2024/a.html").samefile(live / "2024/a.html")


def test_a_kept_file_is_there_though_nobody_wrote_it(live: Path) -> None:
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    assert staging.keep("2024/a.html")
    assert not staging.keep("2024/b.html")
    assert completed(staging).made == {"2024/a.html"}
    assert texts(staging.folder) == {"2024/a.html": "a"}


def test_nothing_written_before_the_end_reaches_the_site(live: Path) -> None:
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    staging.keep("index.html")
    staging.write("index.html", b"new front")
    assert texts(live) == SITE
    completed(staging)
    assert texts(staging.folder) == {"index.html": "new front"}


def test_a_page_of_an_earlier_build_that_no_story_has_now_is_gone(live: Path) -> None:
    _, settled = staged(live, live.with_name("staging"), {"index.html": "front"})
    assert settled.gone == ("2024/a.html", "anh/a.jpg")


def test_a_build_that_makes_the_same_site_says_so(live: Path) -> None:
    _, settled = staged(live, live.with_name("staging"), SITE)
    assert settled.is_same


def test_a_site_that_lost_a_file_is_not_the_same(live: Path) -> None:
    (live / "index.html").unlink()
    _, settled = staged(live, live.with_name("staging"), SITE)
    assert not settled.is_same


def test_what_others_put_into_the_site_moves_with_it(live: Path) -> None:
    put(live, {"CNAME": "bantin.example.vn", ".well-known/proof.txt": "ok"})
    (live / ".git/refs/heads").mkdir(parents=True)
    put(live, {".git/HEAD": "ref"})
    tree = build(live, SITE)
    assert texts(tree) == {**SITE, "CNAME": "bantin.example.vn", ".well-known/proof.txt": "ok", ".git/HEAD": "ref"}
    assert (tree / ".git/refs/heads").is_dir()
    assert read_listing(tree) == marks_of(SITE, frozenset()) > {mark_of(path) for path in SITE}


def test_when_the_old_site_is_to_be_deleted_only_retained_names_move(live: Path) -> None:
    put(live, {"CNAME": "bantin.example.vn", "old.html": "old", ".well-known/proof.txt": "ok"})
    staging = Staging(live, live.with_name("staging"))
    staging.open()
    staging.write("index.html", b"front")
    settled = completed(staging, retained=["CNAME", ".well-known"])
    assert texts(staging.folder).keys() == {"index.html", "CNAME", ".well-known/proof.txt"}
    assert "old.html" in settled.gone


def test_a_page_wins_over_a_foreign_file_of_its_name(live: Path) -> None:
    put(live, {"about": "a file", "tep/readme": "another"})
    tree = build(live, {"about/index.html": "page", "tep": "page"})
    assert texts(tree) == {"about/index.html": "page", "tep": "page"}


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        tree = build(tmp_path / "output", SITE)
    finally:
        os.umask(before)
    modes = {path.relative_to(tree).as_posix(): path.stat().st_mode & 0o777 for path in [tree, *tree.rglob("*")]}
    assert {path: mode for path, mode in modes.items() if mode not in (0o644, 0o755)} == {}


def test_a_file_shared_with_the_cache_keeps_its_mode_there(tmp_path: Path) -> None:
    put(tmp_path, {"cache.jpg": "photo"})
    (tmp_path / "cache.jpg").chmod(0o600)
    staging = Staging(tmp_path / "output", tmp_path / "staging")
    staging.open()
    os.link(tmp_path / "cache.jpg", staging.folder / "a.jpg")
    completed(staging)
    assert (tmp_path / "cache.jpg").stat().st_mode & 0o777 == 0o600
    assert (staging.folder / "a.jpg").stat().st_mode & 0o777 == 0o644


def test_a_site_closed_to_the_public_stays_so(live: Path) -> None:
    live.chmod(0o750)
    assert build(live, SITE).stat().st_mode & 0o777 == 0o750


def test_a_disk_without_second_names_gets_true_copies(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    tree = build(live, SITE)
    assert texts(tree) == SITE
    assert (tree / "index.html").stat().st_mtime_ns == (live / "index.html").stat().st_mtime_ns


def test_marks_that_are_known_stand_for_the_same_paths_alone() -> None:
    known = marks_of({"b", "a"}, frozenset())
    assert marks_of({"a", "b"}, known) is known
    assert marks_of({"a"}, known).isdisjoint(known - {mark_of("a")})
    assert marks_of({"a", "c"}, known) >= {mark_of("a"), mark_of("c")}


def test_a_tree_that_is_not_shared_holds_copies_and_leaves_the_site_as_it_looks(live: Path) -> None:
    before, staging = read_tree(live), Staging(live, live.with_name("staging"))
    staging.open()
    staging.keep("2024/a.html")
    staging.write("index.html", b"broken")
    staging.complete(staging.settle(), shared=False)
    assert texts(staging.folder) == {"2024/a.html": "a", "index.html": "broken"}
    assert read_tree(live) == before
    assert not (staging.folder / "2024/a.html").samefile(live / "2024/a.html")
