"""The public site under the strictest policy that a host can send: nothing breaks, leaves or is lost."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from publishconf import CONTENT_POLICY
from tests.browser.conftest import TYPES
from tests.browser.kinds import KINDS, page_of
from tests.building import SITE_URL

WATCH = "addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))"
WORDS = "() => document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
ALL_TYPES = {**TYPES, ".html": "text/html; charset=utf-8", ".css": "text/css", ".json": "application/json"}


def open_site(context: BrowserContext, site: Path) -> tuple[Page, list[str]]:
    """Return a tab in which the site answers with the policy as a header, and the list of what goes wrong there."""
    wrong: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        file = site / unquote(address.path).lstrip("/")
        if f"{address.scheme}://{address.netloc}" != SITE_URL:
            wrong.append(f"request to {route.request.url}")
            route.abort()
        elif file.is_file():
            policy = {"Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'"}
            route.fulfill(path=file, headers={"Content-Type": ALL_TYPES.get(file.suffix, "text/plain"), **policy})
        else:
            wrong.append(f"nothing at {address.path}")
            route.fulfill(status=404, body="")

    context.add_init_script(WATCH)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda line: wrong.append(line.text) if _is_complaint(line) else None)
    return page, wrong


def _is_complaint(line: ConsoleMessage) -> bool:
    """Say whether the page complains; that there is no service worker here is our own doing."""
    return line.type in ("error", "warning") and "blocked by Playwright" not in line.text


@pytest.fixture(scope="module", params=[True, False], ids=["with scripts", "without"])
def tab(request: pytest.FixtureRequest, browser: Browser, bulletin: Path) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(java_script_enabled=request.param, service_workers="block")
    yield open_site(context, bulletin)
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_error_no_violation_no_other_host(tab: tuple[Page, list[str]], bulletin: Path, kind: str) -> None:
    page, wrong = tab
    page.goto(f"{SITE_URL}/{page_of(bulletin, kind)}", wait_until="networkidle")
    assert wrong == []


@pytest.mark.parametrize("kind", ["front", "story", "category", "archive", "month", "site map", "lite story"])
def test_a_page_says_as_much_without_scripts(browser: Browser, bulletin: Path, kind: str) -> None:
    said = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, service_workers="block")
        page, _ = open_site(context, bulletin)
        page.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
        said.append({line for line in page.locator("main").inner_text().split("\n") if len(line) > 30})
        context.close()
    assert said[1] == said[0] != set()


def test_the_policy_stands_in_each_page_for_hosts_that_send_no_headers(bulletin: Path) -> None:
    for kind in KINDS:
        html = unescape((bulletin / page_of(bulletin, kind)).read_text("utf-8"))
        assert f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">' in html, kind


def test_the_watch_notices_what_the_policy_forbids(browser: Browser, bulletin: Path) -> None:
    context = browser.new_context(service_workers="block")
    page, wrong = open_site(context, bulletin)
    page.goto(f"{SITE_URL}/{page_of(bulletin, 'story')}")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))")
    page.wait_for_timeout(200)
    context.close()
    assert any("policy: img-src" in line for line in wrong)
