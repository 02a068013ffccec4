"""Large text, deep zoom, tall Vietnamese letters: nothing runs out at the side, nothing is cut off."""

from __future__ import annotations

import pytest

from tests.browser import boxes
from tests.browser.kinds import EACH, STYLED
from tests.browser.survey import CUTTING, ENDS, ZOOMS, Survey


@pytest.mark.parametrize("kind", EACH)
@pytest.mark.parametrize(("width", "percent"), ZOOMS)
def test_nothing_scrolls_sideways(survey: Survey, kind: str, width: int, percent: int) -> None:
    assert survey.of(kind).wider[width, percent] == []


@pytest.mark.parametrize("width", ENDS)
@pytest.mark.parametrize("kind", STYLED)
def test_lines_leave_room_for_two_marks_on_a_capital(survey: Survey, kind: str, width: int) -> None:
    lines = survey.of(kind).lines[width]
    assert lines.titles
    assert min(lines.titles) >= 1.4
    assert min(lines.text, default=9) >= 1.55
    assert lines.too_low == []


@pytest.mark.parametrize("width", ENDS)
@pytest.mark.parametrize("kind", CUTTING)
def test_no_box_cuts_a_mark_off(survey: Survey, kind: str, width: int) -> None:
    """Tall letters everywhere: the page looks the same whether boxes may cut what runs out of them or not."""
    assert survey.of(kind).cut_off[width] == []


def test_a_wide_or_cutting_box_would_be_noticed(survey: Survey) -> None:
    page = survey.open("story")
    boxes.fill_with_tall_letters(page)
    devtools = page.context.new_cdp_session(page)
    assert (boxes.wider(page), boxes.inked(page, "h1"), boxes.cut_off(page, devtools)) == ([], [], [])
    page.evaluate("document.querySelector('h1').style.lineHeight = 1")
    assert boxes.inked(page, "h1")
    page.evaluate("document.querySelector('h1').classList.add('cut')")
    page.evaluate("document.adoptedStyleSheets[0].insertRule('.cut { overflow: hidden; height: 0.9em }')")
    assert boxes.cut_off(page, devtools)
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    assert boxes.wider(page)
    devtools.detach()
