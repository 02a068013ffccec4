"""An editor's evening: save, look; make a mistake, read of it on the page; mend it, go on."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import ROOT, SMALL_SITE

STORY, PAGE = "2024/hoi-nghi.md", "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
WAIT = 60_000  # milliseconds; a build takes one second here, and many where others work too


@dataclass
class Desk:
    """An editor's folder, the page that is open, and the story being written."""

    page: Page
    story: Path
    settings: Path
    address: str

    def replace(self, old: str, new: str) -> None:
        text = self.story.read_text("utf-8")
        assert old in text
        self.story.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(SMALL_SITE, tmp_path / "content")
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.demo.demo_pelicanconf import *\n", "utf-8"
    )
    command = [sys.executable, "-m", "plugins.devserver", str(tmp_path / "content"), "-p", "0"]
    options = ["-o", str(tmp_path / "output"), "-s", str(settings), "--", "-e", f'CACHE_PATH="{tmp_path / "cache"}"']
    with subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found
        page = browser.new_page(locale="vi-VN")
        yield Desk(page, tmp_path / "content" / STORY, settings, found[0])
        page.context.close()
        server.terminate()
        server.communicate()


def open_story(desk: Desk) -> None:
    """Open the story once the first build is done; a page opened before would load itself anew just then."""
    for _ in range(WAIT // 500):
        with contextlib.suppress(OSError), urllib.request.urlopen(desk.address + PAGE, timeout=20):
            desk.page.goto(desk.address + PAGE)
            return
        time.sleep(0.5)
    pytest.fail("the server has built no site")


def test_what_is_saved_is_seen_and_mistakes_are_told_on_the_page(desk: Desk) -> None:
    open_story(desk)
    page, errors = desk.page, desk.page.locator("ban-tin-errors")

    desk.replace("Đoạn cuối", "Đoạn sau cùng")
    expect(page.get_by_text("Đoạn sau cùng")).to_be_visible(timeout=WAIT)
    expect(errors).to_have_count(0)

    desk.replace("Đoạn sau cùng", "[Đoạn <b>hỏng](khong-co.html) sau cùng")
    expect(errors.get_by_role("alert")).to_contain_text("khong-co.html", timeout=WAIT)
    line = desk.story.read_text("utf-8").split("[Đoạn", 1)[0].count("\n") + 1
    expect(errors.locator("code").first).to_have_text(f"{STORY}:{line}")

    desk.replace("[Đoạn <b>hỏng](khong-co.html) sau cùng", "Đoạn đã sửa")
    expect(page.get_by_text("Đoạn đã sửa")).to_be_visible(timeout=WAIT)
    expect(errors).to_have_count(0)


def test_a_page_that_a_save_leaves_as_it_is_is_not_loaded_anew(desk: Desk) -> None:
    open_story(desk)
    page, other = desk.page, desk.story.with_name("cam.md")
    page.evaluate("window.opened = 'before'")
    with page.expect_response(lambda answer: answer.request.method == "HEAD", timeout=WAIT):
        other.write_text(f"{other.read_text('utf-8')}\nMột câu nữa.\n", "utf-8")
    page.wait_for_timeout(1_000)
    assert page.evaluate("window.opened") == "before"

    desk.replace("Đoạn cuối", "Đoạn sau cùng")
    expect(page.get_by_text("Đoạn sau cùng")).to_be_visible(timeout=WAIT)
    assert page.evaluate("window.opened") is None


def test_settings_are_read_anew_and_broken_ones_leave_the_site(desk: Desk) -> None:
    open_story(desk)
    page, sound = desk.page, desk.settings.read_text("utf-8")

    desk.settings.write_text(f"{sound}SITENAME = 'Bản tin mới'\n", "utf-8")
    expect(page).to_have_title(re.compile("Bản tin mới"), timeout=WAIT)

    desk.settings.write_text(f"{sound}SITENAME = \n", "utf-8")
    alert = page.locator("ban-tin-errors").get_by_role("alert")
    expect(alert).to_contain_text("đây là trang cũ", timeout=WAIT)
    expect(page).to_have_title(re.compile("Bản tin mới"))

    desk.settings.write_text(sound, "utf-8")
    expect(page).not_to_have_title(re.compile("Bản tin mới"), timeout=WAIT)


def test_a_page_opened_before_the_first_build_shows_itself_when_it_is_there(desk: Desk) -> None:
    desk.page.goto(desk.address + PAGE)
    expect(desk.page.get_by_text("Đoạn cuối")).to_be_visible(timeout=WAIT)
