"""robots.txt: everything may be read, what the site shuts is not crawled, and the sitemaps are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bantin.metadata.publisher import Publisher
from bantin.newsroom.message import say

FILE = "robots.txt"


def wrong_paths(shut: object) -> Iterator[str]:
    """Yield a sentence for each of the paths ``shut`` that no robot would understand."""
    for path in shut if isinstance(shut, Iterable) else ():
        is_path = isinstance(path, str) and path.startswith("/") and path.isascii()
        if not is_path or any(sign.isspace() for sign in path):
            yield str(say("setting/robots", path=repr(path)))


def write_robots(publisher: Publisher, sitemaps: Iterable[str], shut: Sequence[str] = ()) -> bytes:
    """Return the file; ``shut`` holds paths from the root of the host that robots are asked to leave alone.

    Without any an empty ``Disallow`` says so: that every robot understands.
    """
    for sentence in wrong_paths(shut):
        raise ValueError(sentence)
    rules = [f"Disallow: {path}" for path in shut] or ["Disallow:"]
    places = [f"Sitemap: {publisher.absolute(name)}" for name in sitemaps]
    return ("\n".join(["User-agent: *", *rules, "", *places]) + "\n").encode()
