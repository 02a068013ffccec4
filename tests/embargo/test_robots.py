"""A page that is not to be listed says so, however a theme writes its head."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.embargo.hooks import keep_robots_out
from bantin.embargo.robots import closed_to_robots
from bantin.newsroom.build import Build

WORD = '<meta name="robots" content="noindex">'


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<!DOCTYPE html><html><head><title>A</title>", f"<!DOCTYPE html><html><head>\n{WORD}<title>A</title>"),
        ("<HTML><HEAD profile='x'>\n<title>", f"<HTML><HEAD profile='x'>\n{WORD}\n<title>"),
        ("<!doctype html>\n<title>A</title><header>", f"<!doctype html>\n{WORD}\n<title>A</title><header>"),
        ("<html lang=vi><title>", f"<html lang=vi>\n{WORD}<title>"),
        ("<title>A", f"\n{WORD}<title>A"),
        ('<head><meta name="robots" content="index">', f'<head>\n{WORD}<meta name="robots" content="index">'),
    ],
)
def test_the_word_stands_in_the_head(html: str, closed: str) -> None:
    assert closed_to_robots(html) == closed


@pytest.mark.parametrize(
    "word", [WORD, "<META content='noindex, nofollow' name=robots />", '<meta name="robots" content="NOINDEX">']
)
def test_a_page_that_says_so_is_left_as_it_is(word: str) -> None:
    html = f"<html><head>{word}</head><p>Chữ"
    assert closed_to_robots(html) == html


@pytest.mark.parametrize(
    ("kind", "status", "is_closed"),
    [
        ("article", "hidden", True),
        ("page", "hidden", True),
        ("article", "published", False),
        ("nothing", "hidden", False),
    ],
)
def test_hidden_stories_and_pages_are_closed_and_no_others(
    tmp_path: Path, kind: str, status: str, is_closed: bool
) -> None:
    file = tmp_path / "a.html"
    file.write_text("<head>", "utf-8")
    build = Build(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    keep_robots_out(build, str(file), {kind: SimpleNamespace(status=status)})
    assert (WORD in file.read_text("utf-8")) == is_closed
