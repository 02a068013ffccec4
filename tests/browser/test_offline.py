"""Reading without a network: a real host on this machine, a real service worker, a network that goes and comes."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.host import Host, hosting
from tests.building import ROOT

KEPT = "Bạn đang đọc bản đã lưu trên máy này"
SOURCES = ["img-src", "style-src", "script-src", "connect-src", "manifest-src", "form-action"]
POLICY = "; ".join(["default-src 'none'", *(f"{name} 'self'" for name in SOURCES)])
SHOWN = "img => img.decode().then(() => img.naturalWidth)"
PHOTOS = "(await caches.keys()).find(name => name.startsWith('anh-da-xem'))"
PHOTO = re.compile(r"/anh/[\w.-]+")
IS_KEPT = "async (address) => !!(await caches.match(address))"
KEPT_PHOTOS = f"async () => (await (await caches.open({PHOTOS})).keys()).map(it => it.url)"


@pytest.fixture
def far_host(bulletin: Path) -> Iterator[Host]:
    """A host of the bulletin that a device has never met, under another name than the bulletin was built for."""
    with hosting(bulletin, POLICY, is_kept=False) as far_host:  # only the worker may keep anything
        yield far_host


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A tab of a phone on which workers may work; what they keep for one host is nothing to another one."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(reader: Page) -> Iterator[Page]:
    """That tab, online."""
    yield reader
    reader.context.set_offline(False)


@pytest.fixture(scope="module")
def others(bulletin: Path, story: str) -> tuple[str, str]:
    """The paths of two stories more."""
    pages = sorted(f"/{path.relative_to(bulletin).as_posix()}" for path in bulletin.glob("2024/*/*/*.html"))
    one, other = [page for page in pages if page != story][:2]
    return one, other


def open_with_worker(page: Page, address: str) -> None:
    """Open a page and wait until the worker has kept it."""
    page.goto(address)
    page.evaluate("() => navigator.serviceWorker.ready")
    wait_until_kept(page, address)


def wait_until(page: Page, asked: str, arg: str = "", answer: object = True) -> None:
    """Ask the page until it gives that ``answer``: Playwright's own wait takes a promise for a yes."""
    end = time.monotonic() + PATIENCE / 1000
    while (given := page.evaluate(asked, arg)) != answer:
        assert time.monotonic() < end, f"{asked} gives {given!r}"
        page.wait_for_timeout(50)


def wait_until_kept(page: Page, address: str) -> None:
    wait_until(page, IS_KEPT, address)


def heading(far_host: Host, path: str) -> str:
    """Return what a page is called."""
    page = (far_host.find(path.lstrip("/")) or b"").decode()
    return unescape(re.sub("<[^>]*>", "", page.partition("<h1")[2].partition(">")[2].partition("</h1>")[0])).strip()


def test_a_page_that_was_read_is_there_without_a_network_and_fresh_with_one(
    far_host: Host, page: Page, story: str, others: tuple[str, str]
) -> None:
    other, unread = others
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    open_with_worker(page, far_host.address + story)
    page.goto(far_host.address + other)
    wait_until_kept(page, far_host.address + other)
    expect(page.get_by_text(KEPT)).to_be_hidden()
    page.goto(f"{far_host.address}/tim-kiem.html")  # never kept: alone it can do nothing
    page.goto(far_host.address + story)  # the worker sees the photos of a page from the second page on
    page.locator(".photo img").first.evaluate(SHOWN)
    wait_until(page, f"async () => !!(await ({KEPT_PHOTOS})()).length")

    page.context.set_offline(True)
    response = page.goto(far_host.address + story)
    expect(page.locator("h1")).to_have_text(heading(far_host, story))
    expect(page.get_by_text(KEPT)).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.masthead__cloth')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    assert page.locator(".photo img").first.evaluate(SHOWN) > 0
    assert response is not None and response.headers["content-security-policy"] == POLICY

    page.goto(far_host.address + unread)
    expect(page.locator("h1")).to_have_text("Không có mạng")
    kept = page.locator("[data-kept-list] a")
    expect(kept).to_have_count(2)
    assert {link.get_attribute("href") for link in kept.all()} == {far_host.address + story, far_host.address + other}
    kept.filter(has_text=heading(far_host, story)).click()
    expect(page.get_by_text(KEPT)).to_be_visible()

    page.context.set_offline(False)
    text = far_host.find(story.lstrip("/")) or b""
    far_host.instead[story.lstrip("/")] = text.replace(b"</h1>", " đã sửa</h1>".encode())
    page.goto(far_host.address + story)
    expect(page.locator("h1")).to_contain_text("đã sửa")
    expect(page.get_by_text(KEPT)).to_be_hidden()
    assert problems == []


def test_a_story_that_was_taken_back_is_kept_no_longer(far_host: Host, page: Page, story: str) -> None:
    open_with_worker(page, far_host.address + story)
    far_host.instead[story.lstrip("/")] = None
    response = page.goto(far_host.address + story)
    assert response is not None and response.status == 404
    wait_until(page, IS_KEPT, far_host.address + story, False)


def test_a_withdrawn_story_leaves_the_device_with_its_photos_and_the_lists_that_led_to_it(
    far_host: Host, page: Page, story: str, others: tuple[str, str]
) -> None:
    """The reader never opens the story again: the new worker comes with any other page."""
    open_with_worker(page, far_host.address + story)
    trail = re.findall(r'breadcrumbs__link" href="([^"]+)"', (far_host.find(story.lstrip("/")) or b"").decode())
    listing = trail[-1]  # the page of its category, which leads to it
    assert story in (far_host.find(listing.lstrip("/")) or b"").decode()
    for path in (listing, others[0], story):  # the worker sees the photos of a page from the second page on
        page.goto(far_host.address + path)
        wait_until_kept(page, far_host.address + path)
    page.locator(".photo img").first.evaluate(SHOWN)
    wait_until(page, f"async () => !!(await ({KEPT_PHOTOS})()).length")
    shown, elsewhere = (set(PHOTO.findall((far_host.find(it[1:]) or b"").decode())) for it in (story, others[0]))
    own = shown - elsewhere - set(PHOTO.findall((far_host.find(others[1][1:]) or b"").decode()))
    assert [it for it in page.evaluate(KEPT_PHOTOS) if it.removeprefix(far_host.address) in own]
    other_photo = f"{far_host.address}/anh/khac.0123456789-480.jpg"
    page.evaluate(
        "async ([page, photo]) => {"
        "  const pages = await caches.open((await caches.keys()).find(name => name.startsWith('trang-da-doc')));"
        "  const head = { headers: { 'content-type': 'text/html' } };"
        '  await pages.put(page, new Response(`<p><img src="/anh/khac.0123456789-480.jpg"></p>`, head));'
        f"  await (await caches.open({PHOTOS})).put(photo, new Response('x'));"
        "}",
        [far_host.address + "/khac.html", other_photo],
    )
    script = (far_host.find("sw.js") or b"").decode()
    far_host.instead["sw.js"] = script.replace('"gone": []', f'"gone": ["{story.lstrip("/")}"]').encode()
    page.goto(far_host.address + others[1])
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration())?.update(); }")
    wait_until(page, IS_KEPT, far_host.address + story, False)
    left = "async (names) => !(await (KEPT)()).some(it => JSON.parse(names).some(name => it.endsWith(name)))"
    wait_until(page, left.replace("KEPT", KEPT_PHOTOS), json.dumps(sorted(own)))
    assert other_photo in page.evaluate(KEPT_PHOTOS)
    assert not page.evaluate(IS_KEPT, far_host.address + listing)
    assert page.evaluate(IS_KEPT, far_host.address + "/khac.html")
    page.goto(far_host.address + story)  # the host still has it here: nothing of it is kept again
    page.goto(far_host.address + others[1])
    assert not page.evaluate(IS_KEPT, far_host.address + story)


def test_a_site_that_keeps_nothing_any_more_clears_up(
    far_host: Host, page: Page, story: str, others: tuple[str, str]
) -> None:
    open_with_worker(page, far_host.address + story)
    far_host.instead["sw.js"] = (ROOT / "plugins/bantin/offline/gone.js").read_bytes()
    page.goto(far_host.address + others[0])
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration())?.update(); }")
    wait_until(page, "async () => (await caches.keys()).length", answer=0)


def test_without_scripts_there_is_no_worker(
    far_host: Host, silent_page: Page, story: str, others: tuple[str, str]
) -> None:
    for path in (story, others[0], story):  # whoever would ask for a worker had asked by now
        silent_page.goto(far_host.address + path)
        expect(silent_page.get_by_text(KEPT)).to_be_hidden()
    assert "sw.js" not in far_host.asked
