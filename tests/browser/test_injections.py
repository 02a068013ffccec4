"""The corpus of injections, built by the real command and opened in a real browser, with and without its policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishconf import CONTENT_POLICY
from tests.browser.injections import VECTORS, strings, write_corpus
from tests.browser.wall import wall
from tests.building import SITE_URL, run_pelican

POLICY = f"{CONTENT_POLICY}; frame-ancestors 'none'"
AT_ONCE = 40  # pages side by side
UNCLEANED = [f"<title>x</title><main><p>{vector}</p></main>" for vector in VECTORS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built for production; warnings tell what was taken out, so they may not stop it here."""
    folder = tmp_path_factory.mktemp("injections")
    write_corpus(folder / "content")
    cache = f'CACHE_PATH="{folder / "cache"}"'
    result = run_pelican(folder / "content", folder / "output", "-e", cache, "STRICT=false", conf="publishconf.py")
    assert result.returncode == 0, result.stderr[-3000:]
    assert "Traceback" not in result.stderr + result.stdout
    return folder / "output"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page of the corpus by its path."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_the_corpus_is_large_enough() -> None:
    assert strings() >= 300


def test_each_vector_has_its_story(pages: dict[str, str]) -> None:
    assert len([name for name in pages if re.match(r"2024/", name)]) == len(VECTORS)


@pytest.mark.parametrize(
    ("policy", "paths"), [(POLICY, r"2024/"), ("", "")], ids=["stories with policy", "all without policy"]
)
def test_nothing_executes_and_no_request_leaves(
    browser: Browser, site: Path, pages: dict[str, str], policy: str, paths: str
) -> None:
    """A policy only takes away: without one, more could happen; under one, a story does not even try."""
    names = [name for name in pages if re.match(paths, name)]
    with wall(browser, site, policy) as it:
        for start in range(0, len(names), AT_ONCE):
            batch = names[start : start + AT_ONCE]
            found = it.open([pages[name].replace(SITE_URL, it.address) for name in batch])
            assert {name: one for name, one in zip(batch, found, strict=True) if one} == {}
            assert it.events == [], batch


def test_the_vectors_do_execute_where_nothing_cleans_them(browser: Browser, site: Path) -> None:
    with wall(browser, site, "") as it:
        found = it.open(UNCLEANED)
    assert len([one for one in found if one]) >= 30
    assert len([one for one in found if "executed" in one]) >= 20
    assert any(event.startswith("request https://evil.example") for event in it.events)


def test_the_policy_alone_would_keep_the_vectors_from_executing(browser: Browser, site: Path) -> None:
    with wall(browser, site, POLICY) as it:
        found = it.open(UNCLEANED)
    assert [one for one in found if "executed" in one] == []
    assert any(event.startswith("Executing inline script violates") for event in it.events)


def test_templates_in_text_are_shown_as_typed(site: Path) -> None:
    typed = "{{ 7*7 }}{% include"
    assert any(typed in path.read_text("utf-8") for path in site.glob("2024/**/*.html"))
