"""What a site says of its office when the office itself says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bantin.newsroom.message import say, to_readers


def reuse_note(settings: Mapping[str, Any]) -> str:
    """Return the rule of reuse under each page."""
    return to_readers(say("reader/reuse", name=settings["SITENAME"]))
