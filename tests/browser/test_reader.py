"""What a reader may choose for the device, and do with a story, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import boxes
from tests.browser.host import Host
from tests.browser.kinds import page_of

LOADED = "[...document.images].every(photo => photo.complete && photo.naturalWidth > 0)"


# Every colour that an element or what a style puts around it is drawn in.
COLOURS = """() => [...document.querySelectorAll('body, body *:not(script)')].flatMap((one) =>
  ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(one, part || null);
    const drawn = ['color', 'backgroundColor', 'borderTopColor', 'borderBottomColor', 'borderLeftColor'];
    return `${one.tagName}.${one.getAttribute('class') || ''}${part} ${drawn.map((name) => style[name]).join()}`;
  }))"""

# The words in the empty field of the masthead, as wide as they are drawn, and the room that they have.
WORDS_AND_ROOM = """() => {
  const field = document.querySelector('.masthead__field'), style = getComputedStyle(field);
  const brush = document.createElement('canvas').getContext('2d');
  brush.font = style.font;
  return [brush.measureText(field.placeholder).width, field.clientWidth - parseFloat(style.paddingInlineStart)];
}"""


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def reading_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)"))


def choose_size(page: Page, name: str) -> None:
    """Press the button of that ``name``, and wait for the text, which follows after the paint that shows the tap."""
    button = page.get_by_role("button", name=name)
    button.click()
    page.wait_for_function(
        "value => (document.documentElement.dataset.size || '') === value", arg=button.get_attribute("value")
    )
    expect(button).to_have_attribute("aria-pressed", "true")


def test_the_dark_switch_turns_the_page_and_stays_on_for_the_next(page: Page, story: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(story)
    light = background(page)
    page.get_by_role("button", name="Nền tối").click()
    page.get_by_role("button", name="Nền sáng").wait_for()  # the page follows after the paint that shows the tap
    dark = background(page)
    assert dark != light
    page.goto("/")
    assert background(page) == dark
    page.get_by_role("button", name="Nền sáng").click()
    page.get_by_role("button", name="Nền tối").wait_for()
    assert background(page) == light


def test_dark_by_the_device_can_be_switched_to_light(page: Page, story: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(story)
    dark = background(page)
    page.get_by_role("button", name="Nền sáng").click()
    page.get_by_role("button", name="Nền tối").wait_for()
    assert background(page) != dark


def test_the_switch_shows_the_same_colours_as_the_device(page: Page, bulletin: Path) -> None:
    for kind in ("front", "story", "category", "site map", "not found"):
        shown = {}
        page.goto(f"/{page_of(bulletin, kind)}")
        for device, other in (("dark", "light"), ("light", "dark")):
            page.emulate_media(color_scheme=device)
            shown[device] = page.evaluate(COLOURS)
            page.evaluate("scheme => { document.documentElement.dataset.scheme = scheme }", other)
            shown[f"{other}, switched"] = page.evaluate(COLOURS)
            page.evaluate("delete document.documentElement.dataset.scheme")
        for scheme in ("dark", "light"):
            assert [*set(shown[scheme]) ^ set(shown[f"{scheme}, switched"])] == [], (kind, scheme)
        assert set(shown["dark"]) != set(shown["light"])


def test_text_grows_and_shrinks_and_stays_so(page: Page, story: str) -> None:
    page.goto(story)
    normal = reading_size(page)
    choose_size(page, "Chữ to")
    large = reading_size(page)
    page.reload()
    assert reading_size(page) == large > normal
    choose_size(page, "Chữ nhỏ")
    assert reading_size(page) < normal
    choose_size(page, "Chữ thường")
    assert reading_size(page) == normal


def test_the_address_is_copied_and_the_reader_is_told(page: Page, story: str, host: Host) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(story)
    page.get_by_text("Chia sẻ", exact=True).click()
    page.get_by_role("button", name="Chép địa chỉ").click()
    page.get_by_role("status").get_by_text("Đã chép địa chỉ.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == host.address + story


def test_the_panel_of_share_stays_on_the_screen(page: Page, story: str) -> None:
    page.goto(story)
    opener, panel = page.get_by_text("Chia sẻ", exact=True), page.locator(".tools__panel")
    for width in (320, 360, 412, 768):
        page.set_viewport_size({"width": width, "height": 800})
        opener.click()
        expect(panel).to_be_visible()
        box = panel.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width, width
        assert boxes.wider(page) == [], width
        opener.click()
        expect(panel).to_be_hidden()


def test_print_is_asked_of_the_browser(page: Page, story: str) -> None:
    page.goto(story)
    page.evaluate(f"window.print = () => {{ window.printed = {LOADED}; }}")
    page.get_by_role("button", name="In", exact=True).click()
    page.wait_for_function("'printed' in window")  # it waits for photos that the screen has not come to
    assert page.evaluate("window.printed") is True


def test_without_scripts_only_the_search_button_shows_and_the_share_link_is_there(
    silent_page: Page, story: str
) -> None:
    silent_page.goto(story)
    buttons = silent_page.get_by_role("button")
    expect(buttons).to_have_count(1)
    expect(buttons).to_have_accessible_name("Tìm tin")
    silent_page.get_by_text("Chia sẻ", exact=True).click()  # a panel that the browser opens
    link = silent_page.get_by_role("link", name="Facebook", exact=True)
    assert (link.get_attribute("href") or "").startswith("https://www.facebook.com/sharer/sharer.php?u=https%3A//")


def test_the_words_in_the_field_are_whole_on_the_smallest_phone_with_large_letters(page: Page, story: str) -> None:
    page.goto(story)
    for width, letters in ((320, ""), (320, "24px"), (360, "28px"), (640, "28px")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("letters => { document.querySelector('.masthead__field').style.fontSize = letters }", letters)
        words, room = page.evaluate(WORDS_AND_ROOM)
        assert 0 < words <= room, (width, letters)
        assert boxes.wider(page) == []


def test_a_device_that_keeps_nothing_still_obeys(prepared_page: Page, story: str) -> None:
    prepared_page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    )
    errors: list[str] = []
    prepared_page.on("pageerror", lambda error: errors.append(str(error)))
    prepared_page.goto(story)
    before = reading_size(prepared_page)
    choose_size(prepared_page, "Chữ to")
    assert reading_size(prepared_page) > before
    assert errors == []


def test_only_a_slow_or_saving_connection_is_told_why_the_lite_page_is_there(
    prepared_page: Page, story: str, host: Host
) -> None:
    prepared_page.goto(story)
    link, reason = prepared_page.get_by_role("link", name="Bản nhẹ"), prepared_page.get_by_text("Mạng đang chậm?")
    assert (link.is_visible(), reason.is_visible()) == (True, False)
    connection = "{effectiveType: '3g', saveData: false}"
    prepared_page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {connection}}})")
    prepared_page.reload()
    assert (link.is_visible(), reason.is_visible(), prepared_page.url) == (True, True, host.address + story)
    link.click()
    assert prepared_page.url == f"{host.address}/lite{story}"


def test_an_emergency_goes_at_its_hour_though_the_page_is_older(prepared_page: Page, story: str) -> None:
    make = """addEventListener("readystatechange", () => document.readyState === "interactive" &&
      [["qua", -60_000], ["con", 3_600_000], ["sap", 1_500]].forEach(([id, left]) => {
        const until = new Date(Date.now() + left).toISOString();
        document.body.append(Object.assign(document.createElement("p"), { id, textContent: id }));
        document.getElementById(id).dataset.until = until;
      }), true)"""
    prepared_page.add_init_script(make.replace("addEventListener", "document.addEventListener", 1))
    prepared_page.goto(story)
    expect(prepared_page.locator("#qua")).to_have_count(0)
    expect(prepared_page.locator("#con")).to_have_count(1)
    expect(prepared_page.locator("#sap")).to_have_count(0)
    expect(prepared_page.locator("#con")).to_have_count(1)
