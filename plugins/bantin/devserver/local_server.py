"""A server of this machine, on uvicorn: bound when it is made, run in the thread that runs it, ended from another."""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn
from starlette.types import ASGIApp

_PATIENCE = 5.0  # seconds for a server to come to its end


def listen(port: int) -> socket.socket:
    """Return a socket that listens at 127.0.0.1, any free port if ``port`` is 0; raise OSError if it is taken."""
    listening = socket.socket()
    if sys.platform != "win32":  # there it would share the port with another program
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(128)  # whoever reads the address may call at once
    except OSError:
        listening.close()
        raise
    return listening


def uvicorn_for(app: ASGIApp) -> uvicorn.Server:
    """Return the server of ``app``, which says nothing of requests: the terminal is for what editors must know.

    httptools hands a request with no ``Host``, or two, on to ``app``, which has a sentence for it.
    """
    config = uvicorn.Config(
        app, http="httptools", ws="none", loop="asyncio", lifespan="off", log_config=None, log_level="critical",
        access_log=False, server_header=False, proxy_headers=False, timeout_graceful_shutdown=3,
    )  # fmt: skip
    return uvicorn.Server(config)


class LocalServer:
    """Serves ``app`` at ``server_port`` of this machine."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._listening = listen(port)
        self._server, self._ended = uvicorn_for(app), threading.Event()
        self.server_port: int = self._listening.getsockname()[1]

    def serve_forever(self, turn: float = 0) -> None:
        """Answer until :meth:`shutdown`; ``turn`` is of no matter."""
        try:
            self._server.run(sockets=[self._listening])
        finally:
            self._ended.set()

    def shutdown(self) -> None:
        """End what :meth:`serve_forever` does in another thread, and wait for it; open lines are cut."""
        self._server.should_exit = self._server.force_exit = True
        self._ended.wait(_PATIENCE)

    def server_close(self) -> None:
        """Give the port back."""
        self._listening.close()
