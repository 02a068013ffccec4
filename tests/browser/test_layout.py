"""Large text, deep zoom, tall Vietnamese letters: nothing runs out at the side, nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import answer_from
from tests.browser.kinds import KINDS, page_of
from tests.building import SITE_URL

STYLED = [kind for kind in KINDS if not kind.startswith("lite")]
# What sticks out at the side, for the message; the width of the page is what is judged.
WIDER = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *:not(.menu *)')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.tagName + '.' + one.className).slice(0, 5)"""
LEADING = """selector => [...document.querySelectorAll(selector)].map(one => getComputedStyle(one))
  .map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"""
# Ink above and below the line, of the tallest letters that Vietnamese has, against the height of a line.
INK = """selector => [...document.querySelectorAll(selector)].map(one => {
  const style = getComputedStyle(one), brush = document.createElement('canvas').getContext('2d');
  brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ink = brush.measureText('ẲỴẨỖỰgyq');
  const height = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
  return [one.className || one.tagName, height, parseFloat(style.lineHeight)];
}).filter(([, ink, line]) => ink > line)"""
TALL = """() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (walk.currentNode.data.trim()) walk.currentNode.data = 'ẲỴẶ gỵ ẪỘ'; }"""
STILL = """img, svg, video { visibility: hidden !important }
  * { animation: none !important; transition: none !important }"""
# Boxes that cut show all from now on; boxes that scroll sideways must hold their letters' whole height.
OPEN = """() => [...document.querySelectorAll('body, body *')].flatMap(one => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(one);
  if ([overflowX, overflowY].some(kind => kind === 'auto' || kind === 'scroll'))
    return one.scrollHeight > one.clientHeight ? [one.className || one.tagName] : [];
  if (clipPath === 'none') for (const [name, value] of [['overflow', 'visible'], ['-webkit-line-clamp', 'none'],
    ['text-overflow', 'clip']]) one.style.setProperty(name, value, 'important');
  return [];
})"""
TITLES = "h1, h2, h3, .headlines__link"
TEXT = ".prose > p, .story__lead, .page-head__lead"


@pytest.fixture(scope="module")
def tab(browser: Browser, bulletin: Path) -> Iterator[Page]:
    page = browser.new_page(bypass_csp=True)  # the tests bring style sheets of their own
    answer_from(page, bulletin)
    yield page
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "percent"), [(320, 100), (1280, 200), (640, 200)])
def test_nothing_scrolls_sideways(tab: Page, bulletin: Path, kind: str, width: int, percent: int) -> None:
    """320 pixels are what 1280 leave at a zoom of 400 %."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
    tab.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", percent)
    assert tab.evaluate(WIDER) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "story", "category", "page", "archive"])
def test_lines_leave_room_for_two_marks_on_a_capital(tab: Page, bulletin: Path, kind: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
    titles, text = (tab.evaluate(LEADING, selector) for selector in (TITLES, TEXT))
    assert titles
    assert min(titles) >= 1.4
    assert min(text, default=9) >= 1.55
    assert tab.evaluate(INK, f"{TITLES}, {TEXT}") == []


def settled(tab: Page) -> bytes:
    """Return the page as it looks once it no longer changes by itself: a field may be given its focus late."""
    seen = [tab.screenshot(full_page=True)]
    while len(seen) < 2 or seen[-1] != seen[-2]:
        assert len(seen) < 20
        seen.append(tab.screenshot(full_page=True))
    return seen[-1]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "story", "category", "month", "search", "not found"])
def test_no_box_cuts_a_mark_off(tab: Page, bulletin: Path, kind: str, width: int) -> None:
    """Tall letters everywhere: the page looks the same whether boxes may cut what runs out of them or not."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
    tab.add_style_tag(content=STILL)
    tab.evaluate(TALL)
    cut = settled(tab)
    assert tab.evaluate(OPEN) == []
    assert settled(tab) == cut


def test_a_box_that_cuts_would_be_noticed(tab: Page, bulletin: Path) -> None:
    tab.goto(f"{SITE_URL}/{page_of(bulletin, 'story')}")
    tab.add_style_tag(content=STILL + " h1 { overflow: hidden; height: 0.9em; line-height: 1 }")
    tab.evaluate(TALL)
    cut = settled(tab)
    assert tab.evaluate(INK, "h1") != []
    tab.evaluate(OPEN)
    assert settled(tab) != cut
