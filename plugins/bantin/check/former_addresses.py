"""Addresses that stories had before, as their headers tell, and what the form of an address says of its origin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import parse_qsl, unquote

from bantin.newsroom.split_address import split_address
from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.slug import slugify

PROGRAMS = "php|aspx?|jsp|cfm"  # endings of pages that a program made
_ENDING = re.compile(rf"(?:(?:^|(?<=/))(?:index|default))?\.(?:s?html?|{PROGRAMS})$|(?:^|(?<=/))(?:index|default)$")
_PROGRAM = re.compile(rf"\.(?:{PROGRAMS})$", re.IGNORECASE)
_TRACES = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|mibextid|amp|ref|source")  # by which others count visits
_NUMBER_NAME = re.compile(r"p|q|m|cat|post|option|view|task|news|article|page|module|\w*id")  # of a query
_NUMBERED = re.compile(r"(?:^|/)[a-z]?\d+$")
_MARK_OF_PROGRAM = re.compile(r"^\d+-|(?:[-.][a-z]{0,4}\d+)+$")  # 123-le-hoi, le-hoi-post123, le-hoi-c12a345


def former_key(address: str, path: str = "") -> str:
    """Return what two spellings of an address have in common; empty for that of a front page.

    Host, case, ending, order of the query and traces of visits do not count. ``path`` stands for the path of
    ``address`` where that is known from the root of the site.
    """
    parts = split_address(address.strip())
    if parts is None:
        return ""
    way = slashed(path or unquote(parts.path)).removesuffix("/")
    query = "&".join(f"{name}={value}" for name, value in _query(parts.query))
    way = _ENDING.sub("", way).strip("/")
    return f"{way}?{query}" if query else way


def slashed(path: str) -> str:
    """Return a path in NFC and small letters."""
    return normal_form("NFC", path).casefold()


def former_stories(told: Iterable[tuple[str, Collection[str]]]) -> Mapping[str, list[str]]:
    """Return which stories had an address before, by its key; ``told`` holds sources and their old addresses."""
    found: dict[str, list[str]] = {}
    for source, addresses in told:
        for key in {former_key(address) for address in addresses} - {""}:
            found.setdefault(key, []).append(source)
    return found


def asks_a_program(address: str) -> bool:
    """Say whether ``address`` names a page by a number in its query, as ``/?p=12`` does: no page here has any."""
    parts = split_address(address)
    return parts is not None and any(_NUMBER_NAME.fullmatch(name) for name, _ in _query(parts.query))


def is_of_a_program(address: str, path: str) -> bool:
    """Say whether an address that leads nowhere has the form of those that programs give."""
    way = former_key("", path)
    return asks_a_program(address) or bool(_PROGRAM.search(path) or _NUMBERED.search(way))


def likely_slugs(path: str) -> list[str]:
    """Return what the last word of ``path`` may be here, the likeliest first."""
    slug = former_key("", path).rpartition("/")[2]
    words = [slug, slugify(slug), slugify(_MARK_OF_PROGRAM.sub("", slug))]
    return [word for word in dict.fromkeys(words) if word]


def _query(query: str) -> list[tuple[str, str]]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return []
    folded = ((slashed(name), slashed(value)) for name, value in pairs)
    return sorted((name, value) for name, value in folded if not _TRACES.fullmatch(name))
