"""A tap on a photo opens the large one over the page; nothing is lost without the script."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.building import SITE_URL

STORY = f"{SITE_URL}/2024/01/14/bang-coc-trien-khai-nhiem-vu-giao-chi-tieu-ke-hoach-nha-nuoc-nam-2024.html"
CAPTION = "Đồng chí Phó Chủ tịch HĐND huyện Hoàng Thị Xuyến phát biểu tại Hội nghị. Ảnh minh họa"


def open_story(page: Page) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(STORY)
    assert problems == []


def test_a_tap_shows_the_large_photo_with_its_caption_and_credit(page: Page) -> None:
    open_story(page)
    link = page.locator("a.photo__link").first
    large = link.get_attribute("href")
    link.click()
    dialog = page.get_by_role("dialog", name="Ảnh lớn")
    expect(dialog).to_be_visible()
    expect(dialog.locator("img")).to_have_attribute("src", large or "")
    expect(dialog.locator("figcaption")).to_have_text(CAPTION)
    assert dialog.locator("img").get_attribute("alt") == link.locator("img").get_attribute("alt")
    assert dialog.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)") == 1200
    assert page.url == STORY


def test_the_keyboard_opens_it_and_escape_gives_the_focus_back(page: Page) -> None:
    open_story(page)
    link = page.locator("a.photo__link").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đóng")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_button_and_the_dark_ground_close_it(page: Page) -> None:
    open_story(page)
    page.locator("a.photo__link").last.click()
    page.get_by_role("button", name="Đóng").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("a.photo__link").last.click()
    page.mouse.click(5, 735)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_whole_photo_fits_on_a_phone_screen(page: Page) -> None:
    open_story(page)
    page.locator("a.photo__link").first.click()
    image = page.locator("dialog img")
    image.evaluate("img => img.decode()")
    box = image.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert box["y"] >= 0 and box["y"] + box["height"] <= 740
    assert box["width"] > 300


def test_without_the_script_a_photo_is_a_link_to_the_large_jpeg(page: Page) -> None:
    page.goto(STORY)
    target = page.locator("a.photo__link").first.get_attribute("href") or ""
    response = page.goto(target)
    assert response is not None
    assert response.headers["content-type"] == "image/jpeg"
    assert response.body()[:3] == b"\xff\xd8\xff"
