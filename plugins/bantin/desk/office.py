"""The desk with all that its pages ask of it, and what they send, read as what it must be."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bantin.desk.desk import Desk
from bantin.desk.listing import Listing
from bantin.desk.preview import Preview
from bantin.desk.publishing import Publisher
from bantin.desk.refusal import Refusal
from bantin.newsroom.message import say

Given = Mapping[str, Any]


@dataclass(slots=True)
class Office:
    """The desk with all that its pages ask of it; without a ``preview`` nobody builds, without ``publisher`` none."""

    desk: Desk
    listing: Listing
    preview: Preview | None = None
    publisher: Publisher | None = None


def text_of(given: Given, name: str) -> str:
    """Return the text ``name`` with plain line ends, empty if none was sent; raise :class:`Refusal`."""
    value = given.get(name, "")
    if not isinstance(value, str):
        raise Refusal(400, say("desk/stranger"))
    return value.replace("\r\n", "\n")


def bytes_of(given: Given) -> bytes:
    """Return the bytes of the file that was sent; raise :class:`Refusal`."""
    try:
        return base64.b64decode(text_of(given, "data"), validate=True)
    except binascii.Error as error:
        raise Refusal(400, say("desk/stranger")) from error
