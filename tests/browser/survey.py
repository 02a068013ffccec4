"""One visit to each kind of page, in which everything is measured that tests ask about it; they read what it saw.

A page is loaded as on a phone, then its window is widened, its letters are enlarged and the device's colours are
changed, all on the same page: the theme has no other way to know. Tests that only read cost nothing more.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser import axe, boxes
from tests.browser.host import Host
from tests.browser.kinds import TWINS, page_of

SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
# 320 pixels are what 1280 leave at a zoom of 400 %; what lies between the two is asked in make test-long.
WIDTHS = (320, 360, 768, 1280) if os.environ.get("EVERY_WIDTH") else (320, 1280)
ENDS = (WIDTHS[0], WIDTHS[-1])
ZOOMS = ((320, 100), (1280, 200), (640, 200))
CUTTING = ("front", "story", "category", "month", "search", "not found")  # the pages whose pictures are compared
_HEIGHT = 800
_WATCH = "addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))"
_READY = """async () => {
  await document.fonts.ready;
  await Promise.all(document.getAnimations().map(one => one.finished));
}"""
_WORDS = """() => {
  const lines = one => one.innerText.split('\\n');
  const scripted = [...document.querySelectorAll('[data-act], [data-tools]')];
  return lines(document.querySelector('main')).filter(line => !scripted.flatMap(lines).includes(line));
}"""
_SHOWN = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.textContent.trim() || one.matches('img, input'))
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => `${one.tagName}.${one.getAttribute('class') ?? ''}`)"""


@dataclass(frozen=True, slots=True)
class Lines:
    """How lines are led at one width: of titles, of running text, and which are too low for their letters."""

    titles: list[float]
    text: list[float]
    too_low: list[list[object]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one visit saw: by width, by width and scheme, by width and percent of the usual size of letters."""

    complaints: list[str]
    words: set[str]
    structure: dict[int, list[str]]
    colours: dict[tuple[int, str], list[str]]
    shown: dict[tuple[int, str], list[str]]
    wider: dict[tuple[int, int], list[str]]
    lines: dict[int, Lines]
    cut_off: dict[int, list[str]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one load of a page showed, without measuring anything."""

    complaints: list[str]
    words: set[str]


class Survey:
    """Visits the bulletin's pages, each when it is first asked for, and never twice."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self._browser, self._host = browser, host
        self._contexts: dict[bool, BrowserContext] = {}
        self._tabs: dict[bool, Page] = {}
        self._seen: dict[str, Seen] = {}
        self._loaded: dict[tuple[str, bool], Loaded] = {}
        self._judged: dict[str, dict[str, list[str]]] = {}
        self.complaints: list[str] = []

    def of(self, kind: str) -> Seen:
        """Return what is seen on a page of that ``kind``."""
        if kind not in self._seen:
            self._seen[kind] = self._visit(kind)
        return self._seen[kind]

    def loaded(self, kind: str, scripts: bool) -> Seen | Loaded:
        """Return what is seen there with ``scripts`` or without; a page that is measured is not loaded again."""
        if scripts and kind not in TWINS:
            return self.of(kind)
        if (kind, scripts) not in self._loaded:
            page = self.open(kind, scripts)
            self._loaded[kind, scripts] = Loaded(self.wrong, _words(page))
        return self._loaded[kind, scripts]

    @property
    def wrong(self) -> list[str]:
        """What has gone wrong since a page was opened: complaints, requests to other hosts, what is not there."""
        return [*self.complaints, *(f"nothing at {path}" for path in self._host.missing)]

    def open(self, kind: str, scripts: bool = True) -> Page:
        """Load a page of that ``kind`` in the survey's tab, as wide as a phone, and wait until it is ready."""
        page = self.tab(scripts)
        self.complaints.clear()
        self._host.missing.clear()
        page.set_viewport_size({"width": WIDTHS[0], "height": _HEIGHT})
        page.emulate_media(**SCHEMES["light"])
        page.goto(f"{self._host.address}/{page_of(self._host.folder, kind)}")
        if scripts:
            page.evaluate(_READY)
        return page

    def tab(self, scripts: bool = True) -> Page:
        """Return the tab of a browser that runs ``scripts`` or none, whose complaints are noted."""
        if scripts not in self._tabs:
            context = self._browser.new_context(
                base_url=self._host.address, locale="vi-VN", java_script_enabled=scripts, service_workers="block"
            )
            context.set_default_timeout(60_000)
            context.add_init_script(_WATCH)
            context.add_init_script(axe.SCRIPT)
            page = context.new_page()
            page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
            page.on("console", self._hear)
            page.on("request", self._follow)
            self._contexts[scripts], self._tabs[scripts] = context, page
        return self._tabs[scripts]

    def close(self) -> None:
        """Close the tabs."""
        for context in self._contexts.values():
            context.close()

    def _hear(self, line: ConsoleMessage) -> None:
        """Note what a page complains of; that there is no service worker here is our own doing."""
        if line.type in ("error", "warning") and "blocked by Playwright" not in line.text:
            self.complaints.append(line.text)

    def _follow(self, request: Request) -> None:
        if not request.url.startswith((f"{self._host.address}/", "data:", "blob:", "about:")):
            self.complaints.append(f"request to {request.url}")

    def _visit(self, kind: str) -> Seen:
        page = self.open(kind)
        seen = Seen([], _words(page), {}, {}, {}, {}, {}, {})
        for width in (*WIDTHS, 640):
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            self._measure(page, seen, width)
        seen.complaints.extend(self.wrong)
        if kind in CUTTING:
            _compare_pictures(page, seen)
        return seen

    def _measure(self, page: Page, seen: Seen, width: int) -> None:
        """Measure all that is asked at that ``width``."""
        if width in WIDTHS:
            seen.structure[width] = axe.structure(page)
            for scheme, media in reversed(SCHEMES.items()):  # light comes last, and stays
                page.emulate_media(**media)
                page.evaluate(_READY)
                seen.colours[width, scheme] = axe.colours(page, self._judged.setdefault(scheme, {}))
                seen.shown[width, scheme] = list(page.evaluate(_SHOWN))
        if width in ENDS:
            titles, text = (boxes.leading(page, selector) for selector in (boxes.TITLES, boxes.TEXT))
            seen.lines[width] = Lines(titles, text, boxes.inked(page, f"{boxes.TITLES}, {boxes.TEXT}"))
        for percent in (percent for wide, percent in ZOOMS if wide == width):
            _enlarge(page, percent)
            seen.wider[width, percent] = boxes.wider(page)
            _enlarge(page, 100)


def _enlarge(page: Page, percent: int) -> None:
    page.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", percent)


def _compare_pictures(page: Page, seen: Seen) -> None:
    boxes.fill_with_tall_letters(page)
    devtools = page.context.new_cdp_session(page)
    for width in reversed(ENDS):
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        seen.cut_off[width] = boxes.cut_off(page, devtools)
    devtools.detach()


def _words(page: Page) -> set[str]:
    """Return the lines of a page, those on the buttons of scripts apart."""
    return {line for line in page.evaluate(_WORDS) if line.strip()}
