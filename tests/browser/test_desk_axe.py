"""axe on each screen of the desk and in each of its dialogs, wide and narrow, in light and dark."""

from __future__ import annotations

import io
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.officer import Officer, sitting_down

STORY = "#/bai/2024/hoi-nghi.md"
SCREENS = ["#/", "#/dang", STORY, "#/thung-rac"]
DIALOGS = ["versions", "delete", "photos", "retouch", "conflict", "gone", "left", "new"]
CONFLICT = {"base": "x", "rows": [["gap", ""], ["same", "Một."], ["old", "Hai."], ["new", "Ba."]]}
Judged = Mapping[str, MutableMapping[str, list[str]]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """What axe has said in each scheme of the paints that were met on one screen: the next one has the same."""
    return {"light": {}, "dark": {}}


@pytest.fixture(scope="module")
def judged_behind(judged: Judged) -> Judged:
    """That, and what was said while a dialog was open: of what lies behind it axe says nothing."""
    return {scheme: ChainMap({}, known) for scheme, known in judged.items()}


@pytest.fixture
def officer(desk_window: Page, desk_address: tuple[str, Path]) -> Iterator[Officer]:
    """An officer who goes on where the one before was, and has axe at hand."""
    page = desk_window
    with sitting_down(page, desk_address[0], "true"):
        if not page.evaluate("Boolean(window.axe)"):
            page.evaluate(axe.SCRIPT)
        yield Officer(page, desk_address[1])
        page.unroute_all()


def go(page: Page, screen: str) -> None:
    """Go to a screen, and wait until it is there."""
    page.locator(".card").first.wait_for()
    if (page.evaluate("location.hash") or "#/") != screen:
        page.evaluate("() => { for (const one of document.querySelectorAll('.card')) one.dataset.before = ''; }")
        page.evaluate("address => { location.hash = address; }", screen)
    page.locator(".card:not([data-before])").first.wait_for()  # those of the screen before are no answer


def assert_looks_are_sound(page: Page, judged: Judged) -> None:
    """Ask axe about colours in both schemes, and whether the page is as wide as its window."""
    for scheme, known in judged.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe.colours(page, known) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def assert_bar_is_one_row(page: Page) -> None:
    links = page.locator("#top a").all()
    tops = [box["y"] for it in links if (box := it.bounding_box())]
    assert len(tops) == len(links) >= 1
    assert max(tops) - min(tops) < 20


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_any_screen_and_the_bar_is_one_row(
    officer: Officer, screen: str, judged: Judged
) -> None:
    page = officer.page
    go(page, screen)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe.structure(page) == []
        assert_bar_is_one_row(page)
        assert_looks_are_sound(page, judged)


@pytest.mark.parametrize("dialog", DIALOGS)
def test_axe_finds_nothing_in_any_dialog(officer: Officer, dialog: str, judged_behind: Judged) -> None:
    """The page behind was asked about by itself; with the deepest dialog it is asked about once more."""
    page = officer.page
    open_dialog(officer, dialog)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        is_whole = dialog == "retouch" and width == 1280
        assert axe.structure(page, None if is_whole else "dialog[open]") == []
        assert_looks_are_sound(page, judged_behind)
    close_dialog(page, dialog)


def open_dialog(officer: Officer, dialog: str) -> None:
    page = officer.page
    if dialog == "new":
        go(page, "#/")
        page.get_by_label("Tìm bài").wait_for()
        officer.button("Tin mới").click()
    elif dialog == "left":
        go(page, "#/")
        kept = 'JSON.stringify({ base: "x", fields: {}, body: "Chữ chưa lưu.", when: "2026-11-28T02:00:00Z" })'
        page.evaluate(
            f"localStorage.setItem('ban-tin-desk/' + document.body.dataset.site + '/2024/hoi-nghi.md', {kept})"
        )
        page.route("**/api/save", lambda route: route.abort())  # whatever becomes of those words, the story stays
    if dialog != "new":
        go(page, STORY)
        officer.button("Các bản trước").wait_for()
    if dialog == "gone":
        page.route("**/api/save", lambda route: route.fulfill(status=404, json={"said": "Không còn bài."}))
        page.locator("#text").press_sequentially("x")
    if dialog == "conflict":
        page.route("**/api/save", lambda route: route.fulfill(json={"conflict": CONFLICT}))
        page.locator("#text").press_sequentially("x")
    if dialog in ("photos", "retouch"):
        stream = io.BytesIO()
        Image.new("RGB", (300, 200), "teal").save(stream, "JPEG")
        with page.expect_file_chooser() as chooser:
            officer.button("Chọn ảnh").click()
        chooser.value.set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}])
        officer.button("Thêm vào bài").wait_for()
    if dialog == "retouch":
        officer.button("Cắt, che").click()
        officer.button("Xong").wait_for()
    if dialog in ("versions", "delete"):
        officer.button("Các bản trước" if dialog == "versions" else "Xóa bài").click()
    page.get_by_role("dialog").last.wait_for()


def close_dialog(page: Page, dialog: str) -> None:
    """Close what is open, and leave the story where what it wanted to save is given up."""
    if dialog == "conflict":  # asked again and again until somebody has chosen
        page.get_by_role("button", name="Lấy bản trên máy").click()
    for _ in range(page.locator("dialog").count()):
        page.keyboard.press("Escape")
    if dialog in ("left", "gone"):
        go(page, "#/")
