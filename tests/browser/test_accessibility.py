"""What axe-core finds on each kind of page in light, dark and forced colours: nothing. Widths stand in survey.py."""

from __future__ import annotations

import pytest

from tests.browser import axe
from tests.browser.kinds import EACH
from tests.browser.survey import SCHEMES, WIDTHS, Survey


@pytest.mark.parametrize("kind", EACH)
@pytest.mark.parametrize("width", WIDTHS, ids=lambda width: f"{width}px")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(survey: Survey, kind: str, width: int, scheme: str) -> None:
    seen = survey.of(kind)
    assert seen.structure[width] + seen.colours[width, scheme] == []


@pytest.mark.parametrize("kind", EACH)
@pytest.mark.parametrize("width", WIDTHS, ids=lambda width: f"{width}px")
def test_colours_hide_and_show_nothing(survey: Survey, kind: str, width: int) -> None:
    """What axe says about the structure of a page in light colours therefore holds in all."""
    shown = survey.of(kind).shown
    assert shown[width, "light"] == shown[width, "dark"] == shown[width, "forced"] != []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_would_find_what_is_wrong(survey: Survey, scheme: str) -> None:
    pale = "<style>p { color: #ccc; background: #fff; forced-color-adjust: none }</style>"
    page = survey.open("lite index")
    page.goto("about:blank")
    page.emulate_media(**SCHEMES[scheme])
    page.set_content(f"<html><title>x</title>{pale}<body><img src=x.png><p>mờ</p>")
    page.evaluate(axe.SCRIPT)
    found = {line.partition(":")[0] for line in axe.structure(page) + axe.colours(page, {})}
    assert {"image-alt", "html-has-lang", "color-contrast"} <= found


def test_one_pale_word_among_many_is_found(survey: Survey) -> None:
    """Elements that look alike are asked about once; one that looks different is another one."""
    page = survey.open("archive")
    page.evaluate("[...document.querySelectorAll('main a')].at(-1).style.color = '#777'")
    page.evaluate("document.querySelector('main').style.backgroundColor = '#888'")
    assert any(line.startswith("color-contrast") for line in axe.colours(page, {}))


def test_a_colour_that_large_letters_may_have_is_found_on_small_ones(survey: Survey) -> None:
    grey = "<style>p { color: #888; background: #fff } .large { font-size: 24px }</style>"
    page = survey.open("lite index")
    page.goto("about:blank")
    page.set_content(f"<html lang=vi><title>x</title>{grey}<body><p class=large>lớn")
    page.evaluate(axe.SCRIPT)
    judged: dict[str, list[str]] = {}
    assert axe.colours(page, judged) == []
    page.evaluate("document.body.append(Object.assign(document.createElement('p'), {textContent: 'nhỏ'}))")
    page.evaluate("document.querySelector('p').className = ''")
    page.evaluate("document.querySelector('p').style.fontSize = '24px'")
    assert [line.partition(":")[0] for line in axe.colours(page, judged)] == ["color-contrast"]
