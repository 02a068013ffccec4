"""A real browser, and the built bulletin as its host would answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.building import SITE_URL

# As root, Chromium runs without its sandbox; the other switches keep it from looking for hosts of its maker.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TYPES = {".avif": "image/avif", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".js": "text/javascript"}


def chromium_path() -> str:
    """Return the Chromium that ``make test`` found or installed; fail the tests when there is none."""
    noted = Path(sys.prefix) / ".browser"
    path = os.environ.get("CHROMIUM") or (noted.read_text("utf-8").strip() if noted.exists() else "")
    if not path or not Path(path).exists():
        pytest.fail("no Chromium: run the tests with `make test`, which finds or installs one", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, bulletin: Path) -> Iterator[Page]:
    """A fresh tab of a phone, in which the bulletin's own host answers from its folder and no other host exists."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    answer_from(page, bulletin)
    yield page
    context.close()


def answer_from(page: Page, folder: Path) -> None:
    """Let ``page`` find the site that lies in ``folder``, and nothing else in the world."""
    page.route("**/*", partial(_answer, folder))


def _answer(folder: Path, route: Route) -> None:
    address = urlsplit(route.request.url)
    file = folder / unquote(address.path).lstrip("/")
    if f"{address.scheme}://{address.netloc}" != SITE_URL:
        route.abort()
    elif file.is_file():
        route.fulfill(path=file, content_type=TYPES.get(file.suffix))
    else:
        route.fulfill(path=folder / "404.html", status=404)
