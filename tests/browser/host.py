"""A host on this machine for a built site: answers from its folder, under a policy, and notes what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import cast
from urllib.parse import unquote, urlsplit

from tests.building import SITE_URL

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".avif": "image/avif",
    ".mp4": "video/mp4",
}
_LASTING = re.compile(r"\.[0-9a-f]{10}[.-]")  # a name by content, whose file never changes
_TEXTS = {".html", ".js", ".json", ".webmanifest"}


class Host(ThreadingHTTPServer):
    """Answers from ``folder``; ``instead`` maps a path to other bytes, or to None where nothing is any more.

    Where a file names the address that it was built for, it gets the address of this host: a browser then asks this
    machine by itself, which costs a tenth of handing it each answer through Playwright.
    """

    daemon_threads = True

    def __init__(self, folder: Path, policy: str, is_kept: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.folder, self.policy, self.is_kept = folder, policy, is_kept
        self.instead: dict[str, bytes | None] = {}
        self.asked: list[str] = []
        self.missing: list[str] = []

    @property
    def address(self) -> str:
        """``http://127.0.0.1:PORT``, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def find(self, path: str) -> bytes | None:
        """Return what lies at ``path`` (without a slash at its beginning), or None."""
        file = self.folder / path
        if path in self.instead or not file.is_file():
            return self.instead.get(path)
        data = file.read_bytes()
        return data.replace(SITE_URL.encode(), self.address.encode()) if file.suffix in _TEXTS else data


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host = cast(Host, self.server)
        path = unquote(urlsplit(self.path).path).lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        host.asked.append(path)
        data = host.find(path)
        if data is None:
            host.missing.append(path)
            self._send(404, host.find("404.html") or b"", ".html")
        else:
            self._send(200, data, Path(path).suffix)

    def _send(self, code: int, body: bytes, kind: str) -> None:
        host = cast(Host, self.server)
        is_kept = host.is_kept and _LASTING.search(self.path)
        self.send_response(code)
        self.send_header("Content-Type", TYPES.get(kind, "text/plain"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600" if is_kept else "no-store")
        if host.policy:
            self.send_header("Content-Security-Policy", host.policy)
        self.end_headers()
        with suppress(ConnectionError):  # the page is left already
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def hosting(folder: Path, policy: str = "", is_kept: bool = True) -> Iterator[Host]:
    """Answer from ``folder`` until the block ends; a browser may keep what never changes, if ``is_kept``."""
    with Host(folder, policy, is_kept) as host:
        Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield host
        finally:
            host.shutdown()
