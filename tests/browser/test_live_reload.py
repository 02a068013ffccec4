"""An editor's evening: save, look; make a mistake, read of it on the page; mend it, go on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.building import ROOT, SMALL_SITE

STORY, PAGE = "2024/hoi-nghi.md", "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
SETTINGS = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.demo.demo_pelicanconf import *\n"
SETTINGS += "PHOTOS_WIDTHS, PHOTOS_CARD_WIDTHS = [64], [32]\n"
WAIT = 60_000  # milliseconds; a build takes one second here, and many where others work too
# The page has asked whether it changed, and got its answer before this one: had it, it would be leaving by now.
DECIDED = """() => fetch(location.href, {method: 'HEAD', cache: 'no-store'})
  .then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))))"""
# What there is to say of the page has come to one who asked after the page itself did.
HEARD = """() => new Promise(done => {
  const news = new EventSource('/__dev/events?page=' + encodeURIComponent(location.pathname));
  news.onmessage = () => { news.close(); requestAnimationFrame(() => setTimeout(done)); };
})"""


@dataclass
class Desk:
    """An editor's folder, the page that is open, and the story being written."""

    page: Page
    story: Path
    settings: Path
    was_there: bool

    def replace(self, old: str, new: str) -> None:
        text = self.story.read_text("utf-8")
        assert old in text
        self.story.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def server(phone: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An editor's evening with one server; its page was opened before there was a site."""
    folder = tmp_path_factory.mktemp("live")
    content = Path(shutil.copytree(SMALL_SITE, folder / "content", ignore=shutil.ignore_patterns("2023")))
    settings = folder / "conf.py"
    settings.write_text(SETTINGS, "utf-8")
    command = [sys.executable, str(ROOT / "tests/kept_command.py"), "devserver", str(content), "-p", "0"]
    options = ["-o", str(folder / "output"), "-s", str(settings), "--", "-e", f'CACHE_PATH="{folder / "cache"}"']
    with subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found
        page = phone.new_page()
        answer = page.goto(found[0] + PAGE)
        was_there = answer is not None and answer.ok
        yield Desk(page, content / STORY, settings, was_there)
        page.close()
        process.terminate()
        process.communicate()


@pytest.fixture
def desk(server: Desk) -> Iterator[Desk]:
    """The editor's desk as a test finds it: the story is sound, and the page shows it. Settings are left sound."""
    expect(server.page.get_by_text("Đoạn cuối")).to_be_visible(timeout=WAIT)
    story = server.story.read_text("utf-8")
    yield server
    if server.story.read_text("utf-8") != story:
        server.story.write_text(story, "utf-8")


def test_a_page_opened_before_the_first_build_shows_itself_when_it_is_there(server: Desk) -> None:
    assert not server.was_there
    expect(server.page.get_by_text("Đoạn cuối")).to_be_visible(timeout=WAIT)


def test_what_is_saved_is_seen_and_mistakes_are_told_on_the_page_which_else_stays_as_it_is(desk: Desk) -> None:
    page, other, errors = desk.page, desk.story.with_name("cam.md"), desk.page.locator("ban-tin-errors")

    page.evaluate("window.opened = 'before'")
    with page.expect_response(lambda answer: answer.request.method == "HEAD", timeout=WAIT):
        other.write_text(f"{other.read_text('utf-8')}\nMột câu nữa.\n", "utf-8")
    page.evaluate(DECIDED)
    assert page.evaluate("window.opened") == "before"
    expect(errors).to_have_count(0)

    desk.replace("Đoạn cuối", "[Đoạn <b>hỏng](khong-co.html) cuối")
    expect(errors.get_by_role("alert")).to_contain_text("khong-co.html", timeout=WAIT)
    line = desk.story.read_text("utf-8").split("[Đoạn", 1)[0].count("\n") + 1
    expect(errors.locator("code").first).to_have_text(f"{STORY}:{line}")
    expect(page.get_by_text("Đoạn cuối")).to_have_count(0)
    assert page.evaluate("window.opened") is None

    desk.replace("[Đoạn <b>hỏng](khong-co.html) cuối", "Đoạn cuối")
    expect(errors).to_have_count(0, timeout=WAIT)
    expect(page.get_by_text("Đoạn cuối")).to_be_visible(timeout=WAIT)


def test_warnings_stand_on_the_page_in_amber_and_say_whether_they_stop_publishing(desk: Desk) -> None:
    page, notes = desk.page, desk.page.locator("ban-tin-notes")

    desk.replace("![Người phát biểu đứng sau bục có hoa]", "![]")
    status = notes.get_by_role("status")
    expect(status).to_contain_text("chưa có mô tả", timeout=WAIT)
    expect(status).to_contain_text("Chặn đăng.")
    line = desk.story.read_text("utf-8").split("![]", 1)[0].count("\n") + 1
    expect(notes.locator("code").first).to_have_text(f"{STORY}:{line}")
    assert notes.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(255, 196, 87)"
    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    button = notes.get_by_role("button")
    button.press("Escape")
    expect(notes.locator("ul")).to_be_hidden()
    button.press("Enter")
    expect(notes.locator("ul")).to_be_visible()

    page.goto(page.url.replace(PAGE, "2024/02/05/cam-sanh-chin-som-hon-moi-nam.html"))
    page.evaluate(HEARD)
    expect(page.locator("ban-tin-notes")).to_have_count(0)
    page.go_back()

    desk.replace("![]", "![Người phát biểu đứng sau bục có hoa]")
    expect(page.locator("ban-tin-notes")).to_have_count(0, timeout=WAIT)


def test_a_story_that_fails_shows_its_mistakes_at_its_address_and_comes_back_when_mended(desk: Desk) -> None:
    page = desk.page

    desk.replace("Date: 2024-01-14 17:30", "Date: 31/9/2024")
    expect(page.get_by_role("heading", name="Bài này chưa hiện được")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("Không có ngày 31/9/2024")).to_be_visible()
    assert page.url.endswith(PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate(HEARD)
    expect(page.locator("ban-tin-errors")).to_have_count(0)

    desk.replace("Date: 31/9/2024", "Date: 2024-01-14 17:30")
    expect(page.get_by_text("Đoạn cuối")).to_be_visible(timeout=WAIT)


def test_settings_are_read_anew_and_broken_ones_leave_the_site(desk: Desk) -> None:
    page, sound = desk.page, desk.settings.read_text("utf-8")

    desk.settings.write_text(f"{sound}SITENAME = \n", "utf-8")
    alert = page.locator("ban-tin-errors").get_by_role("alert")
    expect(alert).to_contain_text("đây là trang cũ", timeout=WAIT)
    expect(page.get_by_text("Đoạn cuối")).to_be_visible()

    desk.settings.write_text(f"{sound}SITENAME = 'Bản tin mới'\n", "utf-8")
    expect(page).to_have_title(re.compile("Bản tin mới"), timeout=WAIT)
    expect(page.locator("ban-tin-errors")).to_have_count(0)
