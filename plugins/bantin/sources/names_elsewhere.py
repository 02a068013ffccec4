"""Names that work here and not on the next computer: on Windows, on a phone, in an archive of another system."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bantin.newsroom.message import Message, say
from bantin.newsroom.name_forms import folded

_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOT_UTF8 = re.compile("[\ud800-\udfff]")  # what Python makes of bytes that are no letters
_LONGEST = 180  # of a path below the content folder: Windows allows 259 with all that comes before it


def trouble(path: str) -> Message | None:
    """Return what is wrong with the last part of ``path`` elsewhere; None if nothing is."""
    name = path.rpartition("/")[2]
    if _FORBIDDEN.search(name):
        return say("sources/name.signs", signs=" ".join(dict.fromkeys(_FORBIDDEN.findall(name))))
    if _NOT_UTF8.search(name):
        return say("sources/name.bytes")
    if name.endswith((" ", ".")):
        return say("sources/name.end")
    if _RESERVED.fullmatch(name):
        return say("sources/name.device")
    return say("sources/name.long", count=len(path)) if len(path) > _LONGEST else None


def twins(paths: Iterable[str]) -> Iterator[tuple[str, Message]]:
    """Yield each of ``paths`` that another system could not tell from one before it, and what to say of it."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[folded(path)].append(path)
    for found in alike.values():
        first, *others = sorted(found)
        yield from ((other, say("sources/name.twins", other=first.rpartition("/")[2])) for other in others)
