"""The application: the desk's pages, its words, photos of the content folder, and answers to what the pages ask."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bantin.desk.api import ANSWERS
from bantin.desk.backup import backup
from bantin.desk.guard import Access, Guard
from bantin.desk.office import Office
from bantin.desk.refusal import Refusal, forbidden, refused_by_disk
from bantin.desk.story_paths import photo_file, read_story
from bantin.newsroom.catalogue import area_texts, spoken
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.content_files import MEGABYTE
from bantin.newsroom.message import say

_PAGES = Path(__file__).with_name("pages")
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PHOTOS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
_HALF = re.compile(r"[\ud800-\udfff]")
_MOST_OF_PHOTO = 60 * MEGABYTE


def application(office: Office, access: Access) -> ASGIApp:
    """Return the desk as an ASGI application that answers nobody but its own pages."""
    pages = _Pages(office, access)
    routes = [
        Route("/", pages.front),
        Route("/words.json", pages.words),
        Route("/pages/{name}", pages.file),
        Route("/photo/{path:path}", pages.photo),
        Route("/backup.zip", pages.backup),
        Route("/api/{name}", pages.answer, methods=["POST"]),
    ]
    handlers: Mapping[Any, Any] = {
        Refusal: _refuse,
        HTTPException: _refuse_address,
        OSError: _refuse_by_disk,
        Exception: _fail,
    }
    return Guard(Starlette(routes=routes, exception_handlers=handlers), access)


class _Pages:
    def __init__(self, office: Office, access: Access) -> None:
        self._office, self._access = office, access

    async def front(self, request: Request) -> Response:
        values = {"lang": spoken(), "token": self._access.token, "preview": str(self._access.preview)}
        values["site"] = str(self._office.desk.settings.get("SITENAME", ""))
        page = (_PAGES / "index.html").read_text("utf-8")
        for name, value in values.items():
            page = page.replace(f"${{{name}}}", escape(value, quote=True))
        return Response(page, media_type="text/html")

    async def words(self, request: Request) -> Response:
        return JSONResponse(dict(area_texts("desk", spoken())))

    async def file(self, request: Request) -> Response:
        known = {it.name: it for it in _PAGES.iterdir() if it.suffix in _KINDS}
        file = known.get(request.path_params["name"])
        if file is None:
            raise forbidden()
        return Response(file.read_bytes(), media_type=_KINDS[file.suffix])

    async def photo(self, request: Request) -> Response:
        file = photo_file(self._office.desk.root, request.path_params["path"])
        data = await run_in_threadpool(read_story, file, _MOST_OF_PHOTO)
        return Response(data, media_type=_PHOTOS[Path(file.path).suffix.lower()])

    async def backup(self, request: Request) -> Response:
        desk = self._office.desk
        headers = {"Content-Disposition": f'attachment; filename="ban-tin-{desk.now:%Y-%m-%d}.zip"'}
        return _InParts(backup(desk), media_type="application/zip", headers=headers)

    async def answer(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ANSWERS:
            raise forbidden()
        function, most = ANSWERS[name]
        given = await _read(request, most)
        return JSONResponse(await run_in_threadpool(function, self._office, given))


class _InParts(Response):
    """Sends parts while they are made, each in its turn."""

    def __init__(self, parts: Iterator[bytes], media_type: str, headers: Mapping[str, str]) -> None:
        super().__init__(None, media_type=media_type, headers=headers)
        del self.headers["content-length"]
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for part in iterate_in_threadpool(self._parts):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def _read(request: Request, most: int) -> dict[str, Any]:
    """Return the JSON object of a request of at most ``most`` bytes."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise Refusal(413, say("desk/too-large", most=most // MEGABYTE))
        parts.append(part)
    try:
        given = _whole_letters(read_json(b"".join(parts)))
    except (ValueError, RecursionError) as error:
        raise forbidden() from error
    if not isinstance(given, dict):
        raise forbidden()
    return given


def _whole_letters(given: Any) -> Any:
    """Return ``given`` with a sign for what is lost in place of each half of a letter, which no file can hold."""
    text = json.dumps(given, ensure_ascii=False)
    return json.loads(_HALF.sub("\ufffd", text)) if _HALF.search(text) else given


async def _refuse(request: Request, refusal: Refusal) -> Response:
    return JSONResponse({"said": str(refusal.said)}, refusal.status)


async def _refuse_address(request: Request, error: HTTPException) -> Response:
    return await _refuse(request, forbidden())


async def _refuse_by_disk(request: Request, error: OSError) -> Response:
    return await _refuse(request, refused_by_disk(error))


async def _fail(request: Request, error: Exception) -> Response:
    return JSONResponse({"said": str(say("desk/fault", error=f"{type(error).__name__}"))}, 500)
