"""The page that leads on by itself, for hosts that know no redirects: it works everywhere, with 200."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.output_paths import folders_of

_REFRESH = '<meta http-equiv="refresh" content="0; url='
_BEGINNING = 4000  # bytes, where a title may stand before


def files_that_lead(redirects: Iterable[Redirect]) -> Iterator[tuple[str, str]]:
    """Yield the file (relative to the output folder) of the page at each address that leads on, and where to.

    Addresses at which no file can answer, or below another one of them, have no page; nor have those that are gone.
    """
    leading = {file: it.target for it in redirects if it.status != GONE and (file := page_of(it.address))}
    for file, target in leading.items():
        if leading.keys().isdisjoint(folders_of(file)):
            yield file, target


def leads_on(page: bytes) -> bool:
    """Say whether ``page`` begins as one of ours that leads on, as an earlier build may have left one."""
    return _REFRESH.encode() in page[:_BEGINNING]


def redirect_page(way: str, target: str, site: str, lang: str, words: str) -> str:
    """Return a page that leads to ``target`` at once, by a click where a browser does not follow.

    ``way`` leads from the page to the root of the site, whose whole address is ``site``, for the canonical link;
    empty for one that has none.
    """
    target = quote(target, safe="/%-._~")
    link, canonical = escape(f"{way}{target}"), escape(f"{site.rstrip('/')}/{target}") if site else ""
    known = f'<link rel="canonical" href="{canonical}">\n' if canonical else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(words)}</title>\n'
        f'{_REFRESH}{link}">\n{known}'
        '<meta name="robots" content="noindex">\n'
        f'</head>\n<body>\n<p><a href="{link}">{escape(words)}</a></p>\n</body>\n</html>\n'
    )
