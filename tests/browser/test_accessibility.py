"""What axe-core finds on each kind of page, at two widths, in light, dark and forced colours: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import answer_from
from tests.browser.kinds import KINDS, page_of
from tests.building import SITE_URL

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
# A page without any style has the browser's own colours, which are not wrong; axe takes its ground to be white.
RUN = """tags => axe.run({runOnly: {type: 'tag', values: tags},
    rules: {'target-size': {enabled: true}, 'color-contrast': {enabled: document.styleSheets.length > 0}}})
  .then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`)))"""


@pytest.fixture(scope="module", params=[320, 1280], ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module", params=COLOURS)
def tab(request: pytest.FixtureRequest, browser: Browser, bulletin: Path, width: int) -> Iterator[Page]:
    """A tab of that width in those colours, in which the bulletin answers."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **COLOURS[request.param])
    page = context.new_page()
    answer_from(page, bulletin)
    yield page
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(tab: Page, bulletin: Path, kind: str) -> None:
    tab.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
    tab.evaluate(AXE)
    assert tab.evaluate(RUN, TAGS) == []


def test_axe_would_find_what_is_wrong(tab: Page) -> None:
    pale = "<style>p { color: #ccc; background: #fff; forced-color-adjust: none }</style>"
    tab.goto("about:blank")
    tab.set_content(f"<html><title>x</title>{pale}<body><img src=x.png><p>mờ</p>")
    tab.evaluate(AXE)
    found = {line.partition(":")[0] for line in tab.evaluate(RUN, TAGS)}
    assert {"image-alt", "html-has-lang", "color-contrast"} <= found


def test_only_lite_pages_have_no_style(tab: Page, bulletin: Path) -> None:
    for kind in KINDS:
        tab.goto(f"{SITE_URL}/{page_of(bulletin, kind)}")
        assert (tab.evaluate("document.styleSheets.length") > 0) != kind.startswith("lite"), kind
