"""What a reader copies and finds on a page is what was written; lines do not break within a figure all the same."""

from __future__ import annotations

import re

from bantin.theming.figures import keep_figures_whole
from playwright.sync_api import Page

COPY = """async () => {
  getSelection().selectAllChildren(document.querySelector('main'));
  document.execCommand('copy');
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [getSelection().toString(), await read('text/plain'), await read('text/html')];
}"""
LINES = "(span) => new Set([...span.getClientRects()].map((box) => Math.round(box.top))).size"
FIGURES = ("ngày 14-1", "2023–2028", "Khoản 2", "3,5 km", "14/1", "10/12/2019")


def test_a_copied_story_holds_no_hidden_space_or_joiner(page: Page, story: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(story)
    selected, plain, html = page.evaluate(COPY)
    assert len(selected) > 500
    assert len(plain) > 500
    for text in (selected, plain, html):
        assert re.findall("[\u2060\u00a0]|&nbsp;", text) == []


def test_a_date_is_found_as_it_is_typed(page: Page, story: str) -> None:
    page.goto(story)
    figure = page.locator("main .whole").first.inner_text()
    assert page.evaluate("(words) => window.find(words, false, false, true)", figure)
    assert not page.evaluate("(words) => window.find(words, false, false, true)", f"{figure}q")


def test_no_line_breaks_within_a_figure(page: Page, story: str) -> None:
    page.goto(story)
    place = page.locator(".prose > p").first
    place.evaluate("(p) => { p.style.width = 'min-content' }")
    lines: dict[str, list[int]] = {}
    for figure in FIGURES:
        for html in (str(keep_figures_whole(figure)), figure):
            place.evaluate("(p, html) => { p.innerHTML = `<i>${html}</i>` }", html)
            lines.setdefault(figure, []).append(place.locator("i").evaluate(LINES))
    assert {figure: whole for figure, (whole, _) in lines.items() if whole != 1} == {}
    assert {figure for figure, (_, broken) in lines.items() if broken > 1} == {it for it in FIGURES if "/" not in it}
