"""When two values count as the same: whenever a template would make the same words of them, and never else."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bantin.fast_build.value_digest import Tokens, Undigestible, Unpredictable, code_token, digest
from bantin.vietnamese.folding import fold
from pelican.utils import DateFormatter

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Block:
    heading: str
    places: tuple[str, ...] = ()


def holding(mark: str) -> Callable[[], str]:
    """Return a function of a known module that holds a value."""

    def inner() -> str:
        return mark

    inner.__module__ = fold.__module__
    return inner


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
    lambda: len,
    lambda: fold,
    lambda: partial(fold, mark="!"),
    lambda: partial(fold, mark="?"),
    lambda: holding("!"),
    lambda: holding("?"),
    lambda: {"a": "b"}.get,
    lambda: {"a": "c"}.get,
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
    with pytest.raises(Undigestible, match="object"):
        Tokens()({"deep": [object()]})


class Counter:
    """An object of a class that nobody knows."""

    def __call__(self) -> int:
        return 1


@pytest.mark.parametrize(
    "value",
    [
        *(dt.datetime.now, dt.datetime, time.time, lambda: 1, Counter(), Counter().__call__, Counter),
        *(partial(lambda: 1), [time.time], {"now": dt.datetime.now}, time),
    ],
)
def test_what_may_answer_otherwise_each_time_is_no_value_to_compare(value: Any) -> None:
    with pytest.raises(Unpredictable):
        Tokens()(value)


def test_code_that_templates_call_counts_by_its_class_if_that_is_known() -> None:
    assert code_token(DateFormatter(), Tokens()) == code_token(DateFormatter(), Tokens())
    with pytest.raises(Unpredictable):
        code_token(Counter(), Tokens())


def test_a_value_that_holds_itself_is_refused_and_so_is_what_holds_it() -> None:
    ring: list[Any] = [1]
    ring.append([ring])
    chain: list[Any] = []
    for _ in range(5000):
        chain = [chain]
    tokens = Tokens()
    for value in (ring, [ring], chain, ring):
        with pytest.raises(Undigestible):
            tokens(value)
    assert tokens([1]) == Tokens()([1])


def test_special_kinds_are_asked_about_first() -> None:
    tokens = Tokens(lambda value, tokens: "face" if isinstance(value, Block) else None)
    assert tokens(Block("a")) == tokens(Block("b")) == "face"


def test_words_are_not_mixed_up_with_their_neighbours() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_broken_letter_of_a_foreign_disk_has_a_digest() -> None:
    assert digest("\udcff") != digest("\udcfe")
