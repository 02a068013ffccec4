"""``python -m tools.desk_pictures CHROMIUM``: draw the pictures of the desk that the editors' guide shows."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from playwright.sync_api import Page, sync_playwright

from tools.pictures import NOW, ROOT, save_picture
from tools.screenshots import SWITCHES

FOLDER = ROOT / "docs/desk"
CONTENT = ROOT / "tests/demo/content"
SETTINGS = """import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_{name} import *
CACHE_PATH = {cache!r}
SITEURL = {address!r}
DESK_DEPLOY_TARGET = "trang-cua-xa"
"""
TARGET = '[targets.trang-cua-xa]\nkind = "folder"\npath = "site"\n'
WINDOW = (1280, 800)
TITLE = "Thôn Na Vai bàn việc mở rộng đường"
BODY = """Sáng 20-11, thôn Na Vai họp dân bàn việc mở rộng đường vào thôn.

Hội nghị thống nhất làm trước Tết, mỗi hộ góp ba ngày công.
"""
PICTURES = (
    *("bat-dau", "tin-moi", "bai", "anh-moi", "cat-che"),
    *("cho-xem-lai", "cac-ban-truoc", "dang", "tu-word"),
)


def main(chromium: str) -> int:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as name, _desk(Path(name).resolve()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        width, height = WINDOW
        page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
        page.set_default_timeout(60_000)
        page.goto(address)
        page.locator(".stories a").first.wait_for()
        for name, data in zip(PICTURES, _shown(page), strict=True):
            save_picture(data, FOLDER / f"{name}.webp")
        browser.close()
    return 0


@contextmanager
def _desk(folder: Path) -> Iterator[str]:
    """Open the desk of the demonstration in ``folder``; give its address."""
    linked = shutil.ignore_patterns("may-gat-ve-lang-*", "gat-lua-may.jpg")  # to an older year
    shutil.copytree(CONTENT / "2026", folder / "content/2026", ignore=linked)
    for name, product, address in (("conf", "pelicanconf", ""), ("pub", "publishconf", "https://bangcoc.gov.vn")):
        values = {"root": str(ROOT), "name": product, "cache": str(folder / "cache"), "address": address}
        (folder / f"{name}.py").write_text(SETTINGS.format(**values), "utf-8")
    (folder / "deploy.toml").write_text(TARGET, "utf-8")
    command = [sys.executable, "-m", "bantin", "desk", "-s", "conf.py", "--publishing", "pub.py", "-p", "0"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}:{ROOT}", "SOURCE_DATE_EPOCH": NOW}
    with subprocess.Popen(
        [*command, "--no-browser"], cwd=folder, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        try:
            yield found[0]
        finally:  # else whatever goes wrong here is never told: the desk goes on
            process.terminate()


def _shown(page: Page) -> Iterator[bytes]:
    """Go the way of an officer; yield what is to be seen at each step."""
    _publish(page)  # what the demonstration holds is no news
    page.get_by_role("link", name="Bàn làm việc").click()
    page.locator(".stories a").first.wait_for()
    yield page.screenshot()
    page.get_by_role("button", name="Tin mới").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Tên bài").fill(TITLE)
    yield page.screenshot()
    dialog.get_by_role("button", name="Viết bài").click()
    page.get_by_label("Tóm tắt").fill("Từ tháng 12, đường vào thôn Na Vai được mở rộng.")
    page.get_by_label("Tác giả").fill("Tuấn Tú")
    page.locator("#text").fill(BODY)
    page.get_by_label("Trạng thái").select_option("xuất bản")
    page.frame_locator("iframe").get_by_text("mỗi hộ góp ba ngày công").wait_for()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    yield page.screenshot()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Chọn ảnh").click()
    chooser.value.set_files(sorted((ROOT / "docs/images").glob("*.jpg")))
    page.get_by_role("dialog").get_by_label("Chú thích").first.fill("Bà con thôn Na Vai")
    page.get_by_role("dialog").get_by_label("Người chụp").first.fill("Tuấn Tú")
    yield page.screenshot()
    page.get_by_role("button", name="Cắt, che").first.click()
    yield _covered(page)
    page.get_by_role("button", name="Xong").click()
    page.get_by_role("button", name="Thêm vào bài").click()
    page.locator(".findings .warning").first.wait_for()
    page.wait_for_timeout(500)
    page.locator("#said").evaluate("it => { it.textContent = ''; }")
    page.locator(".findings").last.evaluate("it => it.scrollIntoView({ block: 'center' })")
    yield page.screenshot()
    page.get_by_role("button", name="Các bản trước").click()
    page.locator("dialog .suggest button").first.click()
    page.get_by_role("button", name="Lấy lại bản này").wait_for()
    yield page.screenshot()
    page.keyboard.press("Escape")
    for box in page.locator("article.photo").get_by_label("Ảnh cho thấy gì").all():
        box.fill("Bà con thôn Na Vai họp bàn việc mở đường")
        box.blur()
    page.locator(".findings .warning").first.wait_for(state="detached")
    page.get_by_role("link", name="Đăng").click()
    page.get_by_role("button", name="Đăng ngay").wait_for()
    yield page.screenshot()
    page.get_by_role("link", name="Bàn làm việc").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Chọn tệp Word").click()
    chooser.value.set_files([{"name": "Báo cáo.docx", "mimeType": "", "buffer": _report()}])
    notes = page.get_by_role("button", name="Đã xem xong")
    notes.wait_for()
    page.wait_for_timeout(1500)
    page.locator("#said").evaluate("it => { it.textContent = ''; }")
    notes.evaluate("it => it.scrollIntoView({ block: 'end' })")
    yield page.screenshot()


def _report() -> bytes:
    """Return a report as offices write it: letterhead, words, the block of who has signed it."""
    document = Document()
    for line in ("ỦY BAN NHÂN DÂN XÃ BẰNG CỐC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        document.add_paragraph(line)
    document.add_paragraph("Xã Bằng Cốc ra quân trồng cây", style="Title")
    document.add_paragraph("Sáng 20-11, đoàn viên thanh niên xã trồng 300 cây xoan dọc đường vào thôn Na Vai.")
    for line in ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _publish(page: Page) -> None:
    page.get_by_role("link", name="Đăng").click()
    page.get_by_role("button", name="Đăng ngay").click()
    page.get_by_text("Xem được ngay").wait_for()


def _covered(page: Page) -> bytes:
    """Draw a frame over the middle of the photo, and return the picture of it."""
    box = page.locator("canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.6, steps=4)
    page.mouse.up()
    return page.screenshot()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
