"""What one HTML page points to, and the places in it that can be pointed to.

A page as our own templates and cleaner write it is read line by line (``plain_page.py``). Any other is scanned by
expressions that know tags, quoted values, comments and raw text, and nothing more of HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bantin.check.plain_page import note_attribute, read_plain
from bantin.check.soundness import fault_in_file, fault_in_page
from bantin.newsroom.message import Message
from bantin.newsroom.page_fragments import Exchange

# A comment, an element whose content is no markup, or a start tag; group 1 and 2 hold attributes.
_TAG = re.compile(
    r"""<(?:
        !--.*?-->
      | (?:script|style|textarea|title)\b((?:"[^"]*"|'[^']*'|[^'">])*)>.*?</(?:script|style|textarea|title)\s*>
      | [a-z](?:[^\s"'>]*)(\s(?:"[^"]*"|'[^']*'|[^'">])*)>
    )""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""(?:"[^"]*"|'[^']*'|[\s/]+(?P<name>id|href|src|poster|action|srcset)\s*=\s*
        (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))""",
    re.VERBOSE | re.IGNORECASE,
)


# What holds no markup, as templates write it: how it begins, and how it ends.
_RAW = [(b"<!--", b"-->"), *((b"<" + name, b"</" + name) for name in (b"script", b"style", b"textarea", b"title"))]


@dataclass(slots=True)
class PageLinks:
    """Addresses as written in a page, in order, and the ids that an address may name after ``#``.

    ``fault`` says what is wrong with the page itself.
    """

    targets: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    fault: Message | None = None


@dataclass(frozen=True, slots=True)
class ExchangedLinks:
    """What a page points to in which the ``new`` fragment stands for the ``old`` one."""

    old: PageLinks
    new: PageLinks

    def of(self, page: PageLinks) -> PageLinks | None:
        """Return what the page points to that pointed to ``page``; None if that cannot be told without reading it."""
        old, count = self.old.targets, len(self.old.targets)
        starts = (first for first, target in enumerate(page.targets) if target == old[0])
        found = [first for first in starts if page.targets[first : first + count] == old]
        if len(found) != 1:
            return None
        first = found[0]
        return PageLinks([*page.targets[:first], *self.new.targets, *page.targets[first + count :]], page.anchors)


def read_exchange(exchange: Exchange) -> ExchangedLinks | None:
    """Return what an ``exchange`` changes in the links of a page; None if one cannot tell without reading it whole.

    Both fragments must be whole elements that stand in the midst of markup, not in a tag, a comment or a script.
    """
    if not _is_markup_behind(exchange.before):
        return None
    old, new = _read_fragment(exchange.old), _read_fragment(exchange.new)
    if old is None or new is None or not old.targets or old.anchors != new.anchors:
        return None
    return ExchangedLinks(old, new)


@lru_cache(maxsize=256)
def _read_fragment(html: str) -> PageLinks | None:
    plain = read_plain(html)
    return PageLinks(*plain) if plain else None


def _is_markup_behind(html: bytes) -> bool:
    """Say whether what stands behind ``html`` is no part of a tag, nor of what holds no markup."""
    return html.rfind(b"<") <= html.rfind(b">") and all(html.count(one) == html.count(end) for one, end in _RAW)


def read_page(file: Path) -> PageLinks:
    """Return the addresses and anchors of the page in ``file``, and what is wrong with it."""
    html = file.read_text("utf-8")
    plain = read_plain(html)
    if plain and html:
        return PageLinks(*plain)
    found = read_any(html)
    found.fault = fault_in_page(html) if html else fault_in_file(file.name, b"")
    return found


def read_links(html: str) -> PageLinks:
    """Return the addresses and anchors of an HTML page."""
    plain = read_plain(html)
    return PageLinks(*plain) if plain else read_any(html)


def read_any(html: str) -> PageLinks:
    """Return what :func:`read_links` does, of a page however it is quoted."""
    targets, anchors = list[str](), list[str]()
    for tag in _TAG.finditer(html):
        attributes = tag[2] or tag[1]
        if attributes and "=" in attributes:
            _read_attributes(attributes, targets, anchors)
    return PageLinks(targets, set(anchors))


def _read_attributes(attributes: str, targets: list[str], anchors: list[str]) -> None:
    for match in _ATTRIBUTE.finditer(attributes):
        name, double, single, bare = match.groups()
        if name is None:
            continue  # a value in quotes, which may look like an attribute inside
        value = double if double is not None else single if single is not None else bare
        note_attribute(name.lower(), value, targets, anchors)
