"""An officer who knows Word and Zalo: from a Word report with four photos to a published story, by mouse, by keys."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.browser.officer import STORY, TITLE, Officer, report
from tests.building import ROOT

GOLDEN = """Title: Hội nghị thôn Na Vai bàn việc mở rộng đường
Date: {date}
Category: Kinh tế
Author: Tuấn Tú
Status: xuất bản

Sáng 27-11, thôn Na Vai họp dân bàn việc mở rộng đường.

![Hội trường thôn]({photo}-anh-1.jpg)
Toàn cảnh hội nghị. Ảnh: Tuấn Tú

![Người dân phát biểu]({photo}-anh-2.jpg)
Ý kiến người dân. Ảnh: Tuấn Tú

![Đoạn đường sẽ mở rộng]({photo}-anh-3.jpg)
Đường vào thôn. Ảnh: Tuấn Tú

![Người dân giơ tay]({photo}-anh-4.jpg)
Biểu quyết. Ảnh: Tuấn Tú

Hội nghị thống nhất làm trước Tết.
"""


def test_an_officer_publishes_a_word_report_with_four_photos(officer: Officer, tmp_path: Path) -> None:
    page = officer.page
    word = tmp_path / "Báo cáo.docx"
    word.write_bytes(report())
    officer.drop(page.locator(".drop"), word)
    page.get_by_label("Chuyên mục").wait_for()
    expect(page.locator(".findings .error")).to_have_count(1)
    officer.click(page.get_by_label("Chuyên mục"))
    page.get_by_label("Chuyên mục").select_option("Kinh tế")
    expect(page.locator(".findings .error")).to_have_count(0)
    last = page.locator("article.photo").nth(3).get_by_label("Ảnh cho thấy gì")
    officer.click(last)
    last.fill("Người dân giơ tay")
    officer.click(page.get_by_label("Trạng thái"))
    page.get_by_label("Trạng thái").select_option("xuất bản")
    officer.is_saved()
    expect(page.locator(".findings .error, .findings .warning")).to_have_count(0)
    officer.click(officer.button("Máy tính"))
    expect(page.frame_locator("iframe").get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.frame_locator("iframe").get_by_alt_text("Người dân giơ tay")).to_have_count(1)
    officer.click(page.get_by_role("link", name="Đăng"))
    officer.click(officer.button("Đăng ngay"))
    expect(page.get_by_text("Xem được ngay").first).to_be_visible()
    assert len(officer.clicks) <= 20
    story = officer.text(f"content/{STORY}.md")
    date = re.search(r"^Date: (.*)$", story, re.MULTILINE)
    assert date
    assert story == GOLDEN.format(date=date[1], photo=STORY.removeprefix("2026/"))
    published = sorted((officer.folder / "public").rglob(f"{STORY.removeprefix('2026/')}.html"))
    assert published
    assert "Người dân giơ tay" in published[0].read_text("utf-8")
    deployed = list((officer.folder / "usb").rglob(published[0].name))
    assert [it.read_bytes() for it in deployed if "lite" not in it.parts] == [published[0].read_bytes()]


def test_keys_alone_lead_from_a_title_to_a_story_that_is_ready(officer: Officer) -> None:
    """From there on keys lead as they do from a Word report, in test_desk_hands.py."""
    page, keys = officer.page, officer.page.keyboard
    officer.tab_to("Tin mới")
    keys.press("Enter")
    page.get_by_role("dialog").wait_for()
    keys.type("Chợ phiên họp thêm")
    officer.tab_to("Chuyên mục")
    keys.type("Kinh")
    officer.tab_to("Viết bài")
    keys.press("Enter")
    page.get_by_label("Nội dung", exact=True).wait_for()
    officer.tab_to("Tóm tắt")
    keys.type("Từ tháng 12, chợ phiên họp thêm ngày thứ Bảy.")
    officer.tab_to("Trạng thái")
    keys.type("Xu")
    officer.tab_to("Nội dung")
    keys.type("Chợ họp từ sáng sớm.\n\nBà con vui lắm.")
    keys.press("Control+b")
    officer.is_saved()
    expect(page.locator(".findings .error, .findings .warning")).to_have_count(0)
    story = officer.text("content/2026/cho-phien-hop-them.md")
    assert "Bà con vui lắm." in story
    assert "Status: xuất bản" in story
    assert officer.clicks == []


def test_at_400_percent_nothing_is_cut_off(officer: Officer) -> None:
    """1280 pixels at 400 % are 320 CSS pixels, with 225 of height."""
    page = officer.page
    page.set_viewport_size({"width": 320, "height": 225})
    page.evaluate("location.hash = '#/bai/2024/hoi-nghi.md'")
    officer.button("Đậm").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("getComputedStyle(document.getElementById('top')).position") == "static"


def test_two_windows_on_one_story_show_both(officer: Officer) -> None:
    page = officer.page
    page.evaluate("location.hash = '#/bai/2024/hoi-nghi.md'")
    page.get_by_label("Nội dung", exact=True).wait_for()
    file = officer.folder / "content/2024/hoi-nghi.md"
    theirs = file.read_text("utf-8") + "\nTừ Notepad.\n"
    file.write_text(theirs, "utf-8")
    page.get_by_label("Nội dung", exact=True).fill("Của tôi.\n")
    dialog = page.get_by_role("dialog", name="Bài này vừa được sửa ở nơi khác")
    expect(dialog).to_contain_text("Từ Notepad.")
    expect(dialog).to_contain_text("Của tôi.")
    officer.button("Lấy bản trên máy").click()
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(re.compile("Từ Notepad"))
    assert file.read_text("utf-8") == theirs


def test_a_covered_face_is_covered_in_what_is_stored(officer: Officer) -> None:
    page = officer.page
    page.evaluate("location.hash = '#/bai/2024/hoi-nghi.md'")
    board = Image.new("L", (400, 400))
    board.putdata([255 * ((x // 8 + y // 8) % 2) for y in range(400) for x in range(400)])
    stream = io.BytesIO()
    board.convert("RGB").save(stream, "PNG")
    with page.expect_file_chooser() as chooser:
        officer.button("Chọn ảnh").click()
    chooser.value.set_files([{"name": "IMG 1.png", "mimeType": "image/png", "buffer": stream.getvalue()}])
    officer.button("Cắt, che").click()
    page.get_by_text("Ghi khung bằng số").click()
    page.get_by_label("Đến bên phải (%)").fill("50")
    officer.button("Đặt khung").click()
    officer.button("Xong").click()
    page.get_by_role("dialog").get_by_label("Ảnh cho thấy gì").fill("Bàn cờ")
    officer.button("Thêm vào bài").click()
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(re.compile(r"!\[Bàn cờ\]\(hoi-nghi-anh-1\.jpg\)"))
    with Image.open(officer.folder / "content/2024/hoi-nghi-anh-1.jpg") as opened:
        grey = opened.convert("L")
    low, high = grey.crop((10, 10, 190, 390)).getextrema()
    assert high - low < 40  # type: ignore[operator]
    assert grey.crop((250, 10, 390, 390)).getextrema() == (0, 255)


def test_the_desk_is_light() -> None:
    import gzip

    scripts = b"".join(it.read_bytes() for it in sorted((ROOT / "plugins/bantin/desk/pages").glob("*.js")))
    assert len(gzip.compress(scripts)) < 200_000 // 8
