"""What rules about words see of a story, the covered part written as underscores."""

from __future__ import annotations

import pytest
from bantin.check.prose import COVER, prose
from hypothesis import given
from hypothesis import strategies as st

SEEN = {
    "plain words stay": ("Sáng 14-1, xã họp.", "Sáng 14-1, xã họp."),
    "code in a line": ("gõ `a  b` rồi", "gõ ______ rồi"),
    "code between two ticks": ("``a ` b`` c", "_________ c"),
    "a lone tick is text": ("5` sau", "5` sau"),
    "a fenced block": ("```\na  b\n```\nc", "___\n____\n___\nc"),
    "an indented block is no code": ("a\n\n    b  c\n    d\n\ne", "a\n\n    b  c\n    d\n\ne"),
    "a paragraph inside a list": ("- a\n\n    b\n\nc", "- a\n\n    b\n\nc"),
    "a line that goes on, indented": ("a\n    b", "a\n    b"),
    "the address of a link": ("[xem](https://x.vn/a_(b)) nhé", "[xem]____________________ nhé"),
    "a title behind an address stays": ('![tả](a (2).jpg "chú thích") x', "![tả]____________chú thích__ x"),
    "an address defined below": ("[a][b]\n\n[b]: https://x.vn/a", "[a][b]\n\n___________________"),
    "a footnote stays": ("[^1]: Theo báo.", "[^1]: Theo báo."),
    "tags but not their words": ('<b class="x">chữ</b>', "_____________chữ____"),
    "a comment over two lines": ("a <!-- b\nc --> d", "a ______\n_____ d"),
    "an attribute list": ("ảnh {: .rong }", "ảnh __________"),
    "braces of a template are text": ("{{ 7 }}", "{{ 7 }}"),
    "entities": ("R&D và&nbsp;x", "R&D và______x"),
    "less-than in figures": ("3 < 5 > 2", "3 < 5 > 2"),
    "an address in the text, but not its full stop": ("xem www.x.vn/a.", "xem __________."),
    "a mail address": ("gửi a.b@x.gov.vn.", "gửi ____________."),
}


@pytest.mark.parametrize("case", SEEN)
def test_rules_see_words_only(case: str) -> None:
    source, seen = SEEN[case]
    assert prose(source).replace(COVER, "_") == seen


@given(st.text(alphabet='aă `~<>!-[](){}:#.&;"“”\n\t/w@h', max_size=80))
def test_a_covered_text_keeps_every_place(source: str) -> None:
    covered = prose(source)
    assert len(covered) == len(source)
    assert all(new in (old, COVER) for new, old in zip(covered, source, strict=True))
    assert covered.count("\n") == source.count("\n")
