"""``python -m tools.screenshots CHROMIUM``: draw the reference pictures of eight pages into docs/screenshots."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.theming.colours import palettes
from bantin.theming.folder import theme_folder
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools.audit.__main__ import PAGES, STORY
from tools.audit.site import ROOT, public_site

FOLDER = ROOT / "docs/screenshots"
PHONE, OFFICE = (360, 740), (1280, 900)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: file name, page, size of the window, dark or light."""

    name: str
    path: str
    window: tuple[int, int]
    dark: bool = False


SHOTS = (
    Shot("trang-nhat", "", OFFICE),
    Shot("trang-nhat-toi", "", OFFICE, dark=True),
    Shot("trang-nhat-dien-thoai", "", PHONE),
    Shot("bai-viet", STORY, OFFICE),
    Shot("bai-viet-dien-thoai", STORY, PHONE),
    Shot("bai-viet-dien-thoai-toi", STORY, PHONE, dark=True),
    Shot("chuyen-muc", PAGES["category"], OFFICE),
    Shot("chuyen-muc-dien-thoai", PAGES["category"], PHONE),
    Shot("luu-tru", "luu-tru/2024/01.html", OFFICE),
    Shot("tim-kiem-dien-thoai", "tim-kiem.html?q=hoi+nghi", PHONE),
    Shot("ban-do-trang", PAGES["site map"], OFFICE),
    Shot("khong-tim-thay-dien-thoai", "khong-co.html", PHONE),
)


def main(chromium: str) -> int:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        draw(browser, SHOTS)
        for palette in palettes(theme_folder()):
            draw(browser, [Shot(f"bang-mau-{palette}", "", OFFICE)], f'PALETTE="{palette}"')
        browser.close()
    return 0


def draw(browser: Browser, shots: Iterable[Shot], *extra: str) -> None:
    """Draw ``shots`` of a site with ``extra`` settings."""
    with TemporaryDirectory() as name, public_site(Path(name), *extra) as address:
        for shot in shots:
            _save(_draw(browser, address, shot), FOLDER / f"{shot.name}.jpg")


def _draw(browser: Browser, address: str, shot: Shot) -> bytes:
    width, height = shot.window
    scale = 2 if width < 500 else 1
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if shot.dark else "light",
        locale="vi-VN",
        service_workers="block",
    )
    page = context.new_page()
    page.goto(f"{address}/{shot.path}", wait_until="networkidle")
    data = page.screenshot()
    context.close()
    return data


def _save(png: bytes, file: Path) -> None:
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.save(file, "JPEG", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
