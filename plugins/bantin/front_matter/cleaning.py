"""Bodies made safe: what is not allowed is taken out, and each thing taken out is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import ClassVar

import nh3

from bantin.front_matter.allowed import ATTRIBUTES, FIXED_VALUES, SCHEMES, TAGS, filter_attribute, is_about_looks
from bantin.front_matter.boundaries import with_boundaries, with_lines_in_tables
from bantin.newsroom.address_slips import slip_in
from bantin.newsroom.message import Message, say
from bantin.newsroom.places import ATTRIBUTES_OF_PLACES, PLACE, START, Place, read_place
from bantin.vietnamese.forbidden import FORBIDDEN, allowed_text
from bantin.vietnamese.marks import is_nfc, is_plain


def _cleaner(tags: Set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes=ATTRIBUTES,
        tag_attribute_values=FIXED_VALUES,
        url_schemes=SCHEMES,
        attribute_filter=filter_attribute,
        link_rel=None,
    )


_CLEANER = _cleaner(TAGS)
# Bodies of paragraphs, headings, lists, quotations and photos with their captions, as most are. Whatever such a
# string came from, it holds no element but these, one in another as they belong, no attribute but names, places and
# addresses of this form, no bare sign, and no character that may not be (see is_plain; nh3 writes a no-break space by
# its name). So nothing of an author's can act in it, and a parser of HTML that reads it writes it again to the
# letter: a test has nh3 say so.
_TEXT = "(?>(?:[\t\n !-%'-;=?-~\u00a1-\u02ff\u1e00-\u1eff\u2010-\u2027]++|&(?:amp|lt|gt);)*)"
_AT = f'(?: {PLACE}="[0-9]{{1,9}}:[0-9]{{1,9}}")?'
_ADDRESS = r"(?:https?://(?:[a-z][a-z0-9]*\.)+[a-z]+(?:/[A-Za-z0-9/]*+)?|tel:\+?[0-9]+)"
_LINK = f'a{_AT} href="{_ADDRESS}">{_TEXT}</a>'
_INLINE = f"<(?:strong{_AT}>{_TEXT}</strong>|em{_AT}>{_TEXT}</em>|{_LINK}|br>)"
_WORDS = f"{_TEXT}(?>(?:{_INLINE}{_TEXT})*)"
_NAME = "[0-9a-z_ -]+"
_NAMED = f'(?: class="{_NAME}")?{_AT}(?: id="{_NAME}")?'
_CREDIT = f"(?:<span{_NAMED}>{_TEXT}</span>{_TEXT})?"
_BLOCKS = (
    f"p{_NAMED}>{_WORDS}</p>",
    *(f"{name}{_NAMED}>{_WORDS}</{name}>" for name in ("h2", "h3", "h4")),
    *(f"{name}{_NAMED}>\n(?>(?:<li{_AT}>{_WORDS}</li>\n)*)</{name}>" for name in ("ul", "ol")),
    f"blockquote{_NAMED}>\n(?>(?:<p{_NAMED}>{_WORDS}</p>\n)*)</blockquote>",
    f"figure{_NAMED}>{_TEXT}(?:<figcaption{_NAMED}>{_WORDS}{_CREDIT}</figcaption>)?</figure>",
)
_SURELY_CLEAN = re.compile(rf"(?>(?:<(?:{'|'.join(_BLOCKS)})\n?)*)")
_START_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_BETWEEN_SIGNS = re.compile(r"[^<>]+")
_PREFORMATTED = re.compile(r"(<pre(?: [^>]*)?>)\n")
_MOST_ROUNDS = 8  # two do for all that people write
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing taken out: an element, an attribute with its value, without ``tag`` part of an attribute list."""

    tag: str
    attribute: str = ""
    value: str = ""
    rule: ClassVar[str] = "removed-markup"

    @property
    def is_slip(self) -> bool:
        """Say whether the thing is an address that somebody mistyped, of which more can be told."""
        return self.attribute == "href" and bool(self.tag) and slip_in(self.value) is not None

    @property
    def message(self) -> Message:
        """What to tell the editor."""
        if not self.tag:
            return say("front-matter/removed-markup.list", name=self.attribute)
        if not self.attribute:
            return say("front-matter/removed-markup.element", tag=self.tag)
        if self.attribute == "href":
            return say("front-matter/removed-markup.address", address=self.value[:_SHOWN])
        return say("front-matter/removed-markup.attribute", name=self.attribute, tag=self.tag)


def clean(html: str) -> str:
    """Return ``html`` with allowed elements, attributes, addresses and characters only, its text in NFC.

    What is clean stays as it is: cleaning twice changes nothing more. Python, nh3 and browsers resolve references, so
    forbidden characters are taken out behind that, and what then stands there is cleaned again. Words that a browser
    shows apart stay apart.
    """
    if _SURELY_CLEAN.fullmatch(html):
        return html
    html = with_boundaries(html, TAGS, lambda text, tags: _cleaner(tags).clean(text))
    for _ in range(_MOST_ROUNDS):
        cleaned = _CLEANER.clean(with_lines_in_tables(html))
        if not is_plain(cleaned) and (FORBIDDEN.search(cleaned) or not is_nfc(cleaned)):
            cleaned = _BETWEEN_SIGNS.sub(lambda text: allowed_text(text[0]), cleaned)
        # HTML overlooks the first line end in such an element, so that one that is meant must be written twice.
        cleaned = _PREFORMATTED.sub(r"\1\n\n", cleaned)
        if cleaned == html:
            return html
        html = cleaned
    return escape(html)


def removed(before: str, after: str) -> dict[Removed, Place]:
    """Return what cleaning took out of ``before``, each kind of thing once, in order, but for mere looks.

    Each has the place where it stood first.
    """
    # Most bodies lose nothing, and their tags are then the same to the letter.
    if before == after or _START_TAG.findall(before) == _START_TAG.findall(after):
        return {}
    kept = Counter((thing, own) for thing, own, _ in _things(after))
    lost: dict[Removed, Place] = {}
    for thing, own, place in _things(before):
        kept[thing, own] -= 1
        if kept[thing, own] < 0:
            lost.setdefault(thing, place)
    elements = {thing.tag for thing in lost if not thing.attribute}
    told = ((thing, place) for thing, place in lost.items() if not thing.attribute or thing.tag not in elements)
    return {thing: place for thing, place in told if not is_about_looks(thing.tag, thing.attribute)}


def _things(html: str) -> Iterator[tuple[Removed, Place | None, Place]]:
    """Yield each thing, the place that it tells, and the nearest place told before it otherwise."""
    parser = _Lister()
    parser.feed(html)
    parser.close()
    yield from parser.things


class _Lister(HTMLParser):
    """Lists elements and attributes with their places; values count only where they can be refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.things: list[tuple[Removed, Place | None, Place]] = []
        self._place = START

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = read_place(next((value for name, value in attrs if name == PLACE), None) or "")
        self._place = told or self._place  # what Markdown made stands near what is before it
        self.things.append((Removed(tag), told, self._place))
        for name, value in attrs:
            if name not in ATTRIBUTES_OF_PLACES:
                kept = (value or "") if name == "href" else ""
                self.things.append((Removed(tag, name, _comparable(kept)), told, self._place))


def _comparable(address: str) -> str:
    """Return an address as it is whether cleaning rewrote its Pelican mark or not."""
    rewritten = filter_attribute("a", "href", address)
    return address if rewritten is None else rewritten
