"""Halves of signs in JSON become the sign of replacement; whole signs and all else stay, however the file is read."""

from __future__ import annotations

import io
import itertools
import json

import pytest
from bantin.move_in.whole_escapes import WholeEscapes

PIECES = (r"\\", r"\ud83d\ude00", r"\ud83d", r"\ude00", "a", r"\n", "ud83d", r"\"")


@pytest.mark.parametrize("size", [1, 2, 5, 64])
def test_halves_of_signs_are_replaced(size: int) -> None:
    for parts in itertools.product(PIECES, repeat=3):
        typed = f'"{"".join(parts)}"'
        meant = "".join("\ufffd" if "\ud800" <= it <= "\udfff" else it for it in json.loads(typed))
        assert json.loads(_read(typed.encode(), size)) == meant


def _read(data: bytes, size: int) -> bytes:
    stream = WholeEscapes(io.BytesIO(data))
    return b"".join(iter(lambda: stream.read(size), b""))
