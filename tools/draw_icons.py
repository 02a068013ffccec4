"""Draw the theme's icons from its emblem in a browser: ``python -m tools.draw_icons``, with what tests need."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import SWITCHES, chromium_path

IMAGES = Path(__file__).parents[1] / "theme/static/img"
# Name, side in pixels, part of the side that the emblem takes; a maskable icon may lose its edges.
ICONS = (
    ("icon-192.png", 192, 1.0),
    ("icon-512.png", 512, 1.0),
    ("icon-maskable-512.png", 512, 0.78),
    ("apple-touch-icon.png", 180, 0.86),
)
PAPER = "#fffdf8"


def main() -> None:
    """Write every icon anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        for name, side, part in ICONS:
            page = browser.new_page(viewport={"width": side, "height": side})
            _draw(page, side, part)
            page.screenshot(path=str(IMAGES / name), omit_background=part == 1.0)
        browser.close()


def _draw(page: Page, side: int, part: float) -> None:
    emblem = (
        (IMAGES / "emblem.svg").read_text("utf-8").replace('width="64" height="64"', 'width="100%" height="100%"')
    )
    paper = "transparent" if part == 1.0 else PAPER
    inner = round(side * part)
    style = f"margin:0;width:{side}px;height:{side}px;display:grid;place-items:center;background:{paper}"
    page.set_content(f'<body style="{style}"><div style="width:{inner}px;height:{inner}px">{emblem}</div></body>')


if __name__ == "__main__":
    main()
