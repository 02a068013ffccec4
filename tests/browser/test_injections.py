"""The corpus of injections, built by the real command and opened in a real browser, with and without its policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from tests.browser.conftest import TYPES
from tests.browser.injections import VECTORS, strings, write_corpus
from tests.building import SITE_URL, run_pelican

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
# Everything that a reader's hand can set off.
# All but the button of the offline page, which loads that page again.
PROVOKE = """() => {
  for (const element of document.querySelectorAll('main :not([data-again])')) {
    for (const kind of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'animationstart']) {
      element.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
    }
  }
}"""
ACTIVE = """() => [...document.querySelectorAll('*')].flatMap(element => [
  ...(['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'BASE', 'STYLE'].includes(element.tagName)
      && !(element.src || '').includes('/theme/') && !element.matches(':not(article *)[role=search]')
      && element.type !== 'application/ld+json' ? [element.tagName] : []),
  ...[...element.attributes].filter(one => one.name.startsWith('on') || one.name === 'style'
      || /^\\s*(javascript|data|vbscript):/i.test(one.value) && !(element.tagName === 'META' && !element.httpEquiv))
      .map(one => one.name)])"""


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


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(params=[True, False], ids=["with policy", "without policy"])
def tab(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[tuple[Page, list[str]]]:
    """A tab in which the site answers, and the list of what must not happen."""
    events: list[str] = []
    context = browser.new_context()

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        file = site / unquote(address.path).lstrip("/")
        if f"{address.scheme}://{address.netloc}" != SITE_URL:
            events.append(f"request {route.request.url}")
            route.abort()
        elif file.is_file():
            headers = {"Content-Security-Policy": POLICY} if request.param else {}
            types = {**TYPES, ".html": "text/html; charset=utf-8", ".css": "text/css"}
            route.fulfill(path=file, headers={"Content-Type": types.get(file.suffix, "text/plain"), **headers})
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", lambda dialog: (events.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("framenavigated", lambda frame: events.append("frame") if frame.parent_frame else None)
    yield page, events
    context.close()


def test_the_corpus_is_large_enough() -> None:
    assert strings() >= 300


def test_nothing_executes_and_no_request_leaves(site: Path, tab: tuple[Page, list[str]]) -> None:
    page, events = tab
    names = pages(site)
    assert len([name for name in names if re.match(r"2024/", name)]) == len(VECTORS)
    for name in names:
        page.goto(f"{SITE_URL}/{name}")
        found = page.evaluate(ACTIVE)
        # The click is prevented from leading away, so that only what stands in the page can act.
        page.evaluate("() => addEventListener('click', event => event.preventDefault(), true)")
        page.evaluate(PROVOKE)
        assert (name, found, page.evaluate("() => window.__hit === undefined"), events) == (name, [], True, [])


def test_the_vectors_do_execute_where_nothing_cleans_them(browser: Browser) -> None:
    hits = 0
    for vector in VECTORS:
        page = browser.new_page()
        page.route("**/*", lambda route: route.abort())
        page.set_content(f"<title>x</title><p>{vector}</p>")
        page.wait_for_timeout(20)
        hits += _acted(page)
        page.close()
    assert hits >= 30


def _acted(page: Page) -> bool:
    try:
        return bool(page.evaluate("() => window.__hit === 1") or page.evaluate(ACTIVE))
    except Error:
        return True  # it led the page away


def test_templates_in_text_are_shown_as_typed(site: Path) -> None:
    typed = "{{ 7*7 }}{% include"
    assert any(typed in path.read_text("utf-8") for path in site.glob("2024/**/*.html"))
