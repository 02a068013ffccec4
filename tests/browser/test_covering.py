"""Nothing in a story lies over the page around it or is taken for a part of it, whatever classes its author tries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.host import Host, hosting
from tests.building import run_pelican
from tests.demo.demo_publishconf import CONTENT_POLICY
from tests.hostile import CLASSES, EVIL, theme_classes, write_hostile_site

# For each point of a grid over the masthead with its menu: is the masthead there, and where does a click lead?
GRID = """() => {
  const box = document.querySelector(".masthead").getBoundingClientRect();
  const found = [];
  for (let x = box.left + 2; x < box.right; x += 12)
    for (let y = Math.max(box.top, 0) + 2; y < Math.min(box.bottom, innerHeight); y += 8) {
      const there = document.elementFromPoint(x, y);
      found.push([!!there?.closest(".masthead"), there?.closest("a")?.href ?? ""]);
    }
  return found;
}"""
DRESS = """(names) => names.forEach((name) => {
  const link = document.createElement("a");
  Object.assign(link, { href: "https://ke-xau.example/", className: name, textContent: name });
  document.querySelector(".prose").append(link);
})"""
# What becomes of clicks, which lead nowhere here: did a script of ours take them?
WATCH = "addEventListener('click', (event) => { window.taken = event.defaultPrevented; event.preventDefault(); })"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("hostile")
    content, cache = write_hostile_site(folder / "content"), f'CACHE_PATH="{folder / "cache"}"'
    options = ("-e", cache, "STRICT=false", "PHOTOS_WIDTHS=[64]", "PHOTOS_CARD_WIDTHS=[32]")
    result = run_pelican(content, folder / "output", *options, conf="publishconf.py")
    assert result.returncode == 0, result.stderr
    with hosting(folder / "output", CONTENT_POLICY) as host:
        yield host


@pytest.fixture(scope="module", params=[360, 1280])
def story(request: pytest.FixtureRequest, browser: Browser, hostile: Host) -> Iterator[Page]:
    context = browser.new_context(
        base_url=hostile.address, viewport={"width": request.param, "height": 740}, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(f"/{CLASSES}")
    yield page
    context.close()


def assert_masthead_is_free(page: Page) -> None:
    points = page.evaluate(GRID)
    links = {href for _, href in points if href}
    assert len(points) > 300 and len(links) >= (3 if page.evaluate("innerWidth") > 1000 else 1)  # a phone has a panel
    assert all(is_there for is_there, _ in points)
    assert all(href.startswith(page.evaluate("origin")) for href in links)


def test_every_point_of_masthead_and_menu_leads_where_it_should(story: Page) -> None:
    assert_masthead_is_free(story)


def test_the_light_box_opens_for_our_photos_alone(story: Page) -> None:
    story.evaluate(WATCH)
    own, foreign = story.locator(".prose a[data-photo]"), story.locator(f'.prose a[href^="{EVIL}"]').first
    assert own.count() == 1
    ours = own.get_attribute("href")
    own.evaluate("(link, away) => { link.href = away; }", EVIL)
    for link in (foreign, own):
        link.dispatch_event("click")
        assert story.evaluate("window.taken") is False
    own.evaluate("(link, home) => { link.href = home; }", ours)
    own.dispatch_event("click")
    assert story.evaluate("window.taken") is True
    assert story.locator("dialog[open] img").evaluate("img => img.src.startsWith(origin)")
    story.get_by_role("button", name="Đóng").click()


def test_even_a_class_of_the_theme_would_stay_within_the_story(story: Page) -> None:
    story.evaluate(DRESS, theme_classes())
    assert_masthead_is_free(story)
