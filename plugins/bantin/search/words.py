"""Words as search compares them: one form with its marks, one without; ``search_index.js`` makes the same ones.

Styles of spelling are no difference (``hòa``/``hoà``, ``lý``/``lí``); letters and figures part (``covid19`` is
``COVID-19``); figures lose the zeros in front of them (``01/06`` is ``1-6``) and the points between their thousands
(``2.500`` is ``2500``); after figures ``đ`` and ``VNĐ`` are ``đồng``. A name with an
apostrophe after its first or second letter is one word (``M'nông`` is ``Mnông``), so are letters whose marks stand
apart (``mơ̆ng``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bantin.vietnamese.folding import fold
from bantin.vietnamese.marks import normal_form

BREAK = "\n"  # no phrase reaches over it
# No part of a day or of a telephone number: thousands have three figures each, and the first no zero in front. A
# figure comes first, so that nothing else is looked at twice.
_THOUSANDS = r"\d(?<!0)(?<!\d\d)(?<!\d\.\d)\d{0,2}(?:\.\d{3})+(?!\.?\d)"
_TOKEN = re.compile(rf"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|{_THOUSANDS}|\d+|\n")
# No mark may stand before them: a word goes on there.
_INITIALS = re.compile(r"(?<![^\W\d_])(?<![\u0300-\u036f])([^\W\d_]{1,2})['‘’](?=[^\W\d_])")
_DONG = frozenset(("đ", "vnđ", "vnd"))
_LATE_TONE = re.compile("(^|[^q])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])$")
_EARLY_TONE = re.compile("^(qu)([\u0300\u0301\u0303\u0309\u0323])([aeioy][\u0302\u0306\u031b]?)")
_LONE_Y = re.compile("^([hklmst]|qu)y([\u0300\u0301\u0303\u0309\u0323]?)$")


_STYLED = frozenset("aeyàảãáạèẻẽéẹỳỷỹýỵ")  # how words end of which there are two spellings
_MOST = 100_000  # different words that are remembered: a bulletin has thirty thousand, used millions of times


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case with their marks, and a ``BREAK`` for each end of a line."""
    plain = normal_form("NFKC", text).lower().replace("ʼ", "’")
    if "'" in plain or "’" in plain or "‘" in plain:
        plain = _INITIALS.sub(r"\1", plain)
    words = list(map(_form, _TOKEN.findall(plain)))
    if not _DONG.isdisjoint(words):
        for place, (before, word) in enumerate(pairwise(words), 1):
            if word in _DONG and before[0].isdecimal():
                words[place] = "đồng"
    return words


@lru_cache(_MOST)
def folded(word: str) -> str:
    """Return a word that :func:`words_of` gave without its marks, đ as d."""
    return fold(word)


@lru_cache(_MOST)
def _form(typed: str) -> str:
    if typed[0].isdecimal():
        return typed.replace(".", "").lstrip("0") or "0"
    if typed[-1] not in _STYLED and typed[0] != "q":  # most words, and a break
        return typed
    apart = _EARLY_TONE.sub(r"\1\3\2", normal_form("NFD", typed))
    apart = _LATE_TONE.sub(r"\1\2\4\3", apart)
    return normal_form("NFC", _LONE_Y.sub(r"\1i\2", apart))
