"""The front page's file may hold anything: what no parser bears is told with its line."""

from __future__ import annotations

import pytest
from bantin.category_feeds.front_page import plan
from bantin.category_feeds.front_page.plan import FrontPagePlan, read_front_page
from bantin.category_feeds.registry import CategoryRegistry
from bantin.newsroom.toml_text import deep_line

REGISTRY = CategoryRegistry((), {})


@pytest.mark.parametrize(
    "line",
    ["tin-chon = " + "[" * 3_000 + "]" * 3_000, "a = " + "{b = " * 60, "a." * 60 + "b = 1", "[" + "a." * 60 + "b]"],
)
def test_deep_nesting_is_a_finding_with_its_line(line: str) -> None:
    found, problems = read_front_page(f"so-tin-moi = 3\n{line}\n", REGISTRY)
    assert found == FrontPagePlan("front-page.toml")
    assert [(it.path, it.line) for it in problems] == [("front-page.toml", 2)]


def test_brackets_in_words_are_no_nesting() -> None:
    assert deep_line('a = "' + "[" * 100 + '"\n# ' + "[" * 100 + "\nb = ['" + "{" * 100 + "']") == 0


def test_a_number_of_5000_digits_is_a_finding_with_its_line() -> None:
    _, problems = read_front_page("so-tin-chon = 3\nso-tin-moi = " + "1" * 5_000, REGISTRY)
    assert [(it.path, it.line) for it in problems] == [("front-page.toml", 2)]


def test_thousands_of_keys_or_picks_are_one_finding() -> None:
    keys = "\n".join(f"khoa-{number} = 1" for number in range(5_000))
    assert len(read_front_page(keys, REGISTRY)[1]) == 1
    picks = ", ".join(f'"tin-{number}"' for number in range(5_000))
    assert len(read_front_page(f"tin-chon = [{picks}]", REGISTRY)[1]) == 1


def test_a_fault_of_the_parser_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> dict[str, object]:
        raise RecursionError

    monkeypatch.setattr(plan, "read_toml", broken)
    _, problems = read_front_page("a = 1", REGISTRY)
    assert [(it.path, it.rule) for it in problems] == [("front-page.toml", "newsroom/fault")]
    assert "RecursionError" in problems[0].message
