"""The search page in a real browser: by keyboard, without marks, without scripts, on a bad day."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bantin.vietnamese.folding import fold
from playwright.sync_api import Page, Request, expect

from tests.browser.host import Host
from tests.building import ROOT

SEARCH = "/tim-kiem.html"
ODD = [
    "HỘI NGHỊ",
    "Đường Đ đ ð ɖ",
    "hoà hòa",
    "Ẳ Ỵ ữ",
    "o\u0323\u0302",
    "Ｔｉｎ",
    "ÇŠñ",
    "19/19",
    "ﬁ",
    "Åström",
    "İ",
    "ß",
]


def stories(bulletin: Path) -> list[list[str]]:
    """Return what the index holds: title, address, day, category, summary."""
    parts = (json.loads(path.read_text("utf-8")) for path in sorted((bulletin / "tim-kiem").glob("*.json")))
    return [story for part in parts for story in part["stories"]]


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-found] .headlines__link").all_text_contents()


def words_of(text: str) -> list[str]:
    return re.split(r"[\W_]+", fold(text))


def test_words_without_marks_find_stories_and_the_reader_is_told_how_many(
    page: Page, bulletin: Path, host: Host
) -> None:
    page.goto(SEARCH)
    page.get_by_role("searchbox", name="Từ cần tìm").fill("hoi nghi")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    found = titles(page)
    expected = {
        title
        for title, _, _, _, summary in stories(bulletin)
        if "hoi nghi" in " ".join(words_of(title)) or "hoi nghi" in " ".join(words_of(summary))
    }
    assert expected
    assert set(found[: len(expected)]) == expected
    expect(page.get_by_role("status")).to_have_text(f"Tìm thấy {len(found)} tin.")
    assert page.url == f"{host.address}{SEARCH}?q=hoi%20nghi"


def test_the_last_word_may_be_unfinished_and_a_result_leads_to_its_story(
    page: Page, bulletin: Path, host: Host
) -> None:
    title, url, *_ = max(stories(bulletin), key=lambda story: len(story[0]))
    page.goto(SEARCH)
    page.keyboard.type(fold(title)[:-1])
    expect(page.locator(".headlines__link").first).to_have_text(title)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{host.address}/{url}"


def test_the_field_of_the_masthead_leads_to_the_results(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    page.get_by_role("searchbox", name="Từ cần tìm").fill("cam sành")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    expect(page.get_by_role("searchbox")).to_have_value("cam sành")
    assert "cam" in titles(page)[0].lower()


def test_on_a_phone_the_button_of_the_masthead_opens_the_page_with_the_field_ready(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Tìm tin").click()
    expect(page.get_by_role("searchbox", name="Từ cần tìm")).to_be_focused()


def test_nothing_is_fetched_before_it_is_needed_and_old_years_only_when_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: _note(request, asked))
    page.goto(SEARCH)
    expect(page.get_by_role("searchbox")).to_be_focused()  # the last thing that the script does by itself
    assert asked == []
    page.route("**/tim-kiem/*.json*", lambda route: route.fulfill(json=_many(route.request.url)))
    page.get_by_role("searchbox").fill("bai")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 25 tin.")
    assert (len(asked), len(titles(page))) == (1, 20)
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator("[data-search-found] li")).to_have_count(40)
    assert len(asked) == 2


def _note(request: Request, asked: list[str]) -> None:
    if "/tim-kiem/" in request.url:
        asked.append(request.url)


def _many(address: str) -> dict[str, object]:
    rows = [[f"Bài số {number}", f"{number}.html", "2024-01-01", 0, ""] for number in range(25)]
    return {"categories": [address], "stories": rows}


def test_words_that_no_story_has_and_an_index_that_does_not_come_are_said(page: Page) -> None:
    page.goto(SEARCH)
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy tin nào")
    page.get_by_role("searchbox").fill("?!")
    expect(page.get_by_role("status")).to_contain_text("Hãy gõ ít nhất một chữ")
    page.reload()
    page.route("**/tim-kiem/*.json*", lambda route: route.abort())
    page.get_by_role("searchbox").fill("cam")
    expect(page.get_by_role("status")).to_contain_text("Chưa tải được")


def test_markup_in_what_is_typed_or_found_stays_text(page: Page) -> None:
    row = ["<img src=x onerror=window.hit=1> bài", "a.html", "2024-01-01", 0, "<b>"]
    page.route("**/tim-kiem/*.json*", lambda route: route.fulfill(json={"categories": ["<i>"], "stories": [row]}))
    page.goto(f"{SEARCH}?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E")
    expect(page.locator("[data-search-found] li").first).to_contain_text("<img src=x onerror=window.hit=1> bài")
    assert page.evaluate("window.hit") is None


def test_without_scripts_the_page_says_so_and_offers_the_archive(silent_page: Page, host: Host) -> None:
    silent_page.goto(f"{SEARCH}?q=cam")
    note = silent_page.locator("noscript p")
    expect(note).to_be_visible()
    assert "đang tắt JavaScript" in (note.text_content() or "")
    silent_page.get_by_role("link", name="Năm 2024").click()
    assert silent_page.url == f"{host.address}/luu-tru/2024.html"


def test_the_script_folds_as_the_library_does(page: Page, bulletin: Path) -> None:
    script = (ROOT / "theme/static/js/search.js").read_text("utf-8")
    found = re.search(r"const fold = (.*);\n", script)
    assert found is not None
    texts = [*ODD, *(part for story in stories(bulletin) for part in (story[0], story[4]))]
    page.goto(SEARCH)
    assert page.evaluate(f"texts => texts.map({found[1]})", texts) == [fold(text) for text in texts]


def test_only_the_search_page_loads_the_search(bulletin: Path) -> None:
    pages = [path for path in bulletin.rglob("*.html") if "/theme/search." in path.read_text("utf-8")]
    assert pages == [bulletin / "tim-kiem.html"]
