"""Addresses of another system, as a header tells them, in the one form that ledger and hosts know."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from bantin.newsroom.output_paths import is_device
from bantin.newsroom.split_address import split_address
from bantin.vietnamese.marks import normal_form

LONGEST = 500  # signs, as hosts read them; longer ones fit no host's table
_LONGEST_NAME = 200  # of one file
_SAFE = "/!$&'()*+,;=:@~"
_PLAIN_PATH = re.compile(r"[a-zA-Z0-9][\w.~-]*(?:/[a-zA-Z0-9_~-][\w.~-]*)*/?", re.ASCII)
_USUAL = re.compile(r"(?=[a-z0-9])(?:[a-z0-9_-]{1,100}/)*[a-z0-9_-]{1,100}(\.html|/)", re.ASCII)
_PAGE = re.compile(r"\.html?$", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029]")
# A folder that is called as one of the site's own files: both cannot be.
_ENDINGS = "js|json|xml|txt|css|svg|conf|caddy|webmanifest|opml|tsv|png|ico|woff2"
_IN_A_FILE = re.compile(rf"\.(?:{_ENDINGS})/", re.IGNORECASE)
_FILE = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


def canonical(address: str) -> str | None:
    """Return ``address`` from the root of its site, in ASCII, without fragment; None if no host could answer at it.

    The host does not count: a site that moved to another name keeps its paths. The front page is none of a story.
    """
    if len(address) <= LONGEST and _PLAIN_PATH.fullmatch(address, int(address.startswith("/"))):
        return address.removeprefix("/")  # nothing in it needs to be written otherwise
    parts = split_address(address.strip())
    if parts is None or parts.scheme not in ("", "http", "https"):
        return None
    path, query = _path(parts.path), _query(parts.query)
    if path is None or query is None or "//" in path or any(part.startswith(".") for part in path.split("/")):
        return None  # among them what hosts keep to themselves: .htaccess, .well-known
    found = path.lstrip("/") + (f"?{query}" if query else "")
    return found if found and len(found) <= LONGEST else None


@lru_cache(maxsize=1 << 17)  # a build asks several times of each old address, of which there may be as many
def page_of(address: str) -> str | None:
    """Return the file of a page that would answer at ``address`` on any host; None if no page can.

    A path without an ending stands for a folder, as hosts have it; another ending than that of pages would be
    handed out as another kind of file. Some systems know devices by name, or no name that ends with a dot.
    """
    if is_device(address):
        return None
    usual = _USUAL.fullmatch(address)
    if usual:  # nearly every one: what follows says the same, more slowly
        return address if usual[1] == ".html" else f"{address}index.html"
    if (
        not _PLAIN_PATH.fullmatch(address)
        or any(map(_is_no_folder, address.split("/")[:-1]))
        or address.endswith(".")
        or _IN_A_FILE.search(address)
    ):
        return None
    if len(address.rpartition("/")[2]) > _LONGEST_NAME:
        return None
    if _PAGE.search(address):
        return address
    return None if _FILE.search(address) else f"{address.rstrip('/')}/index.html"


def spellings_of(address: str) -> tuple[str, ...]:
    """Return the addresses at which one page would answer, where hosts look for pages: ``tin``, ``tin/``."""
    if "?" in address or page_of(address) is None:
        return (address,)
    folder = address.removesuffix("index.html").rstrip("/")
    return (folder, f"{folder}/", f"{folder}/index.html") if folder else (address,)


def _is_no_folder(name: str) -> bool:
    """Say whether a page has that ``name``: other systems have addresses below it (``tin.html/amp``), no disk has."""
    return bool(_PAGE.search(name)) or name.endswith(".") or len(name) > _LONGEST_NAME


def _path(typed: str) -> str | None:
    """Return a path with the same signs written by number everywhere; None for what is no text, or hides in it."""
    try:
        text = unquote_to_bytes(typed).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _HIDDEN.search(text) else quote(normal_form("NFC", text), safe=_SAFE)


def _query(typed: str) -> str | None:
    try:
        pairs = parse_qsl(typed, keep_blank_values=True, max_num_fields=20, errors="strict")
    except ValueError:
        return None
    if any(_HIDDEN.search(part) for pair in pairs for part in pair):
        return None
    return urlencode(
        [(normal_form("NFC", name), normal_form("NFC", value)) for name, value in pairs], quote_via=quote
    )
