"""Words as search compares them: one form with its marks, one without; ``search_index.js`` makes the same ones.

Styles of spelling are no difference (``hòa``/``hoà``, ``lý``/``lí``); letters and figures part (``covid19`` is
``COVID-19``); figures lose the zeros in front of them (``01/06`` is ``1-6``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from bantin.vietnamese.folding import fold
from bantin.vietnamese.marks import normal_form

BREAK = "\n"  # no phrase reaches over it
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n")
_LATE_TONE = re.compile("(^|[^q])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])$")
_EARLY_TONE = re.compile("^(qu)([\u0300\u0301\u0303\u0309\u0323])([aeioy][\u0302\u0306\u031b]?)")
_LONE_Y = re.compile("^([hklmst]|qu)y([\u0300\u0301\u0303\u0309\u0323]?)$")


_STYLED = frozenset("aeyàảãáạèẻẽéẹỳỷỹýỵ")  # how words end of which there are two spellings
_MOST = 100_000  # different words that are remembered: a bulletin has thirty thousand, used millions of times


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case with their marks, and a ``BREAK`` for each end of a line."""
    return list(map(_form, _TOKEN.findall(normal_form("NFKC", text).lower())))


@lru_cache(_MOST)
def folded(word: str) -> str:
    """Return a word that :func:`words_of` gave without its marks, đ as d."""
    return fold(word)


@lru_cache(_MOST)
def _form(typed: str) -> str:
    if typed[0].isdecimal():
        return typed.lstrip("0") or "0"
    if typed[-1] not in _STYLED and typed[0] != "q":  # most words, and a break
        return typed
    apart = _EARLY_TONE.sub(r"\1\3\2", normal_form("NFD", typed))
    apart = _LATE_TONE.sub(r"\1\2\4\3", apart)
    return normal_form("NFC", _LONE_Y.sub(r"\1i\2", apart))
