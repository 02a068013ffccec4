"""What hands do at the desk, played for real: files dropped, things pasted, cards dragged, keys alone."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.officer import STORY, Officer, report

HEIC = Path(__file__).parents[1] / "desk/cases/iphone.heic"
BODY = "Đoạn đầu.\n\n![Một](cam.jpg)\nẢnh một. Ảnh: Tú\n\n![Hai](cam.jpg)\nẢnh hai. Ảnh: Tú\n\nĐoạn cuối.\n"
FROM_WORD = """<html><body><p class=MsoNormal style="mso-margin-top-alt:auto">Chợ <b>đông vui</b>.<o:p></o:p></p>
<table><tr><td>Cam</td><td>20.000</td></tr><tr><td>Bưởi</td><td>15.000</td></tr></table>
<script>alert(1)</script></body></html>"""


Files = dict[Path, bytes]


def files_in(content: Path) -> Files:
    return {it: it.read_bytes() for it in content.rglob("*") if it.is_file()}


@pytest.fixture(scope="module", autouse=True)
def first_files(desk_address: tuple[str, Path]) -> Files:
    """What the content folder holds before any of these tests."""
    return files_in(desk_address[1] / "content")


@pytest.fixture
def no_drafts(first_files: Files, desk_address: tuple[str, Path]) -> None:
    """Take away what other tests have begun: a draft with mistakes keeps the site from being published."""
    for file, data in files_in(desk_address[1] / "content").items():
        if file not in first_files:
            file.unlink()
        elif data != first_files[file]:
            file.write_bytes(first_files[file])


def png(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(stream, "PNG")
    return stream.getvalue()


def begun(officer: Officer, title: str) -> str:
    """Begin a story by the desk's own question; return its path."""
    path = officer.page.evaluate(
        """async (title) => {
          const token = document.querySelector('meta[name="desk-token"]').content;
          const headers = { "Content-Type": "application/json", "X-Desk-Token": token };
          const body = JSON.stringify({ title, category: "Kinh tế" });
          return (await (await fetch("/api/begin", { method: "POST", headers, body })).json()).path;
        }""",
        title,
    )
    officer.open(path)
    return str(path)


def text_box(page: Page) -> str:
    return page.locator("#text").input_value()


def test_several_word_files_dropped_beside_the_box_are_as_many_drafts(officer: Officer, tmp_path: Path) -> None:
    for name in ("Một.docx", "Hai.docx"):
        (tmp_path / name).write_bytes(report())
    before = set((officer.folder / "content/2026").glob("hoi-nghi-thon-na-vai*.md"))
    officer.drop(officer.page.locator("h1"), tmp_path / "Một.docx", tmp_path / "Hai.docx")
    expect(officer.page.locator("#said")).to_contain_text("Đã tạo 2 bài nháp")
    made = set((officer.folder / "content/2026").glob("hoi-nghi-thon-na-vai*.md")) - before
    assert len(made) == 2
    expect(officer.page.locator(".stories a", has_text="Hội nghị thôn Na Vai").nth(1)).to_be_visible()


def test_a_file_that_is_no_word_file_is_told_and_does_not_take_the_place_of_the_desk(
    officer: Officer, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png("teal"))
    officer.drop(officer.page.locator(".drop"), tmp_path / "a.png")
    expect(officer.page.locator("#said")).to_contain_text("chỉ nhận tệp Word")
    officer.drop(officer.page.locator("#top"), tmp_path / "a.png")
    expect(officer.button("Tin mới")).to_be_visible()


def test_photos_dropped_on_a_story_are_stored_in_the_order_that_was_chosen(officer: Officer, tmp_path: Path) -> None:
    path = begun(officer, "Ảnh thả vào bài")
    for name, colour in (("đỏ.png", "red"), ("xanh.png", "blue")):
        (tmp_path / name).write_bytes(png(colour))
    officer.drop(officer.page.locator("#text"), tmp_path / "đỏ.png", tmp_path / "xanh.png")
    dialog = officer.page.get_by_role("dialog", name="Ảnh mới")
    dialog.get_by_label("Ảnh cho thấy gì").nth(0).fill("Màu đỏ")
    dialog.get_by_label("Ảnh cho thấy gì").nth(1).fill("Màu xanh")
    dialog.get_by_role("button", name="Xuống sau").first.click()
    dialog.get_by_role("button", name="Thêm vào bài").click()
    expect(dialog).to_have_count(0)  # it closes when all of them are stored
    expect(officer.page.locator("article.photo")).to_have_count(2)
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", text_box(officer.page))
    stem = Path(path).stem
    assert shown == [("Màu xanh", f"{stem}-anh-1.jpg"), ("Màu đỏ", f"{stem}-anh-2.jpg")]
    with Image.open(officer.folder / "content/2026" / shown[0][1]) as stored:
        red, _, blue = stored.convert("RGB").getpixel((9, 9))  # type: ignore[misc]
    assert blue > 200 > red


def test_a_photo_of_an_iphone_can_be_seen_and_covered_before_it_is_stored(officer: Officer) -> None:
    path = begun(officer, "Ảnh từ điện thoại")
    with officer.page.expect_file_chooser() as chooser:
        officer.button("Chọn ảnh").click()
    chooser.value.set_files([HEIC])
    dialog = officer.page.get_by_role("dialog", name="Ảnh mới")
    shown = dialog.locator("img")
    expect(shown).to_be_visible()
    assert shown.evaluate("async (it) => { await it.decode(); return it.naturalWidth; }") == 64
    officer.button("Cắt, che").click()
    officer.button("Xong").wait_for()
    officer.button("Xong").click()
    dialog.get_by_label("Ảnh cho thấy gì").fill("Hai màu")
    dialog.get_by_role("button", name="Thêm vào bài").click()
    expect(officer.page.locator("#text")).to_have_value(re.compile(r"!\[Hai màu\]"))
    assert (officer.folder / "content/2026" / f"{Path(path).stem}-anh-1.jpg").is_file()


def test_words_of_word_are_pasted_as_plain_ones(officer: Officer) -> None:
    begun(officer, "Dán từ Word")
    officer.copy("text/html", FROM_WORD.encode())
    officer.page.locator("#text").focus()
    officer.page.keyboard.press("Control+v")
    expect(officer.page.locator("#text")).to_have_value(re.compile(r"Chợ \*\*đông vui\*\*\."))
    text = text_box(officer.page)
    assert "Bưởi" in text
    assert not any(word in text for word in ("Mso", "<p", "alert", "mso-"))


def test_a_picture_of_the_clipboard_is_a_new_photo(officer: Officer) -> None:
    begun(officer, "Dán ảnh")
    officer.copy("image/png", png("teal"))
    officer.page.locator("#text").focus()
    officer.page.keyboard.press("Control+v")
    expect(officer.page.get_by_role("dialog", name="Ảnh mới").locator("img")).to_have_count(1)
    officer.page.keyboard.press("Escape")
    assert "![" not in text_box(officer.page)


def test_cards_change_places_by_mouse_and_back_by_keys(officer: Officer) -> None:
    begun(officer, "Đổi chỗ ảnh")
    officer.page.locator("#text").fill(BODY)
    cards = officer.page.locator("article.photo")
    expect(cards).to_have_count(2)
    cards.nth(0).scroll_into_view_if_needed()
    cards.nth(0).locator("img").drag_to(cards.nth(1), target_position={"x": 5, "y": 5})
    expect(cards.nth(0).get_by_label("Chú thích")).to_have_value("Ảnh hai.")
    one, two = "![Một](cam.jpg)\nẢnh một. Ảnh: Tú", "![Hai](cam.jpg)\nẢnh hai. Ảnh: Tú"
    assert text_box(officer.page) == BODY.replace(one, "#").replace(two, one).replace("#", two)
    cards.nth(0).get_by_role("button", name="Xuống sau").focus()
    officer.page.keyboard.press("Enter")
    expect(cards.nth(0).get_by_label("Chú thích")).to_have_value("Ảnh một.")
    assert text_box(officer.page) == BODY


def test_corrections_are_typed_a_line_each(officer: Officer) -> None:
    path = begun(officer, "Bài có hai đính chính")
    box = officer.page.get_by_label("Đính chính", exact=True)
    officer.page.locator("details", has=box).locator("summary").click()
    box.fill("27/11/2026; Số hộ là 12.")
    box.press("End")
    box.press("Enter")
    box.press_sequentially("28/11/2026; Tên là An.")
    officer.is_saved()
    for note in ("27/11/2026; Số hộ là 12.", "28/11/2026; Tên là An."):
        assert f"Correction: {note}\n" in officer.text(f"content/{path}")
    officer.page.reload()
    expect(box).to_have_value("27/11/2026; Số hộ là 12.\n28/11/2026; Tên là An.")


@pytest.mark.usefixtures("no_drafts")
def test_keys_alone_lead_from_a_word_report_to_a_published_story(officer: Officer, tmp_path: Path) -> None:
    page, keys = officer.page, officer.page.keyboard
    word = tmp_path / "Báo cáo bàn phím.docx"
    word.write_bytes(report())
    with page.expect_file_chooser() as chooser:  # awaited from before the key on
        officer.tab_to("Chọn tệp Word")
        keys.press("Enter")
    chooser.value.set_files([word])
    page.get_by_label("Nội dung", exact=True).wait_for()
    story = page.evaluate("decodeURIComponent(location.hash).replace('#/bai/', '')")
    officer.tab_to("Chuyên mục")
    keys.type("Kinh")
    officer.tab_to("Trạng thái")
    keys.type("Xu")
    for _ in range(4):
        officer.tab_to("Ảnh cho thấy gì")
    keys.type("Người dân giơ tay")
    keys.press("Tab")
    officer.is_saved()
    expect(page.locator(".findings .error, .findings .warning")).to_have_count(0)
    officer.publish_by_keys()
    assert officer.clicks == []
    assert STORY.removeprefix("2026/") in story
    assert sorted((officer.folder / "public").rglob(f"{Path(story).stem}*.html"))


def test_two_windows_of_the_desk_on_one_story_lose_no_word(officer: Officer) -> None:
    path = begun(officer, "Hai cửa sổ")
    other = officer.page.context.new_page()
    other.goto(officer.page.url)
    other.get_by_label("Nội dung", exact=True).wait_for()
    officer.page.locator("#text").fill("Chữ của cửa sổ một.\n")
    officer.is_saved()
    other.locator("#text").fill("Chữ của cửa sổ hai.\n")
    dialog = other.get_by_role("dialog", name="Bài này vừa được sửa ở nơi khác")
    expect(dialog).to_contain_text("Chữ của cửa sổ một.")
    dialog.get_by_role("button", name="Lấy bản của tôi").click()
    expect(other.locator("#saved")).to_contain_text("Đã lưu lúc")
    assert officer.text(f"content/{path}").endswith("Chữ của cửa sổ hai.\n")
    versions = [it.read_text("utf-8") for it in (officer.folder / ".desk/versions").rglob("*") if it.is_file()]
    assert any("Chữ của cửa sổ một." in it for it in versions)
    other.close()


def test_title_lead_and_address_are_copied_for_zalo(officer: Officer) -> None:
    officer.open("2024/hoi-nghi.md")
    officer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(officer.page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    officer.button("Chép để gửi Zalo").click()
    expect(officer.page.locator("#said")).to_contain_text("Zalo")
    title, lead, address = officer.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert title == "Hội nghị tổng kết năm 2023"
    assert lead.startswith("Chiều ngày 14-1")
    assert re.fullmatch(r"https://\S+/2024/01/14/\S+\.html", address)


def test_a_backup_is_fetched_and_brings_back_what_was_spoilt(officer: Officer, tmp_path: Path) -> None:
    path = begun(officer, "Bài được giữ")
    officer.page.locator("#text").fill("Chữ đã giữ.\n")
    officer.is_saved()
    officer.page.evaluate("location.hash = '#/thung-rac'")
    with officer.page.expect_download() as download:
        officer.page.get_by_role("link", name="Tải bản lưu về").click()
    download.value.save_as(tmp_path / "ban-luu.zip")
    (officer.folder / "content" / path).write_text("Title: Hỏng\n\nX", "utf-8")
    with officer.page.expect_file_chooser() as chooser:
        officer.button("Lấy lại từ bản lưu").click()
    chooser.value.set_files([tmp_path / "ban-luu.zip"])
    expect(officer.page.locator("#said")).to_contain_text("thay 1 tệp")
    assert "Chữ đã giữ." in officer.text(f"content/{path}")
