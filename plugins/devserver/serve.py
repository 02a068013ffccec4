"""Serves the site as it stands, on this machine only; each page gets a script that hears of the next build.

The script is put into what is sent, never into the site. Nothing is cached: an editor wants to see what was saved.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from plugins.devserver.state import State

LIVE, EVENTS = "/__dev/live.js", "/__dev/events"
_SCRIPT = Path(__file__).with_name("live.js")
_WAITING = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đang dựng trang</title>'
    "<body><p>Trang đang được dựng lần đầu. Dựng xong, trang tự hiện.</p></body></html>"
).encode()
_BREATH = 15.0  # seconds between signs of life, by which a closed tab is noticed


class Handler(SimpleHTTPRequestHandler):
    """Answers for the files of one folder, the script, and the news."""

    def __init__(self, *arguments: Any, state: State, directory: str) -> None:
        self._state = state
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._send_news()
        elif path == LIVE:
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a page that hears of the next build, or with any other file as it is."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            return self._start_page(path, HTTPStatus.OK)
        if not path.exists():
            return self._start_page(Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND)
        return super().send_head()

    def _start_page(self, file: Path, status: HTTPStatus) -> BytesIO:
        try:
            page = with_script(file.read_bytes(), self._state.version)
        except OSError:  # before the first build
            page, status = with_script(_WAITING, self._state.version), HTTPStatus.SERVICE_UNAVAILABLE
        self._start(status, "text/html; charset=utf-8", len(page))
        return BytesIO(page)

    def _send(self, data: bytes, kind: str) -> None:
        self._start(HTTPStatus.OK, f"{kind}; charset=utf-8", len(data))
        self.wfile.write(data)

    def _start(self, status: HTTPStatus, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _send_news(self) -> None:
        """Tell how things stand now, then after each build, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen, now = -1, self._state.wait(-1, 0)
        try:
            while True:
                self.wfile.write(f"data: {json.dumps(self._state.told())}\n\n".encode() if now != seen else b":\n\n")
                self.wfile.flush()
                seen, now = now, self._state.wait(now, _BREATH)
        except OSError:
            self.close_connection = True  # the page was closed

    def end_headers(self) -> None:
        """Keep browsers from keeping anything."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing of requests: the terminal is for what editors must know."""


def with_script(page: bytes, version: int) -> bytes:
    """Return ``page`` with the script at its end, which knows the ``version`` of the site that it came with."""
    script = f'<script src="{LIVE}" data-version="{version}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(folder: Path, state: State, port: int) -> ThreadingHTTPServer:
    """Return a server for ``folder`` at 127.0.0.1; raise OSError if the port is taken."""
    server = _Server(("127.0.0.1", port), partial(Handler, state=state, directory=str(folder)))
    server.daemon_threads = True
    return server
