"""The corpus of injections, built by the real command and opened in a real browser, with and without its policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.injections import REFUSED, VECTORS, strings, write_corpus
from tests.browser.wall import Wall, wall
from tests.building import SITE_URL, Result, run_pelican
from tests.demo.demo_publishconf import CONTENT_POLICY

UNCLEANED = [f"<title>x</title><main><p>{vector}</p></main>" for vector in (*VECTORS, *REFUSED)]


def build(folder: Path) -> Result:
    """Build ``folder/content`` for production; warnings tell what was taken out, so they may not stop it here."""
    quick = ("PHOTOS_WIDTHS=[64]", "PHOTOS_CARD_WIDTHS=[32]", f'CACHE_PATH="{folder / "cache"}"')
    return run_pelican(folder / "content", folder / "output", "-e", "STRICT=false", *quick, conf="publishconf.py")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, built."""
    folder = tmp_path_factory.mktemp("injections")
    write_corpus(folder / "content")
    result = build(folder)
    assert result.returncode == 0, result.stderr[-3000:]
    assert "Traceback" not in result.stderr + result.stdout
    return folder / "output"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page of the corpus by its path."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_what_would_be_fetched_from_another_site_stops_the_build(tmp_path: Path) -> None:
    write_corpus(tmp_path / "content", REFUSED)
    result = build(tmp_path)
    assert result.returncode == 1
    assert result.stderr.count("[photos/remote]") >= 10
    assert not (tmp_path / "output").exists()


def test_the_corpus_is_large_enough() -> None:
    assert strings() >= 300


def test_each_vector_has_its_story(pages: dict[str, str]) -> None:
    assert len([name for name in pages if re.match(r"2024/", name)]) == len(VECTORS)


@pytest.fixture(scope="module")
def guarded(browser: Browser, site: Path) -> Iterator[Wall]:
    """A wall under the strictest policy that a host can send."""
    with wall(browser, site, f"{CONTENT_POLICY}; frame-ancestors 'none'") as guarded:
        yield guarded


@pytest.fixture(scope="module")
def bare(browser: Browser, site: Path) -> Iterator[Wall]:
    """A wall without any policy, not even that of the pages."""
    with wall(browser, site, "") as bare:
        yield bare


STYLED = {"lite": ["STYLE"]}  # the theme's own line, one a page, allowed by its hash


def open_all(wall: Wall, pages: dict[str, str]) -> None:
    """Open the pages and see that nothing acts in them, nothing is asked of other hosts, nothing is forbidden."""
    found = wall.open([page.replace(SITE_URL, wall.address) for page in pages.values()])
    told = dict(zip(pages, found, strict=True))
    assert {name: one for name, one in told.items() if one != STYLED.get(name.partition("/")[0], [])} == {}
    assert wall.events == []


def test_nothing_executes_and_no_request_leaves_without_policy(bare: Wall, pages: dict[str, str]) -> None:
    open_all(bare, pages)


def test_under_the_policy_no_story_even_tries(guarded: Wall, pages: dict[str, str]) -> None:
    """A policy only takes away: what does not happen without one need not be looked for on each page again."""
    open_all(guarded, {name: page for name, page in pages.items() if name.startswith("2024/")})


def test_the_vectors_do_execute_where_nothing_cleans_them(bare: Wall) -> None:
    found = bare.open(UNCLEANED)
    assert len([one for one in found if one]) >= 30
    assert len([one for one in found if "executed" in one]) >= 20
    assert any(event.startswith("request https://evil.example") for event in bare.events)


def test_the_policy_alone_would_keep_the_vectors_from_executing(guarded: Wall) -> None:
    found = guarded.open(UNCLEANED)
    assert [one for one in found if "executed" in one] == []
    assert any(event.startswith("Executing inline script violates") for event in guarded.events)


def test_templates_in_text_are_shown_as_typed(site: Path) -> None:
    typed = "{{ 7*7 }}{% include"
    assert any(typed in path.read_text("utf-8") for path in site.glob("2024/**/*.html"))
