"""What lies where on a page: what runs out at the side, how lines are led, what a box cuts off."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import CDPSession, Page

TITLES = "h1, h2, h3, .headlines__link"
TEXT = ".prose > p, .story__lead, .page-head__lead"
# What sticks out at the side, for the message; the width of the page is what is judged.
_WIDER = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
  [`${document.scrollingElement.scrollWidth} of ${innerWidth} pixels`,
  ...[...document.querySelectorAll('body *:not(.menu *)')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.tagName + '.' + one.className).slice(0, 5)]"""
_LEADING = """selector => [...document.querySelectorAll(selector)].map(one => getComputedStyle(one))
  .map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"""
# Ink above and below the line, of the tallest letters that Vietnamese has, against the height of a line.
_INK = """selector => [...document.querySelectorAll(selector)].map(one => {
  const style = getComputedStyle(one), brush = document.createElement('canvas').getContext('2d');
  brush.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const ink = brush.measureText('ẲỴẨỖỰgyq');
  const height = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
  return [one.className || one.tagName, height, parseFloat(style.lineHeight)];
}).filter(([, ink, line]) => ink > line)"""
# Tall letters in place of all words; the policy of the page lets scripts alone bring a style sheet. Round corners go:
# their pixels are not drawn alike each time.
_STILL = """words => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (walk.currentNode.data.trim()) walk.currentNode.data = words;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`img, svg, video { visibility: hidden !important }
    * { animation: none !important; transition: none !important;
    caret-color: transparent !important; outline: none !important; border-radius: 0 !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
_TALL = "ẲỴẶ gỵ ẪỘ"
# Boxes that scroll must hold their letters' whole height; boxes that cut are marked. Pictures are hidden, and hold no
# letters of a page.
_MARK = """() => [...document.querySelectorAll('body, body *:not(img, video, svg, svg *)')].flatMap(one => {
  const { overflowX, overflowY, clipPath, textOverflow, webkitLineClamp } = getComputedStyle(one);
  if ([overflowX, overflowY].some(kind => kind === 'auto' || kind === 'scroll'))
    return one.scrollHeight > one.clientHeight ? [one.className || one.tagName] : [];
  const usual = [overflowX, overflowY, textOverflow, webkitLineClamp].join() === 'visible,visible,clip,none';
  if (!usual && clipPath === 'none') one.dataset.cuts = '';
  return [];
})"""
_CUTS = "document.querySelectorAll('[data-cuts]').length"
# From the first of them to the end of the last one with all that it holds, and 100 pixels of what is around.
_PLACE = """() => {
  const boxes = [...document.querySelectorAll('[data-cuts]')].map(one =>
    [one.getBoundingClientRect().top + scrollY, one.offsetHeight, one.scrollHeight]);
  const top = Math.max(0, Math.min(...boxes.map(([top]) => top)) - 100);
  const bottom = Math.max(...boxes.map(([top, ...heights]) => top + Math.max(...heights))) + 100;
  return [{ x: 0, y: top, width: document.documentElement.scrollWidth + 100, height: bottom - top, scale: 1 },
    bottom > innerHeight];
}"""
# From now on they show all.
_OPEN = """() => document.querySelectorAll('[data-cuts]').forEach(one => {
  for (const [name, value] of [['overflow', 'visible'], ['-webkit-line-clamp', 'none'], ['text-overflow', 'clip']])
    one.style.setProperty(name, value, 'important');
})"""
_CLOSE = """() => document.querySelectorAll('[data-cuts]').forEach(one => {
  for (const name of ['overflow', '-webkit-line-clamp', 'text-overflow']) one.style.removeProperty(name);
})"""
_FORGET = "document.querySelectorAll('[data-cuts]').forEach(one => delete one.dataset.cuts)"


def wider(page: Page) -> list[str]:
    """Return what makes the page wider than its window."""
    return list(page.evaluate(_WIDER))


def leading(page: Page, selector: str) -> list[float]:
    """Return the height of a line against the size of its letters, for each element that ``selector`` names."""
    return list(page.evaluate(_LEADING, selector))


def inked(page: Page, selector: str) -> list[list[object]]:
    """Return the elements whose lines are lower than the ink of tall letters: name, ink and line in pixels."""
    return list(page.evaluate(_INK, selector))


def fill_with_tall_letters(page: Page) -> None:
    """Put the tallest letters in place of all words; nothing moves and no picture shows any more."""
    page.evaluate(_STILL, _TALL)


def cut_off(page: Page, devtools: CDPSession) -> list[str]:
    """Return what cuts off a page of tall letters: boxes that scroll downwards, or that the page looks different.

    Two pictures are compared, one of which shows all that boxes would cut. Where they differ, boxes are closed and
    opened once more, and pictures are taken until the page no longer changes by itself: what came late shows in both.
    """
    found = list(page.evaluate(_MARK))
    if page.evaluate(_CUTS):
        place, is_beyond = page.evaluate(_PLACE)
        asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": is_beyond, "clip": place}
        closed = _picture(devtools, asked)
        page.evaluate(_OPEN)
        if _picture(devtools, asked) != closed:
            page.evaluate(_CLOSE)
            closed = _settled(devtools, asked)
            page.evaluate(_OPEN)
            found += ["the page looks different when boxes show all"] if _settled(devtools, asked) != closed else []
        page.evaluate(_CLOSE)
        page.evaluate(_FORGET)
    return found


def _settled(devtools: CDPSession, asked: dict[str, Any]) -> str:
    seen = [_picture(devtools, asked), _picture(devtools, asked)]
    while seen[-1] != seen[-2]:
        assert len(seen) < 50, "the page never rests"
        seen.append(_picture(devtools, asked))
    return seen[-1]


def _picture(devtools: CDPSession, asked: dict[str, Any]) -> str:
    """Return a picture of the boxes that cut, as it is sent; it is only compared, so that it may take much room."""
    return str(devtools.send("Page.captureScreenshot", asked)["data"])
