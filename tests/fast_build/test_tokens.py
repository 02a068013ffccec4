"""When two values count as the same: whenever a template would make the same words of them, and never else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.fast_build.tokens import Tokens, Unknown, digest

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Block:
    heading: str
    places: tuple[str, ...] = ()


def shout(words: str, mark: str) -> str:
    return words + mark


VALUES: list[Callable[[], Any]] = [
    lambda: None,
    lambda: True,
    lambda: 1,
    lambda: "1",
    lambda: b"1",
    lambda: 1.5,
    lambda: [],
    lambda: ["a", "b"],
    lambda: ["ab"],
    lambda: ("a", "b"),
    lambda: {"a": "b"},
    lambda: {"b": "a"},
    lambda: {"a", "b"},
    lambda: dt.date(2024, 1, 15),
    lambda: dt.datetime(2024, 1, 15, 8, 30),
    lambda: dt.datetime(2024, 1, 15, 8, 30, tzinfo=HANOI),
    lambda: dt.datetime(2024, 1, 15, 8, 30, tzinfo=dt.UTC),
    lambda: Block("Tin cùng chuyên mục"),
    lambda: Block("Tin cùng chuyên mục", ("Mai Hóa",)),
    lambda: shout,
    lambda: partial(shout, mark="!"),
    lambda: partial(shout, mark="?"),
]


def test_equal_values_have_one_digest_however_they_were_made() -> None:
    for make in VALUES:
        assert Tokens()(make()) == Tokens()(make())


def test_different_values_have_different_digests() -> None:
    assert len({Tokens()(make()) for make in VALUES}) == len(VALUES)


def test_the_order_of_a_set_does_not_show_and_that_of_a_list_does() -> None:
    names = [f"thôn {number}" for number in range(50)]
    assert Tokens()(set(names)) == Tokens()(set(reversed(names)))
    assert Tokens()(names) != Tokens()(names[::-1])


def test_a_change_deep_inside_shows() -> None:
    menu = {"Kinh tế": [Block("Chợ phiên")]}
    before = Tokens()(menu)
    menu["Kinh tế"][0] = replace(menu["Kinh tế"][0], heading="Chợ quê")
    assert Tokens()(menu) != before


def test_a_value_that_says_what_it_depends_on_is_taken_at_its_word() -> None:
    class Describer:
        def __init__(self, name: str) -> None:
            self.depends_on = (name,)

    assert Tokens()(Describer("a")) == Tokens()(Describer("a"))
    assert Tokens()(Describer("a")) != Tokens()(Describer("b"))


def test_a_value_of_an_unknown_kind_is_refused_wherever_it_lies() -> None:
    with pytest.raises(Unknown, match="object"):
        Tokens()({"deep": [object()]})


def test_special_kinds_are_asked_about_first() -> None:
    tokens = Tokens(lambda value, tokens: "face" if isinstance(value, Block) else None)
    assert tokens(Block("a")) == tokens(Block("b")) == "face"


def test_words_are_not_mixed_up_with_their_neighbours() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_broken_letter_of_a_foreign_disk_has_a_digest() -> None:
    assert digest("\udcff") != digest("\udcfe")
