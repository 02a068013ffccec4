"""Reading without a network: a real server on this machine, a real service worker, a network that goes and comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.building import SMALL_SITE, run_pelican

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
OTHER = "2024/02/05/cam-sanh-chin-som-hon-moi-nam.html"
UNREAD = "2023/05/01/tin-so-1.html"
KEPT = "Bạn đang đọc bản đã lưu trên máy này"
SOURCES = ["img-src", "style-src", "script-src", "connect-src", "manifest-src", "form-action"]
POLICY = "; ".join(["default-src 'none'", *(f"{name} 'self'" for name in SOURCES)])
SHOWN = "img => img.decode().then(() => img.naturalWidth)"
PHOTOS = "(await caches.keys()).find(name => name.startsWith('anh-da-xem'))"


class Host(SimpleHTTPRequestHandler):
    """A host with the strict policy, which logs nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The small site, built in production, and the address that serves it: another one than it was built for."""
    folder = tmp_path_factory.mktemp("offline")
    output = folder / "output"
    output.mkdir()
    with serving(output) as site:
        cache = f'CACHE_PATH="{folder / "cache"}"'
        result = run_pelican(SMALL_SITE, folder / "built", "-e", cache, conf="publishconf.py")
        assert result.returncode == 0, result.stderr
        shutil.copytree(folder / "built", output, dirs_exist_ok=True)
        yield output, site


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    yield context
    context.close()


def open_with_worker(page: Page, address: str) -> None:
    """Open a page and wait until the worker has kept it."""
    page.goto(address)
    page.evaluate("() => navigator.serviceWorker.ready")
    wait_until_kept(page, address)


def wait_until_kept(page: Page, address: str) -> None:
    page.wait_for_function("async (address) => !!(await caches.match(address))", arg=address)


def test_a_page_that_was_read_is_there_without_a_network_and_fresh_with_one(
    published: tuple[Path, str], reader: BrowserContext
) -> None:
    output, site = published
    page = reader.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    open_with_worker(page, f"{site}/{STORY}")
    page.goto(f"{site}/{OTHER}")
    wait_until_kept(page, f"{site}/{OTHER}")
    expect(page.get_by_text(KEPT)).to_be_hidden()
    page.goto(f"{site}/tim-kiem.html")  # never kept: alone it can do nothing
    page.goto(f"{site}/{STORY}")  # the worker sees the photos of a page from the second page on
    page.locator(".photo img").first.evaluate(SHOWN)
    page.wait_for_function("async () => (await (await caches.open(PHOTOS)).keys()).length".replace("PHOTOS", PHOTOS))

    reader.set_offline(True)
    response = page.goto(f"{site}/{STORY}")
    expect(page.locator("h1")).to_have_text("Hội nghị tổng kết năm 2023")
    expect(page.get_by_text(KEPT)).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.masthead__cloth')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    assert page.locator(".photo img").first.evaluate(SHOWN) > 0
    assert response is not None and response.headers["content-security-policy"] == POLICY

    page.goto(f"{site}/{UNREAD}")
    expect(page.locator("h1")).to_have_text("Không có mạng")
    kept = page.locator("[data-kept-list] a")
    expect(kept).to_have_count(2)
    assert sorted(link.get_attribute("href") or "" for link in kept.all()) == [f"{site}/{STORY}", f"{site}/{OTHER}"]
    kept.filter(has_text="Hội nghị tổng kết năm 2023").click()
    expect(page.get_by_text(KEPT)).to_be_visible()

    reader.set_offline(False)
    file = output / STORY
    text = file.read_text("utf-8")
    file.write_text(text.replace("Đoạn cuối", "Đoạn đã sửa"), "utf-8")
    page.goto(f"{site}/{STORY}")
    expect(page.get_by_text("Đoạn đã sửa")).to_be_visible()
    expect(page.get_by_text(KEPT)).to_be_hidden()
    file.write_text(text, "utf-8")
    assert problems == []


def test_a_story_that_was_taken_back_is_kept_no_longer(published: tuple[Path, str], reader: BrowserContext) -> None:
    output, site = published
    page = reader.new_page()
    open_with_worker(page, f"{site}/{OTHER}")
    away = (output / OTHER).rename(output / "away")
    response = page.goto(f"{site}/{OTHER}")
    assert response is not None and response.status == 404
    page.wait_for_function("async (address) => !(await caches.match(address))", arg=f"{site}/{OTHER}")
    away.rename(output / OTHER)


def test_a_site_that_keeps_nothing_any_more_clears_up(published: tuple[Path, str], reader: BrowserContext) -> None:
    output, site = published
    page = reader.new_page()
    open_with_worker(page, f"{site}/{STORY}")
    worker = (output / "sw.js").read_text("utf-8")
    gone = Path(__file__).parents[2] / "theme/static/worker/gone.js"
    shutil.copy(gone, output / "sw.js")
    page.goto(f"{site}/{OTHER}")
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration())?.update(); }")
    page.wait_for_function("async () => !(await caches.keys()).length")
    (output / "sw.js").write_text(worker, "utf-8")


def test_without_scripts_there_is_no_worker(published: tuple[Path, str], browser: Browser) -> None:
    _, site = published
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{STORY}")
    page.wait_for_timeout(300)
    expect(page.get_by_text(KEPT)).to_be_hidden()
    assert f"{site}/sw.js" not in asked
    context.close()
