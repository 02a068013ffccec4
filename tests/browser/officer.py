"""An officer at the desk of a site of their own: what they see, press, drag and drop, as tests tell them to."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect

from tests.browser.patience import PATIENCE
from tests.building import ROOT, SITE_URL, SMALL_SITE

CONF = """import sys
sys.path.insert(0, {root!r})
from tests.demo.demo_{name} import *
CACHE_PATH = {cache!r}
PHOTOS_WIDTHS, PHOTOS_CARD_WIDTHS = [64], [32]
SITEURL = {address!r}
DESK_PUBLISH_FOLDER = "public"
DESK_DEPLOY_TARGET = "usb"
"""
TARGET = '[targets.usb]\nkind = "folder"\npath = "usb"\n'
WINDOW: ViewportSize = {"width": 1280, "height": 900}
TITLE = "Hội nghị thôn Na Vai bàn việc mở rộng đường"
STORY = "2026/hoi-nghi-thon-na-vai-ban-viec-mo-rong-duong"
PHOTOS = (
    ("Hội trường thôn", "Toàn cảnh hội nghị."),
    ("Người dân phát biểu", "Ý kiến người dân."),
    ("Đoạn đường sẽ mở rộng", "Đường vào thôn."),
    ("", "Biểu quyết."),
)


@cache
def report() -> bytes:
    """Return a Word report with four photos, one of them without a description, and no section."""
    document = Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Sáng 27-11, thôn Na Vai họp dân bàn việc mở rộng đường.")
    for number, (alt, caption) in enumerate(PHOTOS):
        stream = io.BytesIO()
        Image.new("RGB", (640, 360), (40 * number, 90, 120)).save(stream, "JPEG")
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

    def drop(self, target: Locator, *files: Path) -> None:
        """Drop files from a folder of this machine on the middle of ``target``, as the browser itself would."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        devtools = self.page.context.new_cdp_session(self.page)
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            devtools.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})
        devtools.detach()
        self.clicks.append(f"drop on {target}")

    def copy(self, kind: str, data: bytes) -> None:
        """Have the clipboard hold ``data``, as if another program had put it there."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate(_COPY, [kind, base64.b64encode(data).decode()])

    def open(self, story: str) -> None:
        """Open a story, and wait until it can be typed in."""
        self.page.evaluate("path => { location.hash = `#/bai/${path}`; }", story)
        self.page.get_by_label("Nội dung", exact=True).wait_for()

    def tab_to(self, name: str) -> None:
        """Go on by the Tab key until the focus is on what is called ``name``."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(NAME).strip() == name:
                return
        raise AssertionError(f"no key leads to {name}")

    def publish_by_keys(self) -> None:
        """Go back to the button that publishes, agree, and see that the site stands."""
        self.page.locator("#main").focus()
        for _ in range(4):
            self.page.keyboard.press("Shift+Tab")
            if self.page.evaluate(NAME).strip() == "Đăng":
                break
        self.page.keyboard.press("Enter")
        self.button("Đăng ngay").wait_for()
        self.tab_to("Đăng ngay")
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("Xem được ngay").first).to_be_visible()


_COPY = """async ([kind, data]) => {
  const bytes = Uint8Array.from(atob(data), (it) => it.charCodeAt(0));
  await navigator.clipboard.write([new ClipboardItem({ [kind]: new Blob([bytes], { type: kind }) })]);
}"""
NAME = """() => {
  const it = document.activeElement;
  return it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent;
}"""


@pytest.fixture(scope="session")
def desk_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A desk in a folder of its own, started by its command."""
    folder = tmp_path_factory.mktemp("ban")
    shutil.copytree(SMALL_SITE, folder / "content", ignore=shutil.ignore_patterns("2023"))
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


@pytest.fixture(scope="session")
def desk_window(browser: Browser) -> Iterator[Page]:
    """The one window of officers: its renderer and its compiled scripts serve all of them."""
    context = browser.new_context(viewport=WINDOW, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


# Where a dialog is open, or words wait that the desk will offer in one, the next officer loads the desk.
_LEAVE = """() => {
  const waits = Object.keys(localStorage).some(name => name.startsWith('ban-tin-desk/'));
  window.isLeft = !waits && !document.querySelector('dialog[open]');
}"""


@pytest.fixture
def officer(desk_window: Page, desk_address: tuple[str, Path]) -> Iterator[Officer]:
    """That window with the desk at its start: as the officer before has left it, if all went well, else loaded."""
    page = desk_window
    with sitting_down(page, desk_address[0], "['', '#/'].includes(location.hash)"):
        page.context.clear_permissions()
        yield Officer(page, desk_address[1])
        page.unroute_all()
        page.evaluate("location.hash = '#/'")  # what a story still wanted to save is saved, or will never be
        page.get_by_role("button", name="Tin mới").wait_for()


@contextmanager
def sitting_down(page: Page, address: str, is_right: str) -> Iterator[None]:
    """Have the desk where ``is_right`` says, with no word unsaved and nothing said; see that no script of it fails.

    Whoever fails, or leaves a dialog or unsaved words, leaves a window that is no more used: the next one loads the
    desk.
    """
    wrong = list[str]()

    def note(error: Error) -> None:
        wrong.append(str(error))

    page.set_viewport_size(WINDOW)
    page.emulate_media(color_scheme="light")
    page.on("pageerror", note)
    if not page.evaluate(f"Boolean(window.isLeft) && {is_right}"):
        page.goto(address)
        page.get_by_role("button", name="Tin mới").wait_for()
    page.evaluate("localStorage.clear(); window.isLeft = false; document.getElementById('said').textContent = ''")
    yield
    page.remove_listener("pageerror", note)
    assert wrong == []
    if not hasattr(sys, "last_value"):  # what pytest keeps of a test that has failed
        page.evaluate(_LEAVE)
