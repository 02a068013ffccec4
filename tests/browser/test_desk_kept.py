"""What an officer has typed or arranged stays theirs: the desk killed while they type, the way back, keys."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.officer import Officer

TYPED = "Tối qua thôn họp bàn làm đường."


@pytest.fixture(autouse=True)
def leaves_no_story(officer: Officer) -> Iterator[None]:
    """Take away what a test has begun: a draft with a warning would keep the next test from publishing."""
    content = officer.folder / "content"
    before = {it for it in content.rglob("*") if it.is_file()}
    yield
    officer.page.evaluate("location.hash = '#/'")
    officer.button("Tin mới").wait_for()
    for file in content.rglob("*"):
        if file.is_file() and file not in before:
            file.unlink()


def begun(officer: Officer, name: str, body: str = "Đoạn đầu.\n") -> tuple[str, Path]:
    """Write a draft beside the desk, and open it; return its path and its file."""
    path = f"2026/{name}.md"
    file = officer.folder / "content" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"Title: Bài {name}\nDate: 2026-11-20\nCategory: Kinh tế\nStatus: nháp\n\n{body}", "utf-8")
    officer.open(path)
    return path, file


def photo(colour: str) -> dict[str, object]:
    stream = io.BytesIO()
    Image.new("RGB", (80, 50), colour).save(stream, "PNG")
    return {"name": f"{colour}.png", "mimeType": "image/png", "buffer": stream.getvalue()}


@pytest.mark.parametrize("status", [0, 403], ids=["the desk is gone", "it was opened anew"])
def test_words_that_could_not_be_saved_are_offered_when_the_story_is_opened_again(
    officer: Officer, status: int
) -> None:
    page = officer.page
    path, file = begun(officer, f"mat-may-{status}")
    before = file.read_bytes()
    page.route("**/api/save", lambda route: route.fulfill(status=403, json={}) if status else route.abort())
    page.locator("#text").fill(f"{TYPED}\n")
    said = "mở lại" if status else "không trả lời"
    expect(page.locator("#saved")).to_contain_text(said)
    assert file.read_bytes() == before
    page.unroute_all()
    again = page.context.new_page()  # the desk as somebody opens it the next time
    page.route("**/api/**", lambda route: route.abort())  # and the old window is gone
    again.goto(page.url.partition("#")[0])
    again.evaluate("path => { location.hash = `#/bai/${path}`; }", path)
    offer = again.get_by_role("dialog", name="Còn chữ chưa lưu")
    expect(offer.get_by_label("Chữ chưa lưu")).to_have_value(re.compile(TYPED))
    offer.get_by_role("button", name="Lấy lại chữ này").click()
    expect(again.locator("#text")).to_have_value(f"{TYPED}\n")
    expect(again.locator("#saved")).to_contain_text("Đã lưu")
    assert TYPED in file.read_text("utf-8")
    again.reload()
    again.get_by_label("Nội dung", exact=True).wait_for()
    expect(again.get_by_role("dialog")).to_have_count(0)
    again.close()
    page.unroute_all()
    page.get_by_role("button", name="Lấy bản trên máy").click()  # the old window tries again, too late


def order(dialog: Locator) -> list[str | None]:
    return [it.get_attribute("alt") for it in dialog.locator("article img").all()]


def test_new_photos_change_places_by_dragging_and_by_keys_and_their_dialog_closes_on_the_way_back(
    officer: Officer,
) -> None:
    page = officer.page
    begun(officer, "xep-anh")
    page.locator("section input[type=file]").set_input_files([photo(it) for it in ("red", "green", "blue")])  # type: ignore[misc]
    dialog = page.get_by_role("dialog", name="Ảnh mới")
    cards = dialog.locator("article.photo")
    expect(cards).to_have_count(3)
    cards.nth(0).get_by_label("Chú thích").fill("Ảnh đỏ")
    cards.nth(0).locator("img").drag_to(cards.nth(1), target_position={"x": 5, "y": 5})
    assert order(dialog) == ["green.png", "red.png", "blue.png"]
    assert cards.nth(1).get_by_label("Chú thích").input_value() == "Ảnh đỏ"
    cards.nth(1).get_by_role("button", name="Xuống sau").focus()
    page.keyboard.press("Enter")
    assert order(dialog) == ["green.png", "blue.png", "red.png"]  # the last: the focus is on the way up by now
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the focus has gone along with the photo
    assert order(dialog) == ["red.png", "green.png", "blue.png"]
    page.evaluate("location.hash = '#/'")
    officer.button("Tin mới").wait_for()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_photo_that_cannot_be_stored_takes_no_word_about_it_away(officer: Officer) -> None:
    page = officer.page
    begun(officer, "anh-hong")
    page.locator("section input[type=file]").set_input_files([photo("red")])  # type: ignore[list-item]
    dialog = page.get_by_role("dialog", name="Ảnh mới")
    dialog.get_by_label("Chú thích").fill("Ảnh đỏ. Ảnh: Tú")
    page.route("**/api/photo", lambda route: route.abort())
    dialog.get_by_role("button", name="Thêm vào bài").click()
    expect(page.locator("#said")).to_contain_text("không trả lời")
    assert dialog.get_by_label("Chú thích").input_value() == "Ảnh đỏ. Ảnh: Tú"
    page.unroute_all()
    dialog.get_by_role("button", name="Thêm vào bài").click()
    expect(page.locator("#text")).to_have_value(re.compile("Ảnh đỏ. Ảnh: Tú"))


def test_vietnamese_keyboards_and_macs_type_what_is_meant(officer: Officer) -> None:
    page = officer.page
    _, file = begun(officer, "bo-go", "")
    page.locator("#text").focus()
    devtools = page.context.new_cdp_session(page)
    for part in ("t", "tê", "tến", "tiếng"):  # Telex, a word while it is composed
        devtools.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
        )
    devtools.send("Input.insertText", {"text": "tiếng "})
    page.keyboard.insert_text(unicodedata.normalize("NFD", "Việt 🇻🇳"))
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc")
    assert file.read_text("utf-8").endswith("\n\ntiếng Việt 🇻🇳")


def test_a_story_that_nobody_types_in_follows_its_file(officer: Officer) -> None:
    _, file = begun(officer, "sua-noi-khac")
    file.write_text(file.read_text("utf-8").replace("Đoạn đầu.", "Đoạn đã sửa ở máy khác."), "utf-8")
    expect(officer.page.locator("#text")).to_have_value("Đoạn đã sửa ở máy khác.\n")
    expect(officer.page.locator("#said")).to_contain_text("vừa được sửa ở nơi khác")


def test_whoever_leaves_the_screen_that_publishes_need_not_wait(officer: Officer) -> None:
    """Neither for the trial build, nor for a story that is saved only when the site has been built."""
    page = officer.page
    begun(officer, "dang-lau")
    for name in ("plan", "save"):
        page.route(f"**/api/{name}", lambda route: None)  # never answered
    page.locator("#text").fill(f"{TYPED}\n")
    page.get_by_role("link", name="Đăng").click()
    expect(page.get_by_text("Đang dựng thử")).to_be_visible()
    page.get_by_role("link", name="Bàn làm việc").click()
    expect(officer.button("Tin mới")).to_be_visible(timeout=3000)
    assert TYPED in page.evaluate("JSON.stringify(localStorage)")
    page.unroute_all()
    page.evaluate("localStorage.clear()")


def test_a_photo_that_cannot_be_read_keeps_no_other_one_out(officer: Officer) -> None:
    page = officer.page
    begun(officer, "anh-la")
    odd = {"name": "la.svg", "mimeType": "image/svg+xml", "buffer": b"<svg onload='alert(1)'/>"}
    page.locator("section input[type=file]").set_input_files([odd, photo("red")])  # type: ignore[list-item]
    expect(page.get_by_role("dialog", name="Ảnh mới").locator("img")).to_have_count(1)
    expect(page.locator("#said")).to_contain_text("la.svg")
    page.keyboard.press("Escape")


def test_words_are_pasted_where_the_cursor_stands_and_never_lost(officer: Officer) -> None:
    page = officer.page
    begun(officer, "dan-giua", "Chợ  vui lắm.\n")
    box = page.locator("#text")
    box.evaluate("it => { it.focus(); it.setSelectionRange(4, 4); }")
    officer.copy("text/html", "<p>Đồng <b>Văn</b></p>".encode())
    page.keyboard.press("Control+v")
    expect(box).to_have_value("Chợ Đồng **Văn** vui lắm.\n")
    deep = "<div>" * 3000 + "sâu"
    page.evaluate(
        """([html, plain]) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", plain);
          const traits = { clipboardData: data, cancelable: true, bubbles: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", traits));
        }""",
        [deep, "Chữ trơn"],
    )
    expect(box).to_have_value(re.compile("Chữ trơn"))


def test_a_story_whose_file_is_gone_can_be_written_again(officer: Officer) -> None:
    page = officer.page
    _, file = begun(officer, "bi-doi-ten")
    file.rename(file.with_name("ten-moi.md"))
    page.locator("#text").fill(f"{TYPED}\n")
    dialog = page.get_by_role("dialog", name="Bài này không còn ở chỗ cũ")
    expect(dialog.get_by_label("Chữ chưa lưu")).to_have_value(f"{TYPED}\n")
    dialog.get_by_role("button", name="Ghi lại thành bài mới").click()
    page.wait_for_url(re.compile("bai-bi-doi-ten"))
    again = officer.folder / "content" / page.evaluate("decodeURIComponent(location.hash).replace('#/bai/', '')")
    assert again != file
    assert TYPED in again.read_text("utf-8")
    assert "Title: Bài bi-doi-ten\n" in again.read_text("utf-8")
    assert file.with_name("ten-moi.md").is_file()
