"""Queries in a browser: what each asks for until its first ten results stand, and how long a slow phone takes."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

SLOW = 6  # times as slow as this machine
_KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json"}
OURS = """text => new Promise((done) => {
    const said = document.querySelector("[data-search-said]");
    document.querySelector("input").value = text;
    const began = performance.now();
    new MutationObserver(() => {
        if (said.textContent && said.textContent !== "…") done([said.textContent, performance.now() - began]);
    }).observe(said, { childList: true });
    document.querySelector("form").requestSubmit();
})"""
ALL_OF_OURS = """async (text) => {
    const index = openSearchIndex("", "tim-kiem/danh-sach.json");
    const { segments } = await index.told();
    const query = index.parse(text);
    const looked = await Promise.all(segments.map((segment) => index.look(segment, query, [])));
    return looked.reduce((sum, { hits }) => sum + hits.length, 0);
}"""
PAGEFIND = """async (text) => {
    const began = performance.now();
    const pagefind = await import("/pagefind/pagefind.js");
    const { results } = await pagefind.search(text);
    await Promise.all(results.slice(0, 10).map((each) => each.data()));
    return [results.length, performance.now() - began];
}"""


@dataclass
class Asked:
    """What a query cost: how many stories it finds, files and bytes until ten stand, seconds on a slow phone."""

    found: int
    requests: int
    bytes: int
    segments: int
    seconds: float
    snippet: int = 0


@dataclass
class Host:
    """A static host with compression; ``log`` says what was asked for and what it weighed."""

    folder: Path
    address: str = ""
    log: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Answer from ``folder`` until the block ends."""
    host = Host(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, host))
    host.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(4_000)
def weigh(file: Path) -> bytes:
    """Return the file as a host sends it: what is packed already is not packed again."""
    data = file.read_bytes()
    packed = gzip.compress(data, 9, mtime=0)
    return packed if file.suffix in _KINDS else data


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *arguments: Any) -> None:
        self._host = host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        file = self._host.folder / path.lstrip("/")
        data = weigh(file) if file.is_file() else b""
        self._host.log.append((path, len(data)))
        self.send_response(200 if file.is_file() else 404)
        if file.suffix in _KINDS:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", _KINDS.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def ask_ours(browser: Browser, host: Host, text: str) -> Asked:
    """Ask our search page with nothing kept; then on a slow phone that has kept the files."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host.address}/tim-kiem.html")
    host.log.clear()
    page.evaluate(OURS, text)
    index = [(path, size) for path, size in host.log if path.startswith("/tim-kiem/")]
    page.wait_for_timeout(200)
    snippets = [size for path, size in host.log if path.startswith("/lite/")]
    found = page.evaluate(ALL_OF_OURS, text)
    seconds = _slowly(page, OURS, text)
    context.close()
    folders = {path.split("/")[2] for path, _ in index if path.count("/") > 2}
    return Asked(found, len(index), sum(size for _, size in index), len(folders), seconds, max(snippets, default=0))


def ask_pagefind(browser: Browser, host: Host, text: str) -> Asked:
    """Ask Pagefind with nothing kept; then on a slow phone that has kept the files."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host.address}/pagefind.html")
    host.log.clear()
    found, _ = page.evaluate(PAGEFIND, text)
    asked = [size for path, size in host.log if path.startswith("/pagefind/")]
    seconds = _slowly(page, PAGEFIND, text)
    context.close()
    return Asked(found, len(asked), sum(asked), 0, seconds)


def _slowly(page: Page, script: str, text: str) -> float:
    page.reload()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    return float(page.evaluate(script, text)[1]) / 1000
