"""A real browser, the built bulletin on a host of this machine, and one survey of its pages that many tests read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.browser.host import Host, hosting
from tests.browser.kinds import page_of
from tests.browser.officer import desk_address, desk_window, officer
from tests.browser.patience import PATIENCE
from tests.browser.survey import Survey
from tests.demo.demo_publishconf import CONTENT_POLICY

# As root, Chromium runs without its sandbox; the other switches keep it from looking for hosts of its maker.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PHONE: ViewportSize = {"width": 360, "height": 740}

__all__ = ["PATIENCE", "desk_address", "desk_window", "officer"]  # fixtures and a number that tests find here

expect.set_options(timeout=PATIENCE)


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


@pytest.fixture(scope="session")
def host(bulletin: Path) -> Iterator[Host]:
    """The bulletin's host, which sends the strictest policy that its pages allow."""
    with hosting(bulletin, f"{CONTENT_POLICY}; frame-ancestors 'none'") as host:
        yield host


@pytest.fixture(scope="session")
def survey(browser: Browser, host: Host) -> Iterator[Survey]:
    """What is seen on each kind of page, which is visited when a test first asks for it."""
    survey = Survey(browser, host)
    yield survey
    survey.close()


@pytest.fixture(scope="session")
def phone(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A phone without service workers; addresses that begin with a slash are the bulletin's."""
    context = browser.new_context(base_url=host.address, viewport=PHONE, locale="vi-VN", service_workers="block")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture(scope="session")
def only_tab(phone: BrowserContext) -> Page:
    """The one tab that the phone has open all the time: another one costs more than three pages."""
    return phone.new_page()


@pytest.fixture
def page(only_tab: Page, host: Host) -> Iterator[Page]:
    """A tab of the phone that knows nothing of the tests before."""
    yield only_tab
    only_tab.unroute_all()
    forget(only_tab, host)
    only_tab.context.clear_permissions()
    only_tab.emulate_media(color_scheme="light")
    only_tab.set_viewport_size(PHONE)


@pytest.fixture
def prepared_page(phone: BrowserContext, host: Host) -> Iterator[Page]:
    """A tab of its own, for a test that changes what scripts find in it from its start on."""
    page = phone.new_page()
    yield page
    forget(page, host)
    page.close()


def forget(page: Page, host: Host) -> None:
    """Clear what the page has kept on its device."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": host.address, "storageTypes": "local_storage"})
    devtools.detach()


@pytest.fixture
def silent_page(survey: Survey) -> Page:
    """A tab of a browser that runs no scripts."""
    return survey.tab(scripts=False)


@pytest.fixture(scope="session")
def story(bulletin: Path) -> str:
    """The path of a story with photos, from the root of its host on."""
    return f"/{page_of(bulletin, 'story')}"
