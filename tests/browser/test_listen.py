"""A story with a recording: its button is there from the first paint on, leads to the player, and stays off paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import boxes
from tests.browser.host import Host
from tests.browser.test_steady import BEFORE, moved

# What components/story_tools.html and photos/markup.py write; no story of the demonstration has a recording.
BUTTON = '<button class="tools__item" type="button" data-act="listen" hidden>Nghe</button>'
PLAYER = '<figure class="photo"><audio class="photo__audio" controls preload="none" src="/a.ogg"></audio></figure>'
SHARE, PROSE = '<details class="tools__share"', '<div class="prose">\n'


@pytest.fixture
def told(host: Host, story: str) -> Iterator[str]:
    """The path of a story with a recording."""
    html = (host.find(story.lstrip("/")) or b"").decode()
    assert html.count(SHARE) == html.count(PROSE) == 1
    path = "nghe.html"
    host.instead[path] = html.replace(SHARE, BUTTON + SHARE).replace(PROSE, PROSE + PLAYER).encode()
    yield f"/{path}"
    del host.instead[path]


def test_nothing_moves_when_the_button_comes(prepared_page: Page, told: str) -> None:
    prepared_page.add_init_script(BEFORE)
    for width in (320, 360, 1280):
        prepared_page.set_viewport_size({"width": width, "height": 900})
        assert moved(prepared_page, told) == {}, width


def test_the_button_leads_to_the_player_by_keyboard(page: Page, told: str) -> None:
    page.goto(told)
    page.evaluate("() => { HTMLMediaElement.prototype.play = function () { this.dataset.played = ''; }; }")
    page.get_by_role("button", name="Nghe", exact=True).press("Enter")
    player = page.locator("audio[data-played]")
    expect(player).to_be_focused()
    expect(player).to_be_in_viewport()
    assert boxes.wider(page) == []


def test_without_scripts_there_is_the_player_alone(silent_page: Page, told: str) -> None:
    silent_page.goto(told)
    expect(silent_page.locator("[data-act=listen]")).to_be_hidden()
    expect(silent_page.locator("audio")).to_be_visible()


def test_paper_has_no_player(prepared_page: Page, told: str) -> None:
    prepared_page.goto(told)
    prepared_page.emulate_media(media="print")
    expect(prepared_page.locator("audio")).to_be_hidden()
