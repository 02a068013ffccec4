"""All stories of the site: each file is read once, whoever asks meanwhile; lists show what is to be done."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bantin.desk import listing

from tests.desk.office import STORY, Site


def test_two_who_ask_at_once_read_each_story_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        site.write(f"2026/bai-{number}.md", STORY)
    read: list[str] = []
    real, both = listing.parse_document, threading.Barrier(2, timeout=20)

    def noted(data: bytes, path: str, *rest: Any) -> Any:
        read.append(path)
        return real(data, path, *rest)

    def ask() -> int:
        both.wait()
        return len(site.office.listing.stories())

    monkeypatch.setattr(listing, "parse_document", noted)
    with ThreadPoolExecutor(2) as threads:
        assert [it.result() for it in [threads.submit(ask), threads.submit(ask)]] == [21, 21]
    assert sorted(read) == sorted(set(read))


def test_only_stories_with_a_day_are_news(site: Site) -> None:
    site.write("pages/gioi-thieu.md", "Title: Giới thiệu\n\nXã Bằng Cốc.\n")
    groups = site.ask("start").data["groups"]
    assert [it["title"] for it in groups["recent"]] == ["Họp thôn Na Vai"]
    assert [it["title"] for it in site.ask("start", query="giới").data["found"]] == ["Giới thiệu"]
