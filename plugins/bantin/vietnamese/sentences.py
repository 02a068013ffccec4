"""Where a Vietnamese sentence ends: not after ``TP.``, ``TS.`` or ``đ/c.``, but after ``./.``; and how many words."""

from __future__ import annotations

import re

_ABBREVIATION_WORDS = """
    tp tx tt tr ts ths gs pgs bs bscki bsckii ds ks cn ls nsnd nsưt ngnd ngưt đ/c đc mr mrs ms dr st nxb
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_WORDS.split())
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[”’\"')\]»]*)\s+")
_NUMERAL = re.compile(r"[0-9]+|[IVX]+")
_OPENING = "“‘\"'([«"


def sentences(text: str) -> list[str]:
    """Return the sentences of plain ``text`` in order, each with its end mark; an empty line always ends one."""
    return [sentence for block in _PARAGRAPHS.split(text.strip()) for sentence in _in_block(block) if sentence]


def words(text: str) -> int:
    """Return the number of words as editors count them: what is between spaces and holds a letter or digit."""
    return sum(any(map(str.isalnum, token)) for token in text.split())


def _in_block(block: str) -> list[str]:
    found = []
    begin = 0
    for end in _END.finditer(block):
        if _ends_sentence(block[begin : end.start()], end):
            found.append(block[begin : end.end()].strip())
            begin = end.end()
    return [*found, block[begin:].strip()]


def _ends_sentence(before: str, end: re.Match[str]) -> bool:
    following = next(filter(str.isalnum, end.string[end.end() :]), "")
    if following.islower():
        return False
    return end["mark"] != "." or bool(end["close"]) or not _is_shortened(before.split())


def _is_shortened(tokens: list[str]) -> bool:
    """Tell whether the full stop behind ``tokens`` belongs to the last one: a title, an initial, a list number."""
    *earlier, last = [token.lstrip(_OPENING) for token in tokens] or [""]
    if not earlier and _NUMERAL.fullmatch(last):
        return True
    if len(last) == 1 and last.isupper():
        return not (earlier and earlier[-1][:1].isupper())  # "H. Hàm Yên" goes on, "Nguyễn Văn A." may end
    return last.rpartition(".")[2].lower() in _ABBREVIATIONS
