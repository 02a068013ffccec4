"""Where the lite twin of a story lies, and how its links reach what the story's own links reach."""

from __future__ import annotations

import posixpath
import re

FOLDER = "lite"
_HREF = re.compile(r'(<a\b[^>]*? href=")([^"]*)')
# Places in the page itself, roots, templates of Pelican and other sites mean the same wherever the page lies.
_FIXED = re.compile(r"[#/{|]|[a-z][a-z0-9+.-]*:|$", re.IGNORECASE)


def lite_of(address: str) -> str:
    """Return the address, or the output path, of the lite twin of the page at ``address``."""
    return f"{FOLDER}/{address}"


def rebase_links(body: str, save_as: str) -> str:
    """Return the ``body`` of the page at ``save_as`` with its relative links as its lite twin must write them."""
    folder = posixpath.dirname(save_as)
    start = posixpath.dirname(lite_of(save_as))

    def moved(match: re.Match[str]) -> str:
        before, target = match.groups()
        if _FIXED.match(target):
            return match[0]
        path, mark, place = target.partition("#")
        slash = "/" if path.endswith("/") else ""
        return before + posixpath.relpath(posixpath.join(folder, path), start) + slash + mark + place

    return _HREF.sub(moved, body)
