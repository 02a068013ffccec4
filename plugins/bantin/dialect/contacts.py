"""Phone numbers and mail addresses in running text become links; other figures stay figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from bantin.vietnamese.phones import phone_numbers

_FEWEST = re.compile(r"\d(?:[ .\u00a0()-]{0,4}\d){7}|@")  # 1800 and four more; brackets and gaps between
_MAIL = re.compile(
    r"(?<![\w.+/:@-])[a-z0-9](?:[a-z0-9_.+-]{0,62}[a-z0-9])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w@-])",
    re.IGNORECASE | re.ASCII,
)
_APART = {"a", "code", "pre", "kbd", "samp"}


class ContactLinks(Treeprocessor):
    """Makes links of the phone numbers and mail addresses in running text."""

    def run(self, root: Element) -> None:
        """Go through ``root``, leaving links and code alone."""
        if _FEWEST.search("".join(root.itertext())):
            self._read(root)

    def _read(self, root: Element) -> None:
        if root.tag in _APART:
            return
        children = list(root)
        for child in children:
            self._read(child)
        for owner, name in [(root, "text"), *((child, "tail") for child in children)]:
            text = getattr(owner, name) or ""
            if not isinstance(text, AtomicString) and _FEWEST.search(text):
                _link(root, owner, name, text)


def contacts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield beginning, end and address of each phone number and mail address in ``text``, in their order."""
    calls = [(start, end, f"tel:{number}") for start, end, number in phone_numbers(text)]
    mails = [(found.start(), found.end(), f"mailto:{found[0]}") for found in _MAIL.finditer(text)]
    done = 0
    for start, end, address in sorted(calls + mails, key=lambda found: (found[0], -found[1])):
        if start >= done:  # a mail address may begin with a phone number
            yield start, end, address
            done = end


def _link(parent: Element, owner: Element, name: str, text: str) -> None:
    """Put a link into ``parent`` for each contact in ``text``, which is the ``name`` of ``owner``."""
    found = list(contacts(text))
    if not found:
        return
    index = 0 if name == "text" else list(parent).index(owner) + 1
    links = []
    for (start, end, address), (following, *_) in pairwise([*found, (len(text), 0, "")]):
        links.append(Element("a", {"href": address}))
        links[-1].text, links[-1].tail = text[start:end], text[end:following]
    setattr(owner, name, text[: found[0][0]])
    parent[index:index] = links
