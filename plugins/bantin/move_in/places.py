"""Places within an old story to which links of other stories may lead, and the ids under which they stand here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bantin.move_in.header_values import plain_words
from bantin.move_in.old_story import OldStory
from bantin.move_in.segments import segments
from bantin.newsroom.page_ids import OF_THE_PAGE
from bantin.vietnamese.folding import fold
from bantin.vietnamese.slug import heading_id

_MARKDOWN = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\n]+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_HTML = re.compile(r"<h[1-6]\b(?P<attributes>[^<>]*)>(?P<words>.*?)</h[1-6]\s*>", re.DOTALL | re.IGNORECASE)
_RST = re.compile(r"^(?P<words>\S[^\n]*)\n([=\-~^\"#*+])\2{2,}[ \t]*$", re.MULTILINE)
_OWN = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[\w-]+)[^{}]*\}[ \t]*$")
_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_ANCHOR = re.compile(r"""<a\s[^<>]*?\b(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_NUMBERED = re.compile(r"(.+)[-_](\d{1,3})")


def places_of(story: OldStory) -> dict[str, str]:
    """Return our ids of the headings and named places of ``story``, by what is left of them in any system's ids."""
    body = story.body
    if not ("#" in body or "<" in body or story.form == "rst"):
        return {}
    found: dict[str, str] = {}
    seen, numbers = set(OF_THE_PAGE), dict[str, int]()
    for words, own in _headings(story):
        place = heading_id(words, seen, numbers)
        found.setdefault(_key(words), place)
        found.setdefault(_key(place), place)
        if own:
            found.setdefault(_key(own), place)
    if story.form == "markdown":
        found |= {_key(name): name for name in _ANCHOR.findall(body)}
    return found


def place_in(places: dict[str, str], fragment: str) -> str:
    """Return our id of the place that ``fragment`` of an address means; empty if there is none."""
    meant = unquote(fragment)
    numbered = _NUMBERED.fullmatch(meant)  # GitHub counts equal headings from 1, beginning with the second
    again = f"{numbered[1]}-{int(numbered[2]) + 1}" if numbered else meant
    return places.get(_key(meant)) or places.get(_key(again), "")


def _headings(story: OldStory) -> Iterator[tuple[str, str]]:
    """Yield the words of each heading and an id that it has of its own."""
    if story.form == "rst":
        yield from ((found["words"], "") for found in _RST.finditer(story.body))
        return
    body = story.body
    if "```" in body or "~~~" in body:
        body = "\n".join(piece for is_code, piece in segments(body) if not is_code)
    found = [*_HTML.finditer(body), *(_MARKDOWN.finditer(body) if story.form == "markdown" else ())]
    for heading in sorted(found, key=lambda it: it.start()):
        words, groups = heading["words"], heading.groupdict()
        typed = _OWN.search(words)
        own = typed["id"] if typed else next(iter(_ID.findall(groups.get("attributes") or "")), "")
        words = _LINK.sub(r"\1", _OWN.sub("", words))
        yield plain_words(re.sub(r"[*_`~\\]", "", words)), own


def _key(words: str) -> str:
    return "".join(letter for letter in fold(words) if letter.isalnum())
