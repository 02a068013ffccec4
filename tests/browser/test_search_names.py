"""What stands together in names that a story has, not in its text: tags, the section above, files that it offers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host, hosting
from tests.building import run_pelican

SECTIONS = [{"name": "Kinh tế"}, {"name": "Chợ phiên", "parent": "Kinh tế"}]
TITLE = "Bà con M'nông xuống chợ"
STORY = f"""Title: {TITLE}
Date: 2026-11-02 08:00
Category: Chợ phiên
Tags: nông thôn mới kiểu mẫu, Nghị quyết 18-NQ/TW

Kinh phí có [trong kế hoạch số 145](Kế hoạch 145_UBND.pdf), thực tế đã chi. Mẫu và kiểu đều mới.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site of one story on a host of this machine."""
    folder = tmp_path_factory.mktemp("names")
    (folder / "content").mkdir()
    (folder / "content/cho.md").write_text(STORY, "utf-8")
    (folder / "content/Kế hoạch 145_UBND.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    settings = [f"CATEGORIES={json.dumps(SECTIONS)}", f"CACHE_PATH={json.dumps(str(folder / 'cache'))}"]
    built = run_pelican(folder / "content", folder / "output", "-e", *settings, conf="publishconf.py")
    assert built.returncode == 0, built.stderr
    with hosting(folder / "output", is_kept=False) as host:
        yield host


@pytest.mark.parametrize(
    "typed",
    [
        "“nông thôn mới kiểu mẫu”",
        "“Nghị quyết 18-NQ/TW”",
        "“kinh tế”",
        "“kinh tế” chợ",
        "“kế hoạch 145_UBND.pdf”",
        "ke-hoach-145-ubnd",
        "mnong",
        "M’Nông",
    ],
)
def test_a_story_is_found_by_its_names_and_stays_among_the_results(page: Page, small: Host, typed: str) -> None:
    page.goto(f"{small.address}/tim-kiem.html")
    page.get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    result = page.locator("[data-search-found] li")
    expect(result.locator(".search-page__summary")).not_to_be_empty()  # by then a wrong result has gone
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 tin.")


def test_words_side_by_side_in_no_line_of_a_story_do_not_find_it(page: Page, small: Host) -> None:
    page.goto(f"{small.address}/tim-kiem.html?q=“mẫu+nghị”")
    expect(page.get_by_role("status")).to_contain_text("Không tìm thấy tin nào")


def test_what_a_file_is_called_does_not_stand_before_what_the_story_says(page: Page, small: Host) -> None:
    page.goto(f"{small.address}/tim-kiem.html?q=kế+hoạch+145")
    summary = page.locator("[data-search-found] .search-page__summary")
    expect(summary).to_contain_text("trong kế hoạch số 145")


def test_a_title_alone_brings_the_first_words_of_its_story_and_no_line_of_section_and_day(
    page: Page, small: Host
) -> None:
    page.goto(f"{small.address}/tim-kiem.html?q=bà+con+xuống")
    summary = page.locator("[data-search-found] .search-page__summary")
    expect(summary).to_have_text(re.compile(r"^Kinh phí có trong kế hoạch số 145 .* Mẫu và kiểu đều mới\.$"))
