"""The large photos of a story, one after the other: arrows, keys, swipes, zoom; nothing of the page shows through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.host import Host

SHOWN = "img => new URL(img.src).pathname"
SWIPE = """([from, to]) => {
  const dialog = document.querySelector("dialog");
  const touch = (x) => new Touch({ identifier: 1, target: dialog, clientX: x, clientY: 300 });
  dialog.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
  dialog.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
}"""
# Every point of a grid over the window belongs to the dialog, which lets nothing through.
COVERS = """() => [...Array(20).keys()].every((x) => [...Array(20).keys()].every((y) =>
  !!document.elementFromPoint((x + 0.5) * innerWidth / 20, (y + 0.5) * innerHeight / 20)?.closest("dialog")))"""
OPAQUE = "dialog => [getComputedStyle(dialog), getComputedStyle(dialog, '::backdrop')].map(it => it.backgroundColor)"


@pytest.fixture
def photos(page: Page, story: str) -> Iterator[list[str]]:
    """A story with two photos, the first of which is open; their addresses."""
    page.goto(story)
    links = page.locator("a[data-photo]")
    links.first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield [link.evaluate("link => new URL(link.href).pathname") for link in links.all()]


def photo(page: Page) -> Locator:
    return page.locator("dialog img")


def test_it_comes_with_the_first_tap_alone(page: Page, story: str, host: Host) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(story)
    assert not any("lightbox" in url for url in asked)
    page.locator("a[data-photo]").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert sum("lightbox" in url for url in asked) == 1


def test_a_tap_is_answered_before_the_viewer_is_fetched(page: Page, story: str) -> None:
    """What is fetched and built within the tap's own task would delay the paint that shows that it was felt."""
    page.goto(story)
    within_the_tap = page.evaluate("""() => {
      const link = document.querySelector("a[data-photo]");
      link.click();
      return [link.getAnimations().length, document.querySelectorAll("script[src*=lightbox], dialog").length];
    }""")
    assert within_the_tap == [1, 0]
    expect(page.get_by_role("dialog")).to_be_visible()


def test_where_it_cannot_come_the_photo_opens_alone(page: Page, story: str, host: Host) -> None:
    page.goto(story)
    page.evaluate("document.querySelector('[data-lightbox]').dataset.lightbox = '/khong-co.js'")
    link = page.locator("a[data-photo]").first
    target = link.evaluate("link => link.href")
    link.click()
    page.wait_for_url(target)


def test_nothing_of_the_page_shows_through(page: Page, photos: list[str]) -> None:
    assert page.evaluate(COVERS)
    colours = page.locator("dialog").evaluate(OPAQUE)
    assert all(colour.startswith("rgb(") for colour in colours), colours
    expect(page.locator("dialog figcaption")).to_have_count(1)


def test_arrows_keys_and_swipes_go_round(page: Page, photos: list[str]) -> None:
    one, two = photos
    assert photo(page).evaluate(SHOWN) == one
    for act in (
        lambda: page.get_by_role("button", name="Ảnh sau").click(),
        lambda: page.get_by_role("button", name="Ảnh trước").click(),
        lambda: page.keyboard.press("ArrowRight"),
        lambda: page.keyboard.press("ArrowLeft"),
        lambda: page.evaluate(SWIPE, [300, 100]),
        lambda: page.evaluate(SWIPE, [100, 300]),
    ):
        before = photo(page).evaluate(SHOWN)
        act()
        assert {before, photo(page).evaluate(SHOWN)} == {one, two}
    assert photo(page).evaluate(SHOWN) == one
    page.evaluate(SWIPE, [200, 220])  # a finger that hardly moves
    assert photo(page).evaluate(SHOWN) == one
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1/2")


def test_each_photo_has_its_own_caption(page: Page, photos: list[str]) -> None:
    captions = [text.strip() for text in page.locator(".prose figcaption").all_inner_texts()]
    expect(page.locator("dialog figcaption")).to_have_text(captions[0])
    page.keyboard.press("ArrowRight")
    expect(page.locator("dialog figcaption")).to_have_text(captions[1])


def test_zoom_by_button_and_keys_and_back(page: Page, photos: list[str]) -> None:
    photo(page).evaluate("img => img.decode()")
    small = photo(page).evaluate("img => img.clientWidth")
    page.get_by_role("button", name="Phóng to").click()
    assert photo(page).evaluate("img => img.clientWidth") >= 1.4 * small
    page.get_by_role("button", name="Thu nhỏ").click()
    assert photo(page).evaluate("img => img.clientWidth") == small
    page.keyboard.press("+")
    assert photo(page).evaluate("img => img.clientWidth") >= 1.4 * small
    page.keyboard.press("-")
    assert photo(page).evaluate("img => img.clientWidth") == small


def test_the_focus_goes_to_the_photo_that_was_seen_last(page: Page, photos: list[str]) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("a[data-photo]").nth(1)).to_be_focused()
