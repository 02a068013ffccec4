"""What the HTML of a body costs before anything reads it: signs that open and never close, elements in elements."""

from __future__ import annotations

import re
from collections import Counter

from bantin.front_matter.effort import A_PHOTO, DEEPEST, Effort, too_deep
from bantin.newsroom.place_reader import without_places
from bantin.newsroom.places import PLACE, START, place_in_body, read_place

_SIGN = re.compile(r"<!--|<!\[|<[?]|<[a-zA-Z!/]|-->|\]\]?>|>")
_CLOSERS = {"<!--": "-->", "<![": "]>", "<?": ">"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?![\w:@.+-])")
# Elements without content, and those that the next of their kind closes, as old pages are written.
_VOID = "area base br col embed hr img input link meta param source track wbr"
_CLOSED_BY_NEXT = "p li dt dd tr td th tbody thead tfoot option colgroup"
_NEVER_DEEP = frozenset(f"{_VOID} {_CLOSED_BY_NEXT}".split())
_AN_ENTITY = 80  # what a parser does for the shortest one, in characters
_A_SIGN = 250  # the same for a tag: Markdown, the photos' reader, the cleaner and the list of what it took out
_AN_OPENER = 40  # for “<” that may open a tag
_PHOTO = re.compile(r"<(?:img|video|audio)(?![a-z0-9])", re.IGNORECASE)

# A start tag as browsers read one, with all of its attributes; what is read is never read twice.
_START_TAG = re.compile(
    r"""<[a-zA-Z][^\s/>]*+(?>(?:[\s/]++|[^\s/>][^\s/>=]*+(?>(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?))*)"""
)
_PLACE = re.compile(rf' {PLACE}="([^"]*)"')
_BETWEEN = re.compile(r"[\s/\"']+")
_AN_ATTRIBUTE = 20
_COMPARED_AT_ONCE = 10  # attributes that are compared with another in the time that a character is looked at

# Behind each of these Markdown's parser copies all of the text that is left.
_END_OF_BLOCK = re.compile(r"</(?!(?:a|b|i|u|em|strong|span|sup|sub|font)\s*>)|<!--|<!\[|/>", re.IGNORECASE)
_COPIED_AT_ONCE = 800


def count_openers(text: str, effort: Effort) -> None:
    """Spend on each sign that opens HTML what a parser looks at until it closes."""
    for sign, price in ("&", _AN_ENTITY), ("<", _AN_OPENER):
        effort.spend_at(text.count(sign) * price, text, max(text.find(sign), 0))
    if "<" not in text and "/>" not in text:
        return
    for photo in _PHOTO.finditer(text):
        effort.spend_at(A_PHOTO, text, photo.start())
    for end in _END_OF_BLOCK.finditer(text):
        effort.spend_at((len(text) - end.start()) // _COPIED_AT_ONCE, text, end.start())
    ends = {"-->": len(text), "]>": len(text), ">": len(text)}
    for match in reversed(list(_SIGN.finditer(text))):
        found = match[0]
        if found.startswith("<"):
            start = match.start()
            effort.spend_at(ends[_CLOSERS.get(found, ">")] - start + _A_SIGN, text, start)
            continue
        ends[">"] = match.start()
        if found == "-->":
            ends["-->"] = match.start()
        elif found != ">":
            ends["]>"] = match.start()


def count_attributes(html: str, effort: Effort) -> None:
    """Spend on each tag of ``html`` what its attributes cost a cleaner, which compares each with all before it."""
    cost = sum(map(_cost_of, _START_TAG.findall(html)))
    if effort.affords(cost):
        effort.spend_for(cost, START)
        return
    here = START
    for tag in _START_TAG.findall(html):
        told = _PLACE.search(tag)
        here = (read_place(told[1]) if told else None) or here
        effort.spend_for(_cost_of(tag), here)


def _cost_of(tag: str) -> int:
    # Words in values too: they may turn out to be attributes.
    number = len(_BETWEEN.findall(without_places(tag)))
    return number * _AN_ATTRIBUTE + number * number // _COMPARED_AT_ONCE


def refuse_deep_elements(text: str) -> None:
    """Raise :class:`Refused` where elements are nested too deep, closed or not."""
    if "<" not in text:
        return
    opened: list[str] = []
    counts: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name in _NEVER_DEEP:
            continue
        if not tag["end"]:
            opened.append(name)
            counts[name] += 1
            if len(opened) > DEEPEST:
                raise too_deep(place_in_body(text, tag.start()))
        elif counts[name]:
            while (last := opened.pop()) != name:
                counts[last] -= 1
            counts[name] -= 1
