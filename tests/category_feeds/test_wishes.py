"""What the settings ask for to be read next, and what is said of values that mean nothing."""

from typing import Any

import pytest
from bantin.category_feeds.read_next import Wishes, wishes_from
from bantin.newsroom.setting_tables import mistakes


def test_without_settings_our_own_choices_hold() -> None:
    assert wishes_from({}) == Wishes(6, "newest", None, 30)


def test_all_settings_are_read() -> None:
    settings = {
        "SAME_CATEGORY_COUNT": 4,
        "SAME_CATEGORY_MODE": "recent",
        "SAME_CATEGORY_RECENT": 12,
        "NEIGHBOURS_OF": "site",
    }
    assert wishes_from(settings) == Wishes(4, "recent", "site", 12)


WRONG: list[tuple[str, Any, str]] = [
    (
        "SAME_CATEGORY_MODE",
        "latest",
        "SAME_CATEGORY_MODE phải là một trong 'newest', 'older', 'recent', không phải 'latest'.",
    ),
    (
        "SAME_CATEGORY_MODE",
        None,
        "SAME_CATEGORY_MODE phải là một trong 'newest', 'older', 'recent', không phải None.",
    ),
    (
        "SAME_CATEGORY_MODE",
        ["recent"],
        "SAME_CATEGORY_MODE phải là một trong 'newest', 'older', 'recent', không phải ['recent'].",
    ),
    ("NEIGHBOURS_OF", "section", "NEIGHBOURS_OF phải là một trong '', 'category', 'site', không phải 'section'."),
    ("SAME_CATEGORY_RECENT", -1, "SAME_CATEGORY_RECENT phải là một số nguyên, từ 0 trở lên, không phải -1."),
    ("SAME_CATEGORY_COUNT", -6, "SAME_CATEGORY_COUNT phải là một số nguyên, từ 0 trở lên, không phải -6."),
]
MENDED = {"SAME_CATEGORY_MODE": "recent", "NEIGHBOURS_OF": "", "SAME_CATEGORY_RECENT": 0, "SAME_CATEGORY_COUNT": 0}


@pytest.mark.parametrize(("name", "value", "sentence"), WRONG)
def test_a_value_that_means_nothing_is_told_and_as_told_it_is_mended(name: str, value: Any, sentence: str) -> None:
    assert mistakes({name: value}) == [sentence]
    assert mistakes({name: MENDED[name]}) == []
