"""The words of finished HTML, a line for each block: no phrase reaches from one into the next."""

from __future__ import annotations

import re

from bantin.vietnamese.forbidden import resolve

# What stands within a line; every other tag ends it.
_NAMES = "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
_INLINE = frozenset(_NAMES.split())
_TAG = re.compile(r"""<!--.*?-->|</?([a-zA-Z][a-zA-Z0-9]*)(?>(?:"[^"]*"|'[^']*'|[^'">]++)*)>""", re.DOTALL)
_MARK = re.compile("\x02[^\x03]*\x03")  # a place that another plugin fills
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")


def lines_of(html: str) -> str:
    """Return the text of ``html``, in which a line ends where a block begins or ends and nowhere else."""
    text = _TAG.sub(_between, html.replace("\n", " "))
    if "\x02" in text:
        text = _MARK.sub("\n", text)
    text = resolve(text) if "&" in text else text
    return text if text.isascii() else _SOFT.sub("", text)


def _between(tag: re.Match[str]) -> str:
    name = tag[1]
    return "" if name is None or name.lower() in _INLINE else "\n"
