"""``python -m tools.pictures CHROMIUM``: draw the pictures of the editors' guide from its samples."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.devserver.build_process import Builder
from bantin.devserver.builder import work
from bantin.devserver.outcome import State
from bantin.devserver.serve import open_server
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools.guide import GUIDE, PICTURES, write_stories
from tools.screenshots import SWITCHES

ROOT = Path(__file__).parents[1]
SETTINGS = "import sys\nsys.path.insert(0, {root!r})\nfrom tests.demo.demo_pelicanconf import *\nPATH = {content!r}\n"
NOW = "1795309200"  # 2026-11-22 08:00 in Vietnam
WINDOW = (520, 620)
TERMINAL = (
    "body { margin: 0; } main { padding: 1rem; background: #16171a; color: #ececec; white-space: pre-wrap; "
    "font: 15px/1.6 ui-monospace, monospace; }"
)
# The sample with mistakes is told of on every page; a picture is of its own story.
ALONE = "document.querySelector('ban-tin-desk')?.shadowRoot.querySelector('ban-tin-errors')?.remove()"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the address of what it shows, the element that it is cut to, or the whole window."""

    name: str
    path: str
    element: str = ""


PAGES = (
    Picture("danh-sach", "2026/danh-sach.md", ".prose"),
    Picture("bang-word", "2026/bang-word.md", ".prose"),
    Picture("luu-y", "2026/bang-word.md"),
    Picture("video", "2026/video.md", ".prose"),
    Picture("tep", "2026/tep.md", ".prose"),
    Picture("xem-thu", "2026/xem-thu.md"),
    Picture("chan-dang", "2026/chan-dang.md"),
    Picture("bai-loi", "2026/bai-loi.md"),
)


def main(chromium: str) -> int:
    """Draw all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = NOW
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name).resolve()
        content, settings = folder / "content", SETTINGS.format(root=str(ROOT), content=str(folder / "content"))
        write_stories(GUIDE.read_text("utf-8"), content)
        (folder / "conf.py").write_text(settings, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        width, height = WINDOW
        page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
        with _served(folder) as address:
            for picture in PAGES:
                save_picture(_draw(page, address, picture), PICTURES / f"{picture.name}.webp")
        page.set_content(f"<style>{TERMINAL}</style><main>$ make check\n{escape(_checked(folder))}</main>")
        save_picture(page.locator("main").screenshot(), PICTURES / "kiem-tra.webp")
        browser.close()
    return 0


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Build the stories of ``folder`` as the editor's server does; give the address where they are shown."""
    arguments = [str(folder / "content"), "-o", str(folder / "view"), "-s", str(folder / "conf.py")]
    builder = Builder(work, [*arguments, "-e", f'CACHE_PATH="{folder / "cache"}"'])
    state = State()
    state.take(builder.build())
    server = open_server(folder / "view", state, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        builder.close()


def _draw(page: Page, address: str, picture: Picture) -> bytes:
    page.goto(f"{address}/{picture.path}")
    page.wait_for_timeout(800)  # what there is to say of the story comes in after the page
    page.evaluate(ALONE)
    if not picture.element:
        return page.screenshot()
    shown = page.locator(picture.element).first
    page.evaluate("document.querySelector('ban-tin-desk')?.remove()")
    shown.evaluate("it => { it.style.padding = '1rem'; }")
    return page.screenshot(full_page=True, clip=shown.bounding_box())


def _checked(folder: Path) -> str:
    """Return what `make check` says of the stories of ``folder``."""
    one = str(folder / "content/2026/chan-dang.md")
    command = [sys.executable, "-m", "bantin", "check", one, "-s", str(folder / "conf.py")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def save_picture(png: bytes, file: Path) -> None:
    """Write the picture ``png`` into ``file``, small."""
    Image.open(BytesIO(png)).convert("RGB").save(file, "WEBP", quality=80, method=6)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
