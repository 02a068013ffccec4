"""A site of the test's own on 127.0.0.1 that has photos, and tells who asked it for what under which name."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

from bantin.photos.fetching.download import Network

NAME = "anh.example.test"
CERTIFICATE = Path(__file__).parent / "data" / f"{NAME}.pem"
KEY = Path(__file__).parent / "data" / f"{NAME}.key.pem"

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class PhotoHost:
    """The site: what it answers by path (bytes, or a function that writes the answer), and what it was asked."""

    port: int
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def address(self, path: str, scheme: str = "http") -> str:
        return f"{scheme}://{NAME}:{self.port}{path}"

    def network(self, **changed: object) -> Network:
        """Return a network in which every name is this machine, and this machine may be asked."""

        def resolve(host: str, port: int) -> list[str]:
            self.looked_up.append(host)
            return ["127.0.0.1"]

        given: dict[str, object] = {"resolve": resolve, "permit": is_here, "timeout": 5.0, "longest": 10.0}
        return Network(**({"context": trust()} | given | changed))  # type: ignore[arg-type]


@cache
def trust() -> ssl.SSLContext:
    """Return what the network trusts if nothing else is said; to read the certificates takes longer than a test."""
    return Network().context


def is_here(ip: IPv4Address | IPv6Address) -> bool:
    return str(ip) == "127.0.0.1"


def redirect(to: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


@contextmanager
def photo_host(*, tls: bool = False) -> Iterator[PhotoHost]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append((self.path, self.headers["Host"]))
            answer = host.answers.get(self.path)
            if answer is None:
                self.send_error(404)
            elif isinstance(answer, bytes):
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            else:
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that leaves early is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE, KEY)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    host = PhotoHost(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
