"""Links within a story: anchors as other systems name them lead to ours, and none stands alone on a line of its own.

What is read here is cleaned HTML, in which ``<``, ``>`` and ``"`` stand bare around tags and values only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape, unescape
from urllib.parse import unquote

from bantin.vietnamese.folding import fold
from bantin.vietnamese.marks import normal_form

_LINK = re.compile(r' href="#([^"]+)"')
_ID = re.compile(r' id="([^"]+)"')
_HEADING = re.compile(r"<(h[1-6])(?: [^>]*)?>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"(.+)[-_](\d{1,3})")
# A paragraph that is nothing but places to lead to, and the start of the block behind it.
_LONE = re.compile(r'<p>((?:<a id="[^"]*"></a>\s*)+)</p>\s*(<(?:p|h[1-6])(?: [^>]*)?>)')


def settle_anchors(html: str) -> str:
    """Return ``html`` whose links to places of its own find them; doing it twice changes nothing more."""
    if "<p><a id=" in html:
        html = _LONE.sub(lambda found: found[2] + found[1].strip(), html)
    if ' href="#' not in html:
        return html
    places = _Places(html)
    return _LINK.sub(lambda link: f' href="#{places.find(link[1])}"', html)


class _Places:
    """The ids of a body, and the words of its headings, by what is left of them in other systems' anchors."""

    def __init__(self, html: str) -> None:
        self._ids = {unescape(name): name for name in _ID.findall(html)}
        self._named: dict[str, list[str]] = defaultdict(list)
        for heading in _HEADING.finditer(html):
            own = _ID.search(heading[0].partition(">")[0])
            if own:
                self._named[_key(unescape(_TAG.sub("", heading[2])))].append(own[1])
        for name in self._ids:
            self._named[_key(name)] = self._named[_key(name)] or [self._ids[name]]

    def find(self, written: str) -> str:
        """Return the id that ``written``, what stands behind the sign, means; itself if there is none."""
        meant = normal_form("NFC", unquote(unescape(written)))
        if meant in self._ids:
            return escape(meant) if unescape(written) != meant else written
        if named := self._named.get(_key(meant)):
            return named[0]
        numbered = _NUMBERED.fullmatch(meant)  # GitHub and others count equal headings from the second on
        equals = self._named.get(_key(numbered[1]), []) if numbered else []
        return equals[int(numbered[2])] if numbered and int(numbered[2]) < len(equals) else written


def _key(words: str) -> str:
    return "".join(letter for letter in fold(words) if letter.isalnum())
