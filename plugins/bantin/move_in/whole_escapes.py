"""JSON whose escapes are halves of signs, as texts cut off in an emoji leave them; parsers refuse the whole file."""

from __future__ import annotations

import re
from typing import Protocol

_HIGH, _LOW = rb"u[dD][89abAB][0-9a-fA-F]{2}", rb"u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rb"\\(?:" + _HIGH + rb"\\" + _LOW + rb"|(?P<half>" + _HIGH + rb"|" + _LOW + rb")|.)", re.DOTALL)
_LONGEST = 12  # bytes of an escape of two halves


class _Stream(Protocol):
    def read(self, size: int = -1, /) -> bytes | None: ...


class WholeEscapes:
    """Reads a stream of JSON with a sign of replacement for each half of a sign."""

    def __init__(self, stream: _Stream) -> None:
        self._stream = stream
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return some bytes more; none at the end."""
        while size != 0:
            more = self._stream.read(size) or b""
            data, self._rest = self._rest + more, b""
            pieces, at = [], 0
            for found in _ESCAPE.finditer(data) if b"\\" in data else ():
                if more and len(data) - found.start() < _LONGEST:  # it may go on
                    data, self._rest = data[: found.start()], data[found.start() :]
                    break
                if found["half"]:
                    pieces += [data[at : found.start()], rb"\ufffd"]
                    at = found.end()
            if more and data.endswith(b"\\") and not self._rest:
                data, self._rest = data[:-1], b"\\"
            if data or not more:
                return b"".join((*pieces, data[at:]))
        return b""
