"""Texts that one quick look tells from those of which rules about characters may change something."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

import pytest
from bantin.vietnamese.forbidden import FORBIDDEN, allowed_text
from bantin.vietnamese.marks import is_plain
from hypothesis import given
from hypothesis import strategies as st


@cache
def plain() -> set[str]:
    """Return all characters that are plain by themselves."""
    return set(filter(is_plain, characters()))


def characters() -> Iterator[str]:
    """Yield all characters that there are."""
    return map(chr, range(sys.maxunicode + 1))


@pytest.mark.slow
def test_no_plain_character_is_forbidden_a_mark_or_out_of_form() -> None:
    for character in plain():
        assert not FORBIDDEN.match(character)
        assert unicodedata.category(character)[0] != "M"
        assert unicodedata.is_normalized("NFC", character)


@pytest.mark.slow
def test_no_plain_character_can_be_composed_with_the_one_before_it() -> None:
    for character in characters():
        parts = unicodedata.decomposition(character).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            assert chr(int(parts[1], 16)) not in plain()


@pytest.mark.parametrize("text", ["", "Ủy ban nhân dân xã\n“Bằng Cốc” – 14-1…\t5 %", "ỷ" * 100])
def test_what_people_type_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", ["a\u0301", "a\x00", "a\r", "a\u202e", "a\u2060", "\ufdd0", "\u200b", "x\x7f", "😀"])
def test_what_a_rule_may_change_is_not(text: str) -> None:
    assert not is_plain(text)
    assert not is_plain(f"ế\n{text} ")


@pytest.mark.slow
@given(st.text(st.deferred(lambda: st.sampled_from(sorted(plain()))) | st.characters(), max_size=60))
def test_a_plain_text_is_allowed_as_it_is(text: str) -> None:
    if is_plain(text):
        assert unicodedata.normalize("NFC", FORBIDDEN.sub("", text)) == text
    assert allowed_text(text) == allowed_text(allowed_text(text))
