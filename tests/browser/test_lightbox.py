"""A tap on a photo opens the large one over the page; nothing is lost without the script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Page, expect


def open_story(page: Page, story: str) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(story)
    assert problems == []


def test_a_tap_shows_the_large_photo_with_its_caption_and_credit(page: Page, story: str, bulletin: Path) -> None:
    open_story(page, story)
    link = page.locator("a.photo__link").first
    large = link.get_attribute("href") or ""
    caption = page.locator("figure:has(a.photo__link) figcaption").first.inner_text()
    assert "Ảnh" in caption
    link.click()
    dialog = page.get_by_role("dialog", name="Ảnh lớn")
    expect(dialog).to_be_visible()
    expect(dialog.locator("img")).to_have_js_property("src", link.evaluate("link => link.href"))
    expect(dialog.locator("figcaption")).to_have_text(caption)
    assert dialog.locator("img").get_attribute("alt") == link.locator("img").get_attribute("alt")
    with Image.open(bulletin / urlsplit(large).path.lstrip("/")) as file:
        width = dialog.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)")
        assert width == file.width > link.locator("img").evaluate("img => img.clientWidth")
    assert page.url.endswith(story)


def test_the_keyboard_opens_it_and_escape_gives_the_focus_back(page: Page, story: str) -> None:
    open_story(page, story)
    link = page.locator("a.photo__link").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đóng")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_button_and_the_dark_ground_close_it(page: Page, story: str) -> None:
    open_story(page, story)
    page.locator("a.photo__link").last.click()
    page.get_by_role("button", name="Đóng").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("a.photo__link").last.click()
    expect(page.get_by_role("dialog")).to_be_visible()  # it opens once the touch is seen
    page.mouse.click(5, 735)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_whole_photo_fits_on_a_phone_screen(page: Page, story: str) -> None:
    open_story(page, story)
    page.locator("a.photo__link").first.click()
    image = page.locator("dialog img")
    image.evaluate("img => img.decode()")
    box = image.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert box["y"] >= 0 and box["y"] + box["height"] <= 740
    assert box["width"] > 300


def test_without_the_script_a_photo_is_a_link_to_the_large_jpeg(page: Page, story: str) -> None:
    page.goto(story)
    target = page.locator("a.photo__link").first.get_attribute("href") or ""
    response = page.goto(target)
    assert response is not None
    assert response.headers["content-type"] == "image/jpeg"
    assert response.body()[:3] == b"\xff\xd8\xff"
