"""An officer who knows Word and Zalo: from a Word report with four photos to a published story, by mouse, by keys."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import PATIENCE
from tests.building import ROOT, SITE_URL, SMALL_SITE

CONF = """import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_{name} import *
CACHE_PATH = {cache!r}
SITEURL = {address!r}
DESK_PUBLISH_FOLDER = "public"
DESK_DEPLOY_TARGET = "usb"
"""
TARGET = '[targets.usb]\nkind = "folder"\npath = "usb"\n'
TITLE = "Hội nghị thôn Na Vai bàn việc mở rộng đường"
STORY = "2026/hoi-nghi-thon-na-vai-ban-viec-mo-rong-duong"
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
PHOTOS = (
    ("Hội trường thôn", "Toàn cảnh hội nghị."),
    ("Người dân phát biểu", "Ý kiến người dân."),
    ("Đoạn đường sẽ mở rộng", "Đường vào thôn."),
    ("", "Biểu quyết."),
)


def report() -> bytes:
    """Return a Word report with four photos, one of them without a description, and no section."""
    document = Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Sáng 27-11, thôn Na Vai họp dân bàn việc mở rộng đường.")
    for number, (alt, caption) in enumerate(PHOTOS):
        stream = io.BytesIO()
        Image.new("RGB", (1600, 900), (40 * number, 90, 120)).save(stream, "JPEG")
        document.add_picture(io.BytesIO(stream.getvalue()))
        properties: Any = document.inline_shapes[-1]._inline.docPr
        properties.set("descr", alt)
        document.add_paragraph(caption, style="Caption")
    document.add_paragraph("Hội nghị thống nhất làm trước Tết.")
    document.add_paragraph("Tin, ảnh: Tuấn Tú").alignment = 2  # right
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@dataclass
class Officer:
    """Somebody at the desk; ``clicks`` counts what the mouse has done."""

    page: Page
    folder: Path
    clicks: list[str] = field(default_factory=list)

    def click(self, target: Locator) -> None:
        """Click, and count it."""
        target.click()
        self.clicks.append(str(target))

    def button(self, name: str) -> Locator:
        """Return the button, or the link that looks like one, called ``name``."""
        return self.page.get_by_role("button", name=name, exact=True).first

    def text(self, path: str) -> str:
        """Return the text of a file of the site."""
        return (self.folder / path).read_text("utf-8")

    def is_saved(self) -> None:
        """Wait until what was typed is on the disk."""
        expect(self.page.locator("#saved")).to_contain_text("Đã lưu lúc")

    def tab_to(self, name: str) -> None:
        """Go on by the Tab key until the focus is on what is called ``name``."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(_NAME).strip() == name:
                return
        raise AssertionError(f"no key leads to {name}")


_NAME = """() => {
  const it = document.activeElement;
  return it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent;
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A desk in a folder of its own, started by its command."""
    folder = tmp_path_factory.mktemp("ban")
    shutil.copytree(SMALL_SITE, folder / "content")
    for name, product, address in (("conf", "pelicanconf", ""), ("pub", "publishconf", SITE_URL)):
        values = {"root": str(ROOT), "name": product, "cache": str(folder / "cache"), "address": address}
        (folder / f"{name}.py").write_text(CONF.format(**values), "utf-8")
    (folder / "deploy.toml").write_text(TARGET, "utf-8")
    command = [sys.executable, "-m", "bantin", "desk", "-s", "conf.py", "--publishing", "pub.py", "-p", "0"]
    command.append("--no-browser")
    environment = {"PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}", "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", process.stdout.readline())
        assert found
        yield found[0], folder
        process.terminate()


@pytest.fixture
def officer(browser: Browser, address: tuple[str, Path]) -> Iterator[Officer]:
    """A browser window with the desk open at its start."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address[0])
    page.get_by_role("button", name="Tin mới").wait_for()
    yield Officer(page, address[1])
    context.close()
    assert wrong == []


def test_an_officer_publishes_a_word_report_with_four_photos(officer: Officer) -> None:
    page = officer.page
    with page.expect_file_chooser() as chooser:
        officer.click(officer.button("Chọn tệp Word"))
    chooser.value.set_files([{"name": "Báo cáo.docx", "mimeType": "application/octet-stream", "buffer": report()}])
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


def test_keys_alone_lead_from_a_title_to_a_published_story(officer: Officer) -> None:
    page, keys = officer.page, officer.page.keyboard
    officer.tab_to("Tin mới")
    keys.press("Enter")
    page.get_by_role("dialog").wait_for()
    keys.type("Chợ phiên họp thêm")
    officer.tab_to("Chuyên mục")
    keys.type("Kinh")
    officer.tab_to("Viết bài")
    keys.press("Enter")
    page.get_by_label("Nội dung").wait_for()
    officer.tab_to("Tóm tắt")
    keys.type("Từ tháng 12, chợ phiên họp thêm ngày thứ Bảy.")
    officer.tab_to("Trạng thái")
    keys.type("Xu")
    officer.tab_to("Nội dung")
    keys.type("Chợ họp từ sáng sớm.\n\nBà con vui lắm.")
    keys.press("Control+b")
    officer.is_saved()
    assert "Bà con vui lắm." in officer.text("content/2026/cho-phien-hop-them.md")
    assert "Status: xuất bản" in officer.text("content/2026/cho-phien-hop-them.md")
    page.keyboard.press("Control+Home")
    page.locator("#main").focus()
    for _ in range(4):
        keys.press("Shift+Tab")
        if page.evaluate(_NAME).strip() == "Đăng":
            break
    keys.press("Enter")
    officer.button("Đăng ngay").wait_for()
    officer.tab_to("Đăng ngay")
    keys.press("Enter")
    expect(page.get_by_text("Xem được ngay").first).to_be_visible()
    assert list((officer.folder / "public").rglob("cho-phien-hop-them.html"))


SCREENS = ["#/", "#/dang", "#/bai/2024/hoi-nghi.md", "#/thung-rac", "new", "photos", "retouch", "versions", "delete"]


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_any_screen(officer: Officer, screen: str) -> None:
    page = officer.page
    place = screen if screen.startswith("#") else "#/" if screen == "new" else "#/bai/2024/hoi-nghi.md"
    page.evaluate("address => { location.hash = address; }", place)
    if screen == "new":
        page.get_by_label("Tìm bài").wait_for()
        officer.button("Tin mới").click()
        page.get_by_role("dialog").wait_for()
    elif screen.startswith("#"):
        page.locator(".card").first.wait_for()
    else:
        officer.button("Các bản trước").wait_for()
    if screen in ("photos", "retouch"):
        stream = io.BytesIO()
        Image.new("RGB", (300, 200), "teal").save(stream, "JPEG")
        with page.expect_file_chooser() as chooser:
            officer.button("Chọn ảnh").click()
        chooser.value.set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}])
        officer.button("Thêm vào bài").wait_for()
    if screen == "retouch":
        officer.button("Cắt, che").click()
        officer.button("Xong").wait_for()
    if screen in ("versions", "delete"):
        officer.button("Các bản trước" if screen == "versions" else "Xóa bài").click()
        page.get_by_role("dialog").wait_for()
    page.evaluate(axe.SCRIPT)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe.structure(page) == []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert axe.colours(page, {}) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


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
    page.get_by_label("Nội dung").wait_for()
    file = officer.folder / "content/2024/hoi-nghi.md"
    theirs = file.read_text("utf-8") + "\nTừ Notepad.\n"
    file.write_text(theirs, "utf-8")
    page.get_by_label("Nội dung").fill("Của tôi.\n")
    dialog = page.get_by_role("dialog", name="Bài này vừa được sửa ở nơi khác")
    expect(dialog).to_contain_text("Từ Notepad.")
    expect(dialog).to_contain_text("Của tôi.")
    officer.button("Lấy bản trên máy").click()
    expect(page.get_by_label("Nội dung")).to_have_value(re.compile("Từ Notepad"))
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
    expect(page.get_by_label("Nội dung")).to_have_value(re.compile(r"!\[Bàn cờ\]\(hoi-nghi-anh-1\.jpg\)"))
    with Image.open(officer.folder / "content/2024/hoi-nghi-anh-1.jpg") as opened:
        grey = opened.convert("L")
    low, high = grey.crop((10, 10, 190, 390)).getextrema()
    assert high - low < 40  # type: ignore[operator]
    assert grey.crop((250, 10, 390, 390)).getextrema() == (0, 255)


def test_the_desk_is_light() -> None:
    import gzip

    scripts = b"".join(it.read_bytes() for it in sorted((ROOT / "plugins/bantin/desk/pages").glob("*.js")))
    assert len(gzip.compress(scripts)) < 200_000 // 8
