"""The search page in a real browser: by keyboard, by words of the body, without scripts, on a bad day."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bantin.vietnamese.folding import fold
from playwright.sync_api import Page, Request, expect

from tests.browser.host import Host

SEARCH = "/tim-kiem.html"


def lists_of(bulletin: Path) -> Any:
    return json.loads((bulletin / "tim-kiem/danh-sach.json").read_text("utf-8"))["segments"]


def stories(bulletin: Path) -> list[list[Any]]:
    """Return what the index shows: title, address, day, number of the section."""
    files = (file for segment in lists_of(bulletin) for file in (bulletin / segment["at"]).glob("t*.json"))
    return [story for file in files for story in json.loads(file.read_text("utf-8"))["stories"]]


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-found] .headlines__link").all_text_contents()


def words_of(html: str) -> str:
    text = re.sub(r"<[^>]*>", "", html.partition("<article")[2].partition("</article>")[0])
    return " ".join(re.split(r"[\W_]+", fold(text)))


def test_words_without_marks_find_every_story_that_has_them_and_the_reader_is_told_how_many(
    page: Page, bulletin: Path, host: Host
) -> None:
    having = {
        title
        for title, url, *_ in stories(bulletin)
        if {"hoi", "nghi"} <= {*words_of((bulletin / "lite" / url).read_text("utf-8")).split()}
    }
    assert len(having) > 3
    page.goto(SEARCH)
    page.get_by_role("searchbox", name="Từ cần tìm").fill("hoi nghi")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"Tìm thấy {len(having)} tin")
    assert set(titles(page)) <= having
    assert page.url == f"{host.address}{SEARCH}?q=hoi%20nghi"


def test_the_last_word_may_be_unfinished_and_a_result_leads_to_its_story(
    page: Page, bulletin: Path, host: Host
) -> None:
    title, url, *_ = max(stories(bulletin), key=lambda story: len(story[0]))
    page.goto(SEARCH)
    page.keyboard.type(fold(title)[:-1])
    expect(page.locator(".headlines__link").first).to_have_text(title)
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.matches('.headlines__link')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{host.address}/{url}"


def test_the_field_of_the_masthead_leads_to_the_results(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    page.get_by_role("searchbox", name="Tìm tin").fill("cam sành")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    expect(page.get_by_role("searchbox")).to_have_value("cam sành")
    assert "cam" in titles(page)[0].lower()


def test_on_a_phone_the_button_of_the_masthead_opens_the_page_with_the_field_ready(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Tìm tin").click()
    expect(page.get_by_role("searchbox", name="Từ cần tìm")).to_be_focused()


def test_a_result_shows_where_its_story_has_the_words_and_marks_them(page: Page) -> None:
    page.goto(f"{SEARCH}?q=cam+s%C3%A0nh")
    first = page.locator("[data-search-found] li").first
    expect(first.locator(".search-page__summary")).not_to_be_empty()
    assert {text.lower() for text in first.locator("mark").all_text_contents()} == {"cam", "sành"}


def test_a_result_found_by_a_name_alone_says_how_its_story_begins(page: Page) -> None:
    page.goto(f"{SEARCH}?q=Tu%E1%BA%A5n+T%C3%BA")
    summary = page.locator("[data-search-found] li .search-page__summary").first
    expect(summary).to_have_text(re.compile(r"^Tuấn Tú(, [^–]+)? – .{30}"))
    assert {text.lower() for text in summary.locator("mark").all_text_contents()[:2]} == {"tuấn", "tú"}


def test_nothing_is_fetched_before_it_is_needed(page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/tim-kiem/" in request.url or "search_index" in request.url:
            asked.append(request.url)

    page.on("request", note)
    page.goto(SEARCH)
    expect(page.get_by_role("searchbox")).to_be_focused()  # the last thing that the script does by itself
    assert asked == []
    page.get_by_role("searchbox").fill("cam sành")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    kinds = [re.sub(r".*/", "", address)[0] for address in asked]
    assert sorted(kinds) == ["d", "p", "s", "t", "w", "w"], "list, pairs, script, titles, a file for each word"


def test_results_are_narrowed_by_section_year_and_photos_and_put_in_another_order(
    page: Page, bulletin: Path, host: Host
) -> None:
    days = {title: day for title, _, day, _ in stories(bulletin)}
    page.goto(f"{SEARCH}?q=c%C3%A1c")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    page.get_by_label("Năm").select_option("2024")
    expect(page).to_have_url(f"{host.address}{SEARCH}?q=c%C3%A1c&nam=2024")
    page.get_by_label("Xếp theo").select_option("ngay")
    expect(page).to_have_url(f"{host.address}{SEARCH}?q=c%C3%A1c&nam=2024&xep=ngay")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    shown = [days[title] for title in titles(page)]
    assert shown == sorted(shown, reverse=True)
    assert {day[:4] for day in shown} == {"2024"}
    page.get_by_label("Có ảnh").check()
    expect(page).to_have_url(re.compile("anh=1"))
    page.reload()
    expect(page.get_by_label("Có ảnh")).to_be_checked()
    expect(page.get_by_label("Năm")).to_have_value("2024")


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


def test_a_file_that_went_with_a_newer_edition_is_looked_for_once_more(page: Page, bulletin: Path) -> None:
    page.goto(f"{SEARCH}?q=cam")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    missing: list[str] = []

    def once(route: Any) -> None:
        missing.append(route.request.url)
        route.fulfill(status=404) if len(missing) == 1 else route.continue_()

    page.route("**/tim-kiem/*/w*.json", once)
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    assert len(missing) == 2


def test_older_stories_that_do_not_come_leave_those_that_were_found(page: Page, bulletin: Path) -> None:
    told = json.loads((bulletin / "tim-kiem/danh-sach.json").read_text("utf-8"))
    older = {**told["segments"][-1], "at": "tim-kiem/none"}
    told["segments"].append(older)
    page.route("**/tim-kiem/danh-sach.json*", lambda route: route.fulfill(json=told))
    page.goto(f"{SEARCH}?q=Bằng+Cốc+hội+nghị+cam+sành")
    expect(page.get_by_role("status")).to_contain_text("Chưa tải được tin cũ hơn")
    assert titles(page)
    expect(page.get_by_role("button", name="Tìm tiếp trong tin cũ hơn")).to_be_visible()


def test_telex_that_finds_nothing_is_looked_for_as_what_it_means(page: Page) -> None:
    page.goto(f"{SEARCH}?q=hoi+nghi")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    words, found = page.get_by_role("status").text_content() or "", titles(page)
    page.get_by_role("searchbox").fill("hooij nghij")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("hooij"))
    expect(page.get_by_role("status")).to_have_text(f"Kết quả cho “hoi nghi”. {words}")
    assert titles(page) == found
    expect(page.get_by_role("searchbox")).to_have_value("hooij nghij")


def test_markup_in_what_is_typed_or_found_stays_text(page: Page, bulletin: Path) -> None:
    row = ["<img src=x onerror=window.hit=1> bài", "a.html", "2024-01-01", 0]
    page.route(
        "**/tim-kiem/*/t*.json", lambda route: route.fulfill(json={"sections": ["<i>"], "stories": [row] * 999})
    )
    page.route(
        "**/lite/a.html", lambda route: route.fulfill(body="<article><p>&lt;img src=x onerror=window.hit=1&gt;")
    )
    page.goto(f"{SEARCH}?q=cam")
    first = page.locator("[data-search-found] li").first
    expect(first).to_contain_text("<img src=x onerror=window.hit=1> bài")
    expect(first.locator(".search-page__summary")).to_contain_text("")
    page.get_by_role("searchbox").fill("<img src=x onerror=window.hit=1>")
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy")
    assert page.evaluate("window.hit") is None


def test_without_scripts_the_page_says_so_and_offers_the_archive(silent_page: Page, host: Host) -> None:
    silent_page.goto(f"{SEARCH}?q=cam")
    note = silent_page.locator("noscript p")
    expect(note).to_be_visible()
    assert "đang tắt JavaScript" in (note.text_content() or "")
    expect(silent_page.get_by_label("Năm", exact=True)).to_be_hidden()
    silent_page.get_by_role("link", name="Năm 2024").click()
    assert silent_page.url == f"{host.address}/luu-tru/2024.html"


def test_only_the_search_page_loads_the_search(bulletin: Path) -> None:
    pages = [path for path in bulletin.rglob("*.html") if "/theme/search" in path.read_text("utf-8")]
    assert pages == [bulletin / "tim-kiem.html"]
