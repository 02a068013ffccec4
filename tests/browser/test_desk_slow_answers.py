"""A desk that answers late, as on an old machine that builds meanwhile: no word that was typed goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.officer import Officer

BODY = "Đoạn đầu.\n\n![](cam.jpg)\nẢnh một.\n\n![](cam.jpg)\nẢnh hai.\n"
LATE = """() => {
  const answer = window.fetch;
  window.fetch = async (...asked) => {
    const answered = await answer(...asked);
    if (String(asked[0]).endsWith("/cards")) await new Promise((done) => setTimeout(done, 500));
    return answered;
  };
}"""


@pytest.fixture
def story(officer: Officer) -> Iterator[Path]:
    """A draft with two photos without descriptions, open; taken away in the end."""
    file = officer.folder / "content/2026/cham.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"Title: Bài chậm\nDate: 2026-11-20\nCategory: Kinh tế\nStatus: nháp\n\n{BODY}", "utf-8")
    officer.open("2026/cham.md")
    expect(officer.page.locator("article.photo")).to_have_count(2)
    yield file
    officer.page.evaluate("location.hash = '#/'")
    officer.button("Tin mới").wait_for()
    officer.page.reload()  # no answer comes late any more
    file.unlink()


def test_what_is_typed_before_the_desk_has_answered_stays(officer: Officer, story: Path) -> None:
    page = officer.page
    text = page.get_by_label("Nội dung", exact=True)
    page.evaluate(LATE)
    cards = page.locator("article.photo")
    cards.nth(0).get_by_label("Ảnh cho thấy gì").fill("Vườn cam")
    cards.nth(1).get_by_label("Ảnh cho thấy gì").fill("Sọt cam")
    text.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Sáng nay, đầu bài. ", delay=80)  # the caret stays where it is, whenever an answer comes
    described = BODY.replace("![]", "![Vườn cam]", 1).replace("![]", "![Sọt cam]", 1)
    expect(text).to_have_value("Sáng nay, đầu bài. " + described)
    officer.is_saved()
    expect(cards.nth(0).get_by_label("Ảnh cho thấy gì")).to_have_value("Vườn cam")
