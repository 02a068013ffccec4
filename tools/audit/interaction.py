"""How long each control of a page lets a reader wait, on a processor six times slower."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, sync_playwright

SLOWER = 6
_PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
# The Event Timing API tells the time from a touch to the next paint, in steps of 8 ms.
_WATCH = """() => {
  window.waits = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId) window.waits.push(it.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}"""
_WORDS = """it => it.getAttribute("aria-label") || it.textContent.trim() || it.querySelector("img")?.alt || it.name"""
_CONTROLS = "main button, main summary, header button, header summary, .tools a, .photo a, input[type=search]"


@dataclass(frozen=True, slots=True)
class Touch:
    """A control by its words, and the milliseconds from the touch to the paint after it; 0: under 16."""

    control: str
    milliseconds: float


def touches(address: str, chromium: str) -> Iterator[Touch]:
    """Yield what became of a touch of each visible control of the page at ``address``, in a page of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = _opened(browser, address)
        count = page.locator(_CONTROLS).count()
        page.context.close()
        for number in range(count):
            page = _opened(browser, address)
            found = _touch(page, number)
            if found:
                yield found
            page.context.close()
        browser.close()


def _opened(browser: Any, address: str) -> Page:
    page: Page = browser.new_context(**_PHONE).new_page()
    page.goto(address, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _touch(page: Page, number: int) -> Touch | None:
    control = page.locator(_CONTROLS).nth(number)
    if not control.is_visible() or control.is_disabled():
        return None
    control.scroll_into_view_if_needed()
    words = control.evaluate(_WORDS)
    page.evaluate(_WATCH)
    control.tap()
    page.wait_for_timeout(1000)
    waits = page.evaluate("window.waits || [0]")
    return Touch(" ".join(words.split())[:40], max(waits, default=0))
