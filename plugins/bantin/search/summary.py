"""A summary short enough for an index that travels to phones."""

from __future__ import annotations

_MOST = 160


def shorten(text: str, most: int = _MOST) -> str:
    """Return ``text`` if it has ``most`` letters at most, else its beginning up to a word, with an ellipsis."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(" ,;:–-") + "…" if " " in words[:most] else words[: most - 1] + "…"
