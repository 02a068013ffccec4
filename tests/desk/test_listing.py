"""All stories of the site: each file is read once, whoever asks meanwhile; lists show what is to be done."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bantin.desk import facts
from bantin.desk.listing import Listing

from tests.desk.office import STORY, Site


def test_two_who_ask_at_once_read_each_story_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        site.write(f"2026/bai-{number}.md", STORY)
    read: list[str] = []
    real, both = facts.parse_document, threading.Barrier(2, timeout=20)

    def noted(data: bytes, path: str, *rest: Any) -> Any:
        read.append(path)
        return real(data, path, *rest)

    def ask() -> int:
        both.wait()
        return len(site.office.listing.stories())

    monkeypatch.setattr(facts, "parse_document", noted)
    with ThreadPoolExecutor(2) as threads:
        assert [it.result() for it in [threads.submit(ask), threads.submit(ask)]] == [21, 21]
    assert sorted(read) == sorted(set(read))


def test_only_stories_with_a_day_are_news(site: Site) -> None:
    site.write("pages/gioi-thieu.md", "Title: Giới thiệu\n\nXã Bằng Cốc.\n")
    groups = site.ask("start").data["groups"]
    assert [it["title"] for it in groups["recent"]] == ["Họp thôn Na Vai"]
    assert [it["title"] for it in site.ask("start", query="giới").data["found"]] == ["Giới thiệu"]


def test_a_withdrawn_story_is_listed_as_that(site: Site) -> None:
    site.write("2026/rut.md", STORY.replace("\n\n", "\nRút bài: 21/11/2026; số liệu sai\n\n", 1))
    assert {it.path: it.standing for it in site.office.listing.stories()}["2026/rut.md"] == "withdrawn"


def test_a_desk_that_is_opened_again_reads_only_what_has_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = 1_700_000_000
    for number in range(30):
        os.utime(site.write(f"2026/bai-{number}.md", STORY), (long_ago, long_ago))
    monkeypatch.setattr(facts, "_SETTLED_NS", -(10**18))  # the hour at which the files were made here is of no matter
    before = Listing(site.office.desk).stories()
    read: list[str] = []
    real = facts.parse_document

    def noted(data: bytes, path: str, *rest: Any) -> Any:
        read.append(path)
        return real(data, path, *rest)

    monkeypatch.setattr(facts, "parse_document", noted)
    assert Listing(site.office.desk).stories() == before
    assert read == []
    site.write("2026/bai-7.md", STORY.replace("Họp thôn", "Bàn việc"))
    changed = Listing(site.office.desk).stories()
    assert read == ["2026/bai-7.md"]
    assert [it.title for it in changed if it.path == "2026/bai-7.md"] == ["Bàn việc Na Vai"]


def test_a_file_that_has_just_changed_is_not_kept_by_its_stamp(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        site.write(f"2026/bai-{number}.md", STORY)
    Listing(site.office.desk).stories()
    known: list[int] = []
    real = facts._known
    monkeypatch.setattr(facts, "_known", lambda *given: (known.append(len(found := [*real(*given)])), found)[1])
    Listing(site.office.desk).stories()
    assert known == [0]


def test_a_damaged_cache_is_done_without(site: Site) -> None:
    for number in range(30):
        site.write(f"2026/bai-{number}.md", STORY)
    cache = site.folder / ".cache"
    cache.mkdir()
    (cache / "desk.sqlite3").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert len(Listing(site.office.desk).stories()) == 31
