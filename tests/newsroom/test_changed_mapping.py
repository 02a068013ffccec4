"""A mapping told by what has changed is the mapping that a copy would be."""

from __future__ import annotations

import pytest
from bantin.newsroom.changed_mapping import Changed, plain
from hypothesis import given
from hypothesis import strategies as st

ENTRIES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3))


@given(ENTRIES, ENTRIES, st.sets(st.sampled_from("abcdef")))
def test_it_is_what_a_changed_copy_is(base: dict[str, int], new: dict[str, int], gone: set[str]) -> None:
    copy = {key: value for key, value in base.items() if key not in gone} | new
    changed = Changed(base, new, gone)
    assert dict(changed) == plain(changed) == copy
    assert sorted(changed) == sorted(copy)
    assert len(changed) == len(copy)
    assert [changed.get(key) for key in "abcdef"] == [copy.get(key) for key in "abcdef"]
    assert [key in changed for key in "abcdef"] == [key in copy for key in "abcdef"]


def test_what_is_gone_is_not_there() -> None:
    with pytest.raises(KeyError):
        Changed({"a": 1}, {}, ["a"])["a"]
    assert plain({"a": 1}) == {"a": 1}
