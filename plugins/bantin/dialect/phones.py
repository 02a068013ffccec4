"""Phone numbers as Vietnamese people write them become links that a phone can call; other figures stay figures."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from bantin.vietnamese.phones import phone_numbers

_FEWEST_DIGITS = re.compile(r"\d(?:[ .\u00a0()-]{0,4}\d){7}")  # 1800 and four more; brackets and gaps between
_APART = {"a", "code", "pre", "kbd", "samp"}


class PhoneLinks(Treeprocessor):
    """Makes links of the phone numbers in running text."""

    def answers_to(self, words: str) -> bool:
        """Say whether plain paragraphs of these ``words`` may hold a number."""
        return bool(_FEWEST_DIGITS.search(words))

    def run(self, root: Element) -> None:
        """Go through ``root``, leaving links and code alone."""
        if _FEWEST_DIGITS.search("".join(root.itertext())):
            self._read(root)

    def _read(self, root: Element) -> None:
        if root.tag in _APART:
            return
        children = list(root)
        for child in children:
            self._read(child)
        for owner, name in [(root, "text"), *((child, "tail") for child in children)]:
            text = getattr(owner, name) or ""
            if not isinstance(text, AtomicString) and _FEWEST_DIGITS.search(text):
                _link(root, owner, name, text)


def _link(parent: Element, owner: Element, name: str, text: str) -> None:
    """Put a link into ``parent`` for each number in ``text``, which is the ``name`` of ``owner``."""
    found = list(phone_numbers(text))
    if not found:
        return
    index = 0 if name == "text" else list(parent).index(owner) + 1
    links = []
    for (start, end, number), (following, *_) in pairwise([*found, (len(text), 0, "")]):
        links.append(Element("a", {"href": f"tel:{number}"}))
        links[-1].text, links[-1].tail = text[start:end], text[end:following]
    setattr(owner, name, text[: found[0][0]])
    parent[index:index] = links
