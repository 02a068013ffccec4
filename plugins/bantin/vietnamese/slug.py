"""Addresses from Vietnamese words: ASCII, short, safe as file names, never two alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.vietnamese.marks import normal_form
from bantin.vietnamese.normal import normalise

_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ɖ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_MARKS_AND_JOINERS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])")
_ADDRESS = re.compile(r"(.*?)((?:/index)?\.[a-z]+|/)?")


def slugify(text: str, limit: int = 80) -> str:
    """Return ``text`` as words of ``a-z0-9`` joined by hyphens, cut after a word at ``limit`` bytes or before.

    The same for NFC, NFD and any kind of space; empty when no letter or digit is left; never the name of a
    Windows device. ``limit`` should be 8 or more.
    """
    plain = normal_form("NFKD", normalise(text)).lower()
    plain = _MARKS_AND_JOINERS.sub("", plain).translate(_LETTERS)
    slug = _cut(_BETWEEN_WORDS.sub("-", plain).strip("-"), limit)
    return f"{slug}-tin" if _WINDOWS_DEVICE.fullmatch(slug) else slug


def heading_id(text: str, seen: set[str], numbers: dict[str, int] | None = None) -> str:
    """Return an id for a heading, unlike all in ``seen``, and add it there; put the theme's own ids in first.

    ``numbers`` remembers the last number given to each word, so that many equal headings are not counted again.
    """
    base = slugify(text) or "muc"
    numbers = {} if numbers is None else numbers
    found, number = base, numbers.get(base, 1)
    while found in seen:
        number += 1
        found = f"{base}-{number}"
    numbers[base] = number
    seen.add(found)
    return found


def resolve_clashes(wanted: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Map each source to an address of its own: of equal ones in ``(source, address)`` pairs the first stays.

    The later ones get ``-2``, ``-3`` and so on, before an ending such as ``.html`` or ``/``. A number is never
    taken that another source wanted for itself; addresses that differ by case only are equal.
    """
    taken = {address.casefold() for _, address in wanted}
    granted: set[str] = set()
    given: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for source, address in wanted:
        if address.casefold() in granted:
            address = _next_free(address, taken, numbers)
            taken.add(address.casefold())
        granted.add(address.casefold())
        given[source] = address
    return given


def _cut(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    whole_words, hyphen, _ = slug[: limit + 1].rpartition("-")
    return whole_words if hyphen else slug[:limit]


def _next_free(address: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Return ``address`` with the next number that is free; ``numbers`` tells where the last search ended."""
    match = _ADDRESS.fullmatch(address)
    stem, ending = (match[1], match[2] or "") if match else (address, "")
    key = address.casefold()
    number = numbers.get(key, 2)
    while f"{stem}-{number}{ending}".casefold() in taken:
        number += 1
    numbers[key] = number
    return f"{stem}-{number}{ending}"
