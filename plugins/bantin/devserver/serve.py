"""Serves the site as it stands, on this machine only; each page gets a script that hears of the next build.

The script is put into what is sent, never into the site. Nothing is cached: an editor wants to see what was saved.
"""

from __future__ import annotations

import asyncio
import json
import mimetypes
import posixpath
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from bantin.devserver.local_server import LocalServer
from bantin.devserver.outcome import State, mark_of
from bantin.devserver.request_guard import LOCAL, is_at_home, is_hidden, is_own_page, wanted
from bantin.devserver.story_page import story_page
from bantin.devserver.whereabouts import Whereabouts
from bantin.newsroom.catalogue import spoken
from bantin.newsroom.message import Message, say
from bantin.newsroom.name_forms import STORY_ENDINGS

Hosts = Callable[[], Collection[str]]
LIVE, EVENTS = "/__dev/live.js", "/__dev/events"
_SCRIPT = Path(__file__).with_name("live.js")
_PLAIN = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>
<body><p>{words}</p></body></html>
"""
_WAITING = say("server/waiting-title"), say("server/waiting")
_UNBUILT = say("server/unbuilt-title"), say("server/unbuilt")
_NO_PAGE_YET = say("server/no-page-yet-title"), say("server/no-page-yet")
_AT_ROOT = b'<head><base href="/">'  # where the page for what is not there stands: its links lead on from there
_STRANGER = say("server/stranger")
_NO_ADDRESS = say("server/no-address")
_BREATH = 15.0  # seconds between signs of life, by which a closed tab is noticed
_HTML, _OTHER = "text/html; charset=utf-8", "application/octet-stream"
# What a machine may know otherwise (the registry of Windows), or not at all.
_KINDS = {".js": "text/javascript", ".css": "text/css", ".webp": "image/webp", ".avif": "image/avif"}
_KINDS |= {".svg": "image/svg+xml", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}


@dataclass(frozen=True, slots=True)
class SiteServer:
    """Answers for the files of one folder and, where a site is built again and again, the script and the news.

    Without a ``state`` nobody builds: pages are sent as they are. An ASGI application.
    """

    folder: Path
    state: State | None
    hosts: Hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope)
        answer = await self._answer(request)
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["Connection"] = "close"  # so that none is open when the server is to end
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        address = _typed(request)
        path = address.partition("?")[0]
        if refused := self._refusal(request, address):
            return refused
        if request.method not in ("GET", "HEAD"):
            return _plain(str(_NO_ADDRESS), HTTPStatus.METHOD_NOT_ALLOWED)
        if self.state and path == EVENTS and request.method == "GET":
            return StreamingResponse(_news(self.state, _page_of_news(address)), media_type="text/event-stream")
        if self.state and path == LIVE:
            return Response(_SCRIPT.read_bytes(), media_type="text/javascript")
        return await run_in_threadpool(self._file, wanted(address) or "/")

    def _refusal(self, request: Request, address: str) -> Response | None:
        """Return the answer to strangers, and to requests for what no file can be called; None for all others."""
        given, origins = request.headers.getlist("host"), request.headers.getlist("origin")
        stranger = not is_at_home(LOCAL | frozenset(self.hosts()), given)
        if stranger or (address.startswith("/__dev/") and not is_own_page(origins, given[0])):
            return _plain(str(_STRANGER), HTTPStatus.FORBIDDEN)
        return _plain(str(_NO_ADDRESS), HTTPStatus.BAD_REQUEST) if wanted(address) is None else None

    def _file(self, address: str) -> Response:
        """Return a page, which hears of the next build, or any other file as it is."""
        inner = _inner(address)
        path = self.folder / inner
        version, proofs = (self.state.version, self.state.proof) if self.state else (0, {})
        if is_hidden(inner.parts):
            return self._missing(version, "")
        proof = proofs.get(inner.as_posix())
        page = (proof or _read(path)) if path.suffix == ".html" else None
        if page:
            return self._page(page, version, HTTPStatus.OK)
        if proof:
            return Response(proof, headers={"Content-Type": _kind(path)})
        with suppress(OSError):  # a name that is too long for the disk is that of no file
            if path.is_dir():
                return RedirectResponse(f"{quote(address)}/", HTTPStatus.MOVED_PERMANENTLY)
            if path.is_file():
                return FileResponse(path, headers={"Content-Type": _kind(path)}, stat_result=path.stat())
        return self._missing(version, inner.as_posix())

    def _missing(self, version: int, inner: str) -> Response:
        """Answer for ``inner``, no file of the site: perhaps it means a story that stands elsewhere, or failed."""
        where = self.state.whereabouts if self.state else Whereabouts()
        source = where.meant_by(inner)
        if self.state and (page := where.page_of(source)) and (self.folder / page).is_file():
            return RedirectResponse(f"/{quote(page)}", HTTPStatus.FOUND)
        findings = self.state.findings_in(source or inner) if self.state else []
        if findings:
            return self._page(story_page(source or inner, findings), version, HTTPStatus.OK)
        missing = _read(self.folder / "404.html")
        if missing is None:  # before the first build
            return self._page(
                _plain_page(*(_WAITING if self.state else _UNBUILT)), version, HTTPStatus.SERVICE_UNAVAILABLE
            )
        if self.state and inner.endswith(STORY_ENDINGS):  # most likely one that was begun a moment ago
            return self._page(_plain_page(*_NO_PAGE_YET), version, HTTPStatus.NOT_FOUND)
        return self._page(missing.replace(b"<head>", _AT_ROOT, 1), version, HTTPStatus.NOT_FOUND)

    def _page(self, page: bytes, version: int, status: HTTPStatus) -> Response:
        mark = mark_of(page)
        sent = with_script(page, version, mark) if self.state else page
        return Response(sent, status, {"Content-Type": _HTML, "ETag": f'"{mark}"'})


def _typed(request: Request) -> str:
    """Return the address as it stands in the request."""
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    return raw.decode("latin-1") + (f"?{query.decode('latin-1')}" if query else "")


def _inner(address: str) -> PurePosixPath:
    """Return the path below the site that ``address`` means; nothing leads out of it."""
    parts = [part for part in posixpath.normpath(address).split("/") if part not in ("", ".", "..")]
    if address.endswith("/"):  # means a folder: a file that is asked for so is not there
        parts.append("index.html")
    return PurePosixPath(*parts)


def _kind(path: Path) -> str:
    return _KINDS.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or _OTHER


def _plain(words: str, status: HTTPStatus) -> Response:
    return Response(f"{words}\n", status, media_type="text/plain")


def _plain_page(title: Message, words: Message) -> bytes:
    return _PLAIN.format(lang=spoken(), title=title, words=words).encode()


def _page_of_news(address: str) -> str:
    """Return the file of the site on whose page the news are heard; empty if it does not say so."""
    path = (wanted(unquote(address.partition("?page=")[2])) or "").removeprefix("/")
    return path if path and not path.endswith("/") else f"{path}index.html"


async def _news(state: State, page: str) -> AsyncIterator[str]:
    """Yield how things stand for the ``page`` now, then after each build, until it is closed."""
    loop, rung, seen = asyncio.get_running_loop(), asyncio.Event(), -1

    def ring() -> None:
        with suppress(RuntimeError):  # the server has ended
            loop.call_soon_threadsafe(rung.set)

    with state.heard_by(ring):
        while True:
            rung.clear()
            now = state.wait(-1, 0)
            yield f"data: {json.dumps(state.told(page))}\n\n" if now != seen else ":\n\n"
            seen = now
            with suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), _BREATH)


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


def open_server(folder: Path, state: State | None, port: int, hosts: Hosts = lambda: ()) -> LocalServer:
    """Return a server for ``folder`` at 127.0.0.1; raise OSError if the port is taken.

    ``hosts`` gives the names, besides those of this machine, under which it may be asked.
    """
    return LocalServer(SiteServer(folder, state, hosts), port)
