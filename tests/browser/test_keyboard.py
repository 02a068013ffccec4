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


def test_the_panel_of_sections_opens_leads_and_closes_by_keys(page: Page) -> None:
    page.goto("/")
    links = page.locator(".panel a")
    wanted = [links.nth(index).get_attribute("href") for index in range(links.count())]
    opener = page.locator(".masthead summary")
    opener.focus()
    page.keyboard.press("Enter")
    met = []
    for _ in wanted:
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUS)[1])
        assert page.evaluate(SEEN), met[-1]
        assert page.evaluate(OUTLINE) >= 2, met[-1]
    assert met == wanted != []
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_panel_opens_and_closes_without_a_script(silent_page: Page) -> None:
    silent_page.set_viewport_size({"width": 360, "height": 740})
    silent_page.goto("/")
    link, opener = silent_page.locator(".panel a").first, silent_page.locator(".masthead summary")
    expect(link).to_be_hidden()
    opener.click()
    expect(link).to_be_in_viewport()
    opener.click()
    expect(link).to_be_hidden()


def test_a_tap_beside_a_panel_closes_it(page: Page) -> None:
    page.goto("/")
    page.locator(".masthead summary").click()
    expect(page.locator(".panel")).to_be_visible()
    page.locator(".footer__note").dispatch_event("click")
    expect(page.locator(".panel")).to_be_hidden()


def test_a_section_is_opened_from_the_panel_and_from_the_strip(page: Page) -> None:
    page.goto("/")
    page.locator(".masthead summary").click()
    link = page.locator(".panel a[href*='chuyen-muc/']").first
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)
    expect(page.locator(".panel [aria-current=page]")).to_have_text(name)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("nav.menu [aria-current=page]")).to_have_text(name)
    expect(page.locator("nav.menu [aria-current=page]")).to_be_visible()
