"""Where an article asks for the block: a line "Tin cùng chuyên mục" that stands alone in its body."""

from __future__ import annotations

import re

_AROUND = r"(?:</?(?:strong|em|b|i)>|\s|&nbsp;|:)*"
_WORDS = r"(?:&nbsp;|\s)+".join(("Tin", "cùng", "chuyên", "mục"))
_MARKER = re.compile(rf"<(p|h[1-6])(?:\s[^>]*)?>{_AROUND}{_WORDS}{_AROUND}</\1>\n?", re.IGNORECASE)


def split_at_marker(body: str) -> tuple[str, str] | None:
    """Return the HTML before and after the first marker, later markers removed; None when there is none."""
    match = _MARKER.search(body)
    return (body[: match.start()], without_marker(body[match.end() :])) if match else None


def without_marker(body: str) -> str:
    """Return ``body`` without markers: for feeds, and for pages that have no block to place."""
    return _MARKER.sub("", body)
