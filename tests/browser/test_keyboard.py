"""A reader without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

FOCUS = "() => { const it = document.activeElement; return [it.className, it.getAttribute('href')] }"
OUTLINE = "() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
SEEN = """() => { const box = document.activeElement.getBoundingClientRect();
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth }"""


def test_the_first_key_offers_to_skip_the_menu(page: Page, story: str) -> None:
    page.goto(story)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == ["skip-link", "#noi-dung"]
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_in_the_menu_is_seen_and_leads_somewhere(page: Page) -> None:
    page.goto("/")
    links = page.locator("nav.menu a")
    wanted = [links.nth(index).get_attribute("href") for index in range(links.count())]
    met = []
    for _ in range(len(wanted) + 12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('nav.menu') !== null"):
            met.append(page.evaluate(FOCUS)[1])
            assert page.evaluate(SEEN), met[-1]
            assert page.evaluate(OUTLINE) >= 2, met[-1]
    assert met == wanted != []


def test_a_section_is_opened_from_the_menu(page: Page) -> None:
    page.goto("/")
    link = page.locator("nav.menu a[href*='chuyen-muc/']").first
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)
    expect(page.locator("nav.menu [aria-current=page]")).to_have_text(name)
