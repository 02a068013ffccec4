"""How long each control of a page lets a reader wait, on a processor six times slower.

Touches come as from the glass, through the browser's own door: what a test tool runs at a touch would be counted too.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

SLOWER, TIMES = 6, 5
_PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
# The Event Timing API tells the time from a touch to the next paint, in steps of 8 ms.
_WATCH = """() => {
  window.waits = [];
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.interactionId) window.waits.push(it.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
}"""
_WORDS = """it => it.getAttribute("aria-label") || it.textContent.trim() || it.querySelector("img")?.alt || it.name"""
_CONTROLS = "main button, main summary, header button, header summary, .tools a, .photo a, input[type=search]"


# The least that a touch costs on this machine at this hour: one word changes on an empty page.
_BARE = "data:text/html,<meta name=viewport content=width=device-width><main><button onclick=textContent='.'>a"


@dataclass(frozen=True, slots=True)
class Touch:
    """A control by its words; the milliseconds from a touch to the paint after it, the median of several."""

    control: str
    milliseconds: float


def touches(address: str, chromium: str) -> Iterator[Touch]:
    """Yield what became of touches of each visible control of the page at ``address``, each in a page of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = _opened(browser, address)
        controls = page.locator(_CONTROLS)
        shown = [it for it in range(controls.count()) if _can_be_touched(controls.nth(it))]
        names = [" ".join(controls.nth(it).evaluate(_WORDS).split())[:40] for it in shown]
        page.context.close()
        for number, name in zip(shown, names, strict=True):
            yield Touch(name, statistics.median(_touch(browser, address, number) for _ in range(TIMES)))
        browser.close()


def least_wait(chromium: str) -> float:
    """Return the milliseconds of a touch that asks for next to nothing."""
    [bare] = touches(_BARE, chromium)
    return bare.milliseconds


def _can_be_touched(control: Locator) -> bool:
    return control.is_visible() and control.is_enabled()


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(**_PHONE).new_page()
    page.goto(address, wait_until="networkidle")
    return page


def _touch(browser: Browser, address: str, number: int) -> float:
    """Touch a control of a page that is opened anew; return the longest of its events, 0 if all took under 16 ms."""
    page = _opened(browser, address)
    devtools = page.context.new_cdp_session(page)
    control = page.locator(_CONTROLS).nth(number)
    control.scroll_into_view_if_needed()
    box = control.bounding_box() or {}
    page.evaluate(_WATCH)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(200)
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    page.wait_for_timeout(50)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(800)
    waits = page.evaluate("window.waits || []")
    page.context.close()
    return float(max(waits, default=0))
