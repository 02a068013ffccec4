"""A small site with a desk, asked as its pages ask it, without a socket."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bantin.desk.api import Office
from bantin.desk.app import application
from bantin.desk.desk import Desk
from bantin.desk.guard import Access
from bantin.desk.listing import Listing

NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
ACCESS = Access(port=8010, key="chia-khoa", token="the", preview=8011)
HOST = "127.0.0.1:8010"
SETTINGS: dict[str, Any] = {
    "SITENAME": "Bản tin thử",
    "SITEURL": "",
    "TIMEZONE": "Asia/Ho_Chi_Minh",
    "PAGE_PATHS": ["pages"],
    "MARKDOWN": {
        "extensions": [
            "markdown.extensions.attr_list",
            "markdown.extensions.footnotes",
            "bantin.dialect.extension",
            "markdown.extensions.tables",
        ],
        "extension_configs": {},
        "output_format": "html",
    },
    "CATEGORIES": [{"name": "Kinh tế"}, {"name": "Y tế"}],
}
STORY = """Title: Họp thôn Na Vai
Date: 2026-11-20 07:30
Category: Kinh tế
Author: Tuấn Tú
Nguồn: Theo văn thư
Summary: Tối 20-11, thôn Na Vai họp bàn việc làm đường.

Tối 20-11, thôn Na Vai họp.

![Người dân giơ tay](hop-thon-anh-1.jpg)
Người dân biểu quyết. Ảnh: Tuấn Tú
"""


@dataclass(slots=True)
class Answer:
    """What the desk has answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """The JSON that it sent."""
        return json.loads(self.body)


@dataclass(slots=True)
class Site:
    """A site in ``folder`` and its desk; ``hour`` is what its clock shows."""

    folder: Path
    hour: dt.datetime = NOW
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        (self.folder / "content/2026").mkdir(parents=True)
        self.settings |= {"THEME": str(self.folder / "theme-of-others"), "THEME_TEMPLATES_OVERRIDES": []}
        desk = Desk(
            self.folder / "content", self.folder, self.settings, clock=lambda zone: self.hour.astimezone(zone)
        )
        self.office = Office(desk, Listing(desk))

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the content folder."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, path: str) -> str:
        """Return the text of a file of the content folder, with its line ends."""
        return (self.folder / "content" / path).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Return the bytes of each file of the site."""
        return {
            it.relative_to(self.folder).as_posix(): it.read_bytes() for it in self.folder.rglob("*") if it.is_file()
        }

    def request(self, method: str, path: str, headers: dict[str, str], body: bytes = b"", query: str = "") -> Answer:
        """Send a request as it is given."""
        with ThreadPoolExecutor(1) as thread:  # a browser test may have left a loop running in this one
            return thread.submit(asyncio.run, self._send(method, path, headers, body, query)).result()

    def ask(self, name: str, /, **given: Any) -> Answer:
        """Ask as the desk's own page does."""
        return self.request("POST", f"/api/{name}", OWN, json.dumps(given).encode())

    def get(self, path: str) -> Answer:
        """Open an address as the desk's own page does."""
        return self.request("GET", path, {"host": HOST, "cookie": OWN["cookie"], "sec-fetch-site": "same-origin"})

    async def _send(self, method: str, path: str, headers: dict[str, str], body: bytes, query: str) -> Answer:
        sent: list[Any] = []
        given = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        scope = {
            **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http"},
            **{"path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "headers": given},
            **{"client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8010), "root_path": ""},
        }

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await application(self.office, ACCESS)(scope, receive, send)
        start = next(it for it in sent if it["type"] == "http.response.start")
        content = b"".join(it.get("body", b"") for it in sent if it["type"] == "http.response.body")
        answered = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], answered, content)


def first_site(folder: Path) -> Site:
    """Return a site in ``folder`` with one story."""
    made = Site(folder)
    made.write("2026/hop-thon.md", STORY)
    return made


OWN = {
    "host": HOST,
    "origin": f"http://{HOST}",
    "cookie": f"{ACCESS.cookie}={ACCESS.key}",
    "content-type": "application/json",
    "x-desk-token": ACCESS.token,
    "sec-fetch-site": "same-origin",
}
