"""Nothing moves while a page comes: what stands before the deferred scripts stands there when they have run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.host import Host
from tests.browser.kinds import page_of

# Where each element that is seen on the first screen stands, by its place in the tree.
PLACES = """() => Object.fromEntries([...document.querySelectorAll('body *')].map((one, number) => {
  const box = one.getBoundingClientRect();
  const seen = box.width && box.top < innerHeight && !one.closest('details:not([open]) > :not(summary)');
  return seen && [`${number} ${one.tagName}.${one.getAttribute('class') || ''}`,
    [box.x, box.y, box.width].map(Math.round).join(' ')];
}).filter(Boolean))"""
BEFORE = f"""document.addEventListener('readystatechange', () => {{
  if (document.readyState === 'interactive') window.before = ({PLACES})();
}})"""


def moved(page: Page, address: str) -> dict[str, tuple[str, str]]:
    """Return what stood elsewhere before the page's own scripts were done, with both its places."""
    page.goto(address, wait_until="load")
    page.wait_for_timeout(100)
    before, after = page.evaluate("window.before"), page.evaluate(PLACES)
    assert len(before) > 20
    return {one: (place, after.get(one, "gone")) for one, place in before.items() if after.get(one) != place}


@pytest.mark.parametrize("kind", ["front", "story", "search", "offline"])
def test_nothing_moves_when_scripts_have_run(prepared_page: Page, host: Host, kind: str) -> None:
    """On a dark device, where the switch has another word than the page that is sent."""
    prepared_page.emulate_media(color_scheme="dark")
    prepared_page.add_init_script(BEFORE)
    for width in (320, 1280):
        prepared_page.set_viewport_size({"width": width, "height": 900})
        assert moved(prepared_page, f"/{page_of(host.folder, kind)}") == {}, width


def test_what_moves_would_be_noticed(prepared_page: Page, story: str) -> None:
    prepared_page.add_init_script(BEFORE)
    late = "addEventListener('load', () => document.body.prepend('Một dòng đến muộn'))"
    prepared_page.add_init_script(late)
    assert len(moved(prepared_page, story)) > 20
