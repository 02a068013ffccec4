"""Words that nobody planned for: a word of three hundred letters, contents of twelve long headings."""

from __future__ import annotations

from playwright.sync_api import ViewportSize

from tests.browser import boxes
from tests.browser.survey import Survey

OFFICE: ViewportSize = {"width": 1280, "height": 900}
# Each title becomes a word without an end; the titles whose box is then wider than what it stands in.
_LENGTHEN = """word => {
  const links = [...document.querySelectorAll("main .card__link, main .headlines__link, main .archive-list__link")];
  for (const link of links) link.textContent = word;
  return links.filter((link) => {
    const title = link.getBoundingClientRect(), around = link.closest("section, article, .front").parentElement;
    return title.right > around.getBoundingClientRect().right + 1;
  }).map((link) => link.closest("section, article, .front").className);
}"""
_CONTENTS = """() => {
  const item = `<li><a class="contents__link" href="#">${"Phần thứ nhất của kế hoạch ".repeat(3)}</a></li>`;
  const list = `<nav class="contents"><ol class="contents__list">${item.repeat(12)}</ol></nav>`;
  document.querySelector(".prose").insertAdjacentHTML("beforebegin", list);
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const names = [".breadcrumbs", "h1", ".story__head", ".prose", ".contents"];
  const [above, title, tools, prose, contents] = names.map(box);
  return {
    torn: title.top - above.bottom + prose.top - tools.bottom,
    beside: contents.left > prose.right && contents.top <= title.top,
    seen: contents.height <= innerHeight,
  };
}"""


def test_a_word_of_three_hundred_letters_stays_where_it_belongs(survey: Survey) -> None:
    for kind in ("front", "category", "story"):
        page = survey.open(kind)
        page.set_viewport_size(OFFICE)
        assert page.evaluate(_LENGTHEN, "Ạbcx" * 75) == [], kind
        assert boxes.wider(page) == [], kind


def test_long_words_of_tags_and_of_lite_pages_stay_on_a_phone(survey: Survey) -> None:
    for kind, where in (("tags", ".tags__link"), ("story", ".tags__link"), ("lite story", "article p")):
        page = survey.open(kind)
        page.locator(where).first.evaluate("(one, word) => { one.textContent = word }", "Ạbcx" * 75)
        assert boxes.wider(page) == [], kind


def test_long_words_of_contents_and_of_titles_that_lead_on_stay_on_a_phone(survey: Survey) -> None:
    word = "Ạbcx" * 75
    page = survey.open("story")
    contents = "<nav class=contents><ol class=contents__list><li><a class=contents__link href=#></a></li></ol></nav>"
    page.evaluate("html => document.querySelector('.prose').insertAdjacentHTML('beforebegin', html)", contents)
    page.locator(".contents__link").last.evaluate("(one, word) => { one.textContent = word }", word)
    assert boxes.wider(page) == []
    page = survey.open("front")
    page.locator("main .section-title__link").first.evaluate("(one, word) => { one.textContent = word }", word)
    assert boxes.wider(page) == []


def test_formats_of_feeds_stay_on_the_narrowest_phone_in_letters_twice_as_large(survey: Survey) -> None:
    page = survey.open("feeds")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert boxes.wider(page) == []


def test_lines_of_code_stay_on_a_phone(survey: Survey) -> None:
    lines = "mã lệnh " * 40 + "x" * 300
    for kind, where in (("story", ".prose"), ("lite story", "article")):
        page = survey.open(kind)
        page.locator(where).first.evaluate(
            "(one, lines) => { one.append(document.createElement('pre')); one.lastChild.textContent = lines }", lines
        )
        assert boxes.wider(page) == [], kind


def test_long_contents_stand_beside_the_story_and_tear_nothing_apart(survey: Survey) -> None:
    page = survey.open("story")
    page.set_viewport_size(OFFICE)
    found = page.evaluate(_CONTENTS)
    assert found["beside"]
    assert found["seen"]
    assert found["torn"] < 60  # pixels: no more than the distances of the theme
