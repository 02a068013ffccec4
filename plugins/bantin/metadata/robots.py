"""robots.txt: everything may be read, what the site shuts is not crawled, and the sitemaps are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bantin.metadata.publisher import Publisher
from bantin.newsroom.message import say

FILE = "robots.txt"


def write_robots(publisher: Publisher, sitemaps: Iterable[str], shut: Sequence[str] = ()) -> bytes:
    """Return the file; ``shut`` holds paths from the root of the host that robots are asked to leave alone.

    Without any an empty ``Disallow`` says so: that every robot understands.
    """
    for path in shut:
        if not path.startswith("/") or not path.isascii() or any(sign.isspace() for sign in path):
            raise ValueError(say("setting/robots", path=repr(path)))
    rules = [f"Disallow: {path}" for path in shut] or ["Disallow:"]
    places = [f"Sitemap: {publisher.absolute(name)}" for name in sitemaps]
    return ("\n".join(["User-agent: *", *rules, "", *places]) + "\n").encode()
