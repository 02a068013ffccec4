"""One request to one checked machine: the name that was looked up is never looked up again.

The standard library's connections do it with their ``connect`` replaced. Kept libraries that do more than this were
left: ``advocate`` needs urllib3 1 and pyOpenSSL, ``safehttpx`` asks another company's name server and heeds proxies.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer

from bantin.newsroom.message import say
from bantin.photos.fetching.refusal import NotFetched
from bantin.photos.fetching.target import Target

TIMEOUT = 20.0  # seconds for each step: to connect, to hear something
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; ban-tin fetch-photos)",
    "Accept": "image/jpeg,image/png,image/webp,image/avif,image/gif,image/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class CheckedConnection(HTTPConnection):
    """A connection to the machines of a target alone, under TLS for https, with the name of its host checked."""

    def __init__(self, target: Target, context: ssl.SSLContext, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self._target, self._context = target, context
        self._socket: socket.socket | None = None
        self.is_cut = False

    def connect(self) -> None:
        """Connect to the first machine that answers."""
        self._socket = self.sock = self._reached()
        if self._target.scheme == "https":
            secured = self._context.wrap_socket(
                self.sock, server_hostname=self._target.host, do_handshake_on_connect=False
            )
            self._socket = self.sock = secured  # before the other side may draw the handshake out
            secured.do_handshake()

    def cut(self) -> None:
        """End whatever is going on."""
        self.is_cut = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _reached(self) -> socket.socket:
        failure: OSError = OSError("no machine")
        for ip in self._target.ips:
            if self.is_cut:
                raise TimeoutError
            try:
                return socket.create_connection((ip, self._target.port), self.timeout)
            except OSError as error:
                failure = error
        raise failure


@contextmanager
def asking(target: Target, context: ssl.SSLContext, timeout: float, longest: float) -> Iterator[HTTPResponse]:
    """Give the answer of ``target``, its body unread; raise :class:`NotFetched` for whatever goes wrong on the way.

    ``timeout`` is how many seconds of silence are borne, ``longest`` how many the whole may take.
    """
    connection = CheckedConnection(target, context, timeout)
    limit = Timer(longest, connection.cut)
    limit.daemon = True
    limit.start()
    try:
        connection.request("GET", target.path, headers={"Host": target.host_header, **_HEADERS})
        with connection.getresponse() as answer:
            yield answer
        if connection.is_cut:
            raise TimeoutError
    except ssl.SSLCertVerificationError as error:
        raise NotFetched(say("fetch/unproved", host=target.host)) from error
    except (OSError, HTTPException, ValueError) as error:
        slow = say("fetch/slow", host=target.host) if connection.is_cut else None
        raise NotFetched(slow or say("fetch/silent", host=target.host)) from error
    finally:
        limit.cancel()
        connection.close()
