"""Cut a long list into pages whose full ones keep their content when a new story comes.

Pages are numbered from the oldest stories. The newest page has the list's own address and holds from
``per_page`` to ``2 * per_page - 1`` stories (all of them while there are fewer), so that it is never nearly empty;
when it would hold twice ``per_page``, its older half becomes the next numbered page, for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, its stories (or values that represent them) newest first.

    ``suffix`` is empty for the newest page and ``trang-N`` for page N; ``newer`` and ``older`` are the suffixes of
    its neighbours, None where there is none. A numbered page must not print how many pages there are: that alone
    would change it with every new page.
    """

    number: int
    suffix: str
    stories: tuple[Any, ...]
    newer: str | None
    older: str | None


def plan_pages(stories: Sequence[Any], per_page: int) -> tuple[Page, ...]:
    """Return the pages of ``stories``, both newest first; a list without stories has one empty page."""
    if per_page < 1:
        raise ValueError(f"a page holds at least one story, not {per_page}")
    full = max(len(stories) // per_page - 1, 0)
    ends = [len(stories) - number * per_page for number in range(full + 1)]
    numbered = [
        Page(number, _suffix(number), tuple(stories[ends[number] : ends[number - 1]]), None, None)
        for number in range(1, full + 1)
    ]
    newest = Page(full + 1, "", tuple(stories[: ends[full]]), None, None)
    return _linked([newest, *reversed(numbered)])


def page_address(address: str, suffix: str) -> str:
    """Return the address of the page with ``suffix`` of the list at ``address``, both relative to the site root.

    Below ``muc/y-te.html`` it is ``muc/y-te/trang-1.html``, below ``muc/y-te/`` it is ``muc/y-te/trang-1/``, below
    ``muc/y-te`` it is ``muc/y-te/trang-1``.
    """
    if not suffix:
        return address
    stem, dot, ending = address.rpartition(".")
    if dot and "/" not in ending:
        return f"{stem}/{suffix}.{ending}"
    slash = "" if address and not address.endswith("/") else "/"
    return f"{address.rstrip('/')}/{suffix}{slash}".lstrip("/")


def page_file(file: str, suffix: str) -> str:
    """Return the file of the page with ``suffix`` of the list whose own file is ``file``.

    >>> page_file("muc/y-te.html", "trang-1"), page_file("muc/y-te/index.html", "trang-1")
    ('muc/y-te/trang-1.html', 'muc/y-te/trang-1/index.html')
    """
    if not suffix or not file.endswith("index.html"):
        return page_address(file, suffix)
    return f"{file.removesuffix('index.html')}{suffix}/index.html"


def _suffix(number: int) -> str:
    return f"trang-{number}"


def _linked(pages: list[Page]) -> tuple[Page, ...]:
    suffixes = [None, *(page.suffix for page in pages), None]
    neighbours = zip(pages, suffixes, suffixes[2:], strict=False)
    return tuple(Page(page.number, page.suffix, page.stories, newer, older) for page, newer, older in neighbours)
