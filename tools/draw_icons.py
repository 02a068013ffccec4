"""Draw the theme's emblem as the PNG that icons are made of: ``python -m tools.draw_icons``, with what tests need."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import SWITCHES, chromium_path

THEME = Path(__file__).parents[1] / "theme"
SIDE = 768


def main() -> None:
    """Write the picture anew."""
    emblem = (THEME / "static/img/emblem.svg").read_text("utf-8").replace('width="64" height="64"', f'width="{SIDE}"')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=SWITCHES)
        page = browser.new_page(viewport={"width": SIDE, "height": SIDE})
        page.set_content(f'<body style="margin:0;display:grid">{emblem}</body>')
        page.screenshot(path=str(THEME / "emblem.png"), omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
