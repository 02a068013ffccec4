"""Serves the site as it stands, on this machine only; each page gets a script that hears of the next build.

The script is put into what is sent, never into the site. Nothing is cached: an editor wants to see what was saved.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Collection
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from bantin.devserver.outcome import State
from bantin.devserver.request_guard import LOCAL, is_at_home, is_hidden, is_own_page, wanted
from bantin.devserver.story_page import story_page
from bantin.devserver.whereabouts import Whereabouts
from bantin.newsroom.catalogue import spoken
from bantin.newsroom.message import say

Hosts = Callable[[], Collection[str]]
LIVE, EVENTS = "/__dev/live.js", "/__dev/events"
_SCRIPT = Path(__file__).with_name("live.js")
_PLAIN = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>
<body><p>{words}</p></body></html>
"""
_WAITING = say("server/waiting-title"), say("server/waiting")
_UNBUILT = say("server/unbuilt-title"), say("server/unbuilt")
_STRANGER = say("server/stranger")
_NO_ADDRESS = say("server/no-address")
_BREATH = 15.0  # seconds between signs of life, by which a closed tab is noticed


class Handler(SimpleHTTPRequestHandler):
    """Answers for the files of one folder and, where a site is built again and again, the script and the news.

    Without a ``state`` nobody builds: pages are sent as they are.
    """

    def __init__(self, *arguments: Any, state: State | None, hosts: Hosts, directory: str) -> None:
        self._state, self._hosts = state, hosts
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        """Answer a request."""
        if self._is_refused():
            return
        path = self.path.partition("?")[0]
        if self._state and path == EVENTS:
            self._send_news(self._state, self._page_of_news())
        elif self._state and path == LIVE:
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer a request for what is known of a file."""
        if not self._is_refused():
            super().do_HEAD()

    def _is_refused(self) -> bool:
        """Answer strangers, and requests for what no file can be called; say whether this was one."""
        given = self.headers.get_all("Host", [])
        stranger = not is_at_home(LOCAL | frozenset(self._hosts()), given)
        if stranger or (self.path.startswith("/__dev/") and not is_own_page(self._origins, given[0])):
            self._refuse(HTTPStatus.FORBIDDEN, str(_STRANGER))
        elif wanted(self.path) is None:
            self._refuse(HTTPStatus.BAD_REQUEST, str(_NO_ADDRESS))
        else:
            return False
        return True

    @property
    def _origins(self) -> list[str]:
        return self.headers.get_all("Origin", [])

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        self._send(f"{words}\n".encode(), "text/plain", status)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a page, which hears of the next build, or with any other file as it is."""
        path = Path(self.translate_path(self.path))
        address = wanted(self.path) or ""
        if address.endswith("/"):  # means a folder: a file that is asked for so is not there
            path /= "index.html"
        inner = path.relative_to(self.directory)
        version, proofs = (self._state.version, self._state.proof) if self._state else (0, {})
        if is_hidden(inner.parts):
            return self._start_missing(version, "")
        proof = proofs.get(inner.as_posix())
        page = (proof or _read(path)) if path.suffix == ".html" else None
        if page:
            return self._start_page(page, version, HTTPStatus.OK)
        if proof:
            self._start(HTTPStatus.OK, self.guess_type(path), proof)
            return BytesIO(proof)
        if os.path.exists(path):  # noqa: PTH110
            return super().send_head()
        return self._start_missing(version, inner.as_posix())

    def _start_missing(self, version: int, inner: str) -> BytesIO:
        """Answer for ``inner``, no file of the site: perhaps it means a story that stands elsewhere, or failed."""
        where = self._state.whereabouts if self._state else Whereabouts()
        source = where.meant_by(inner)
        if self._state and (page := where.page_of(source)) and Path(self.directory, page).is_file():
            return self._start_leading(page)
        findings = self._state.findings_in(source or inner) if self._state else []
        if findings:
            return self._start_page(story_page(source or inner, findings), version, HTTPStatus.OK)
        missing = _read(Path(self.directory, "404.html"))
        if missing is None:  # before the first build
            title, words = _WAITING if self._state else _UNBUILT
            plain = _PLAIN.format(lang=spoken(), title=title, words=words).encode()
            return self._start_page(plain, version, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._start_page(missing, version, HTTPStatus.NOT_FOUND)

    def _start_leading(self, page: str) -> BytesIO:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/{quote(page)}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return BytesIO()

    def _start_page(self, page: bytes, version: int, status: HTTPStatus) -> BytesIO:
        mark = blake2b(page, digest_size=16).hexdigest()
        sent = with_script(page, version, mark) if self._state else page
        self._start(status, "text/html; charset=utf-8", sent, mark)
        return BytesIO(sent)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._start(status, f"{kind}; charset=utf-8", data)
        if self.command != "HEAD":
            self.wfile.write(data)

    def _start(self, status: HTTPStatus, kind: str, data: bytes, mark: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if mark:
            self.send_header("ETag", f'"{mark}"')
        self.end_headers()

    def _page_of_news(self) -> str:
        """Return the file of the site on whose page the news are heard; empty if it does not say so."""
        path = (wanted(unquote(self.path.partition("?page=")[2])) or "").removeprefix("/")
        return path if path and not path.endswith("/") else f"{path}index.html"

    def _send_news(self, state: State, page: str) -> None:
        """Tell the ``page`` how things stand now, then after each build, until it is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen, now = -1, state.wait(-1, 0)
        try:
            while True:
                self.wfile.write(f"data: {json.dumps(state.told(page))}\n\n".encode() if now != seen else b":\n\n")
                self.wfile.flush()
                seen, now = now, state.wait(now, _BREATH)
        except OSError:
            self.close_connection = True  # the page was closed

    def end_headers(self) -> None:
        """Keep browsers from keeping anything."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing of requests: the terminal is for what editors must know."""


def _read(file: Path) -> bytes | None:
    """Return the bytes of ``file``; None if there is none, perhaps no longer."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def with_script(page: bytes, version: int, mark: str) -> bytes:
    """Return ``page`` with the script at its end, which knows the ``version`` of the site that it came with.

    By its ``mark``, the digest of its bytes, the script tells whether the next version of the site changes the page.
    """
    script = f'<script src="{LIVE}" data-version="{version}" data-mark="{mark}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(folder: Path, state: State | None, port: int, hosts: Hosts = lambda: ()) -> ThreadingHTTPServer:
    """Return a server for ``folder`` at 127.0.0.1; raise OSError if the port is taken.

    ``hosts`` gives the names, besides those of this machine, under which it may be asked.
    """
    handler = partial(Handler, state=state, hosts=hosts, directory=str(folder))
    server = _Server(("127.0.0.1", port), handler)
    server.daemon_threads = True
    return server
