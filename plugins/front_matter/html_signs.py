"""What the HTML of a body costs before anything reads it: signs that open and never close, elements in elements."""

from __future__ import annotations

import re
from collections import Counter

from plugins.front_matter.effort import DEEPEST, Effort, too_deep

_SIGN = re.compile(r"<!--|<!\[|<[?]|<[a-zA-Z!/]|-->|\]\]?>|>")
_CLOSERS = {"<!--": "-->", "<![": "]>", "<?": ">"}
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?![\w:@.+-])")
# Elements without content, and those that the next of their kind closes, as old pages are written.
_VOID = "area base br col embed hr img input link meta param source track wbr"
_CLOSED_BY_NEXT = "p li dt dd tr td th tbody thead tfoot option colgroup"
_NEVER_DEEP = frozenset(f"{_VOID} {_CLOSED_BY_NEXT}".split())
_A_SIGN = 80  # what a parser does for the shortest tag or entity, in characters

# Behind each of these Markdown's parser copies all of the text that is left.
_END_OF_BLOCK = re.compile(r"</(?!(?:a|b|i|u|em|strong|span|sup|sub|font)\s*>)|<!--|<!\[|/>", re.IGNORECASE)
_COPIED_AT_ONCE = 800


def count_openers(text: str, effort: Effort) -> None:
    """Spend on each sign that opens HTML what a parser looks at until it closes."""
    effort.spend(text.count("&") * _A_SIGN, text[max(text.find("&"), 0) :][:80])
    for sign in _END_OF_BLOCK.finditer(text):
        effort.spend((len(text) - sign.start()) // _COPIED_AT_ONCE, text[sign.start() : sign.start() + 80])
    ends = {"-->": len(text), "]>": len(text), ">": len(text)}
    for sign in reversed(list(_SIGN.finditer(text))):
        found = sign[0]
        if found.startswith("<"):
            start = sign.start()
            effort.spend(ends[_CLOSERS.get(found, ">")] - start + _A_SIGN, text[start : start + 80])
            continue
        ends[">"] = sign.start()
        if found == "-->":
            ends["-->"] = sign.start()
        elif found != ">":
            ends["]>"] = sign.start()


def refuse_deep_elements(text: str) -> None:
    """Raise :class:`Refused` where elements are nested too deep, closed or not."""
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
                raise too_deep(text[tag.start() : tag.start() + 80])
        elif counts[name]:
            while (last := opened.pop()) != name:
                counts[last] -= 1
            counts[name] -= 1
