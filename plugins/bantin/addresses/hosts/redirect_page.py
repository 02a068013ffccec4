"""The page that leads on by itself, for hosts that know no redirects: it works everywhere, with 200."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE


def redirect_pages(hosting: Hosting, site: str, lang: str, words: str) -> Iterator[tuple[str, str]]:
    """Yield the file (relative to the output folder) and the HTML of the page at each address that leads on.

    ``site`` is the whole address of the site, for the canonical link; ``words`` tell readers that the page is
    elsewhere. Addresses at which no file can answer have none; nor have those that are gone.
    """
    for redirect in hosting.redirects:
        file = page_of(redirect.address)
        if file and redirect.status != GONE:
            target = hosting.whole(redirect.target)
            yield file, redirect_page(target, site.rstrip("/") + target.removeprefix(hosting.root), lang, words)


def redirect_page(target: str, canonical: str, lang: str, words: str) -> str:
    """Return a page that leads to ``target`` at once, by a click where a browser does not follow."""
    link = escape(target)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(words)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n<link rel="canonical" href="{escape(canonical)}">\n'
        '<meta name="robots" content="noindex">\n'
        f'</head>\n<body>\n<p><a href="{link}">{escape(words)}</a></p>\n</body>\n</html>\n'
    )
