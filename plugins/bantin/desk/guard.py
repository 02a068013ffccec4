"""Who may ask the desk: pages that it has sent itself to the person who started it, and nobody else.

A page of a stranger can make a browser send requests here. It can neither name this machine in ``Host`` (DNS
rebinding), nor leave its own ``Origin`` out, nor set a header or send JSON without asking first, nor know the key.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bantin.desk.refusal import Refusal, forbidden
from bantin.devserver.request_guard import wanted

TOKEN_HEADER = "X-Desk-Token"
_OPENING = "key="  # of the address that the terminal shows
_READING, _ASKING = ("GET", "HEAD"), "POST"


@dataclass(frozen=True, slots=True)
class Access:
    """Where the desk answers, and what a caller must know: the ``key`` of the run, the ``token`` in its pages.

    ``preview`` is the port at which the site itself is shown.
    """

    port: int
    key: str
    token: str
    preview: int

    @property
    def cookie(self) -> str:
        """The name of the cookie; the cookies of a machine are the same at all its ports."""
        return f"ban-tin-{self.port}"

    @property
    def hosts(self) -> tuple[str, str]:
        """What ``Host`` may say."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def address(self) -> str:
        """The address with the key in it, which opens the desk."""
        return f"http://{self.hosts[0]}/?{_OPENING}{self.key}"

    @property
    def policy(self) -> str:
        """What a page of the desk may load: its own files, and the site in a frame."""
        frames = " ".join(f"http://{name}:{self.preview}" for name in ("127.0.0.1", "localhost"))
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            f"frame-src {frames}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        )


class Guard:
    """Lets through to ``app`` what the desk's own pages ask; all else gets 403 and changes nothing."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return await send({"type": "websocket.close"})

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers()]
            await send(message)

        try:
            opened = self._judge(scope, Headers(scope=scope))
        except Refusal as refusal:
            body = json.dumps({"said": str(refusal.said)}, ensure_ascii=False)
            answer = Response(body, refusal.status, media_type="application/json")
            return await answer(scope, receive, send_guarded)
        await (opened or self._app)(scope, receive, send_guarded)

    def _headers(self) -> list[tuple[bytes, bytes]]:
        pairs = {
            "Content-Security-Policy": self._access.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
        return [(name.lower().encode(), value.encode()) for name, value in pairs.items()]

    def _judge(self, scope: Scope, headers: Headers) -> Response | None:
        """Raise :class:`Refusal`, or return the answer to one who comes with the key of the run, or nothing."""
        host = headers.getlist("host")
        if len(host) != 1 or host[0].lower() not in self._access.hosts:
            raise forbidden()
        origins = headers.getlist("origin")
        if any(origin.lower() != f"http://{host[0].lower()}" for origin in origins):
            raise forbidden()
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            raise forbidden()
        if wanted(scope.get("raw_path", scope["path"].encode()).decode("latin-1")) is None:
            raise forbidden()
        query = scope["query_string"].decode("latin-1")
        if scope["method"] == "GET" and scope["path"] == "/" and query.startswith(_OPENING):
            return self._open(query.removeprefix(_OPENING))
        self._require_key(headers)
        if scope["method"] == _ASKING:
            self._require_own_page(headers, origins)
        elif scope["method"] not in _READING:
            raise forbidden()
        return None

    def _open(self, key: str) -> Response:
        if not hmac.compare_digest(key.encode(), self._access.key.encode()):
            raise forbidden()
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._access.cookie, key, httponly=True, samesite="strict", path="/")
        return answer

    def _require_key(self, headers: Headers) -> None:
        # As browsers part them: another program of this machine may have set one that no standard knows.
        found = cookie_parser(headers.get("cookie", "")).get(self._access.cookie, "")
        if not hmac.compare_digest(found.encode(), self._access.key.encode()):
            raise forbidden()

    def _require_own_page(self, headers: Headers, origins: list[str]) -> None:
        kind = headers.get("content-type", "").lower().replace(" ", "")
        if not origins or kind not in ("application/json", "application/json;charset=utf-8"):
            raise forbidden()
        token = headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(token.encode("latin-1"), self._access.token.encode()):
            raise forbidden()
