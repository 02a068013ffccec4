"""A header is short: what is longer, or nests, is told with its line before anything slow reads it."""

from __future__ import annotations

import pytest
from bantin.front_matter.header import split_header


@pytest.mark.parametrize(
    "text",
    [
        "Title: a\n" * 600,
        "Title: " + "a" * 60_000,
        "---\n" + "a: b\n" * 600 + "---\n",
        "---\n" + "a: b\n" * 600,
        "một dòng không có khóa\n" * 50_000,
    ],
)
def test_an_endless_header_is_one_problem(text: str) -> None:
    parts = split_header(text)
    assert [(problem.rule, problem.line) for problem in parts.problems] == [("long-header", 1)]
    assert (parts.fields, parts.body, parts.readable) == ((), "", False)


@pytest.mark.parametrize("nested", ["[" * 60, "{a: " * 60, "- " * 60 + "b", "[ {" * 30 + "\n", "? " * 60])
def test_deep_yaml_is_a_problem_with_its_line(nested: str) -> None:
    parts = split_header(f"---\ntitle: [a]\ntags: {nested}\n---\n\nBài")
    assert [(problem.rule, problem.line) for problem in parts.problems] == [("yaml", 3)]


def test_ordinary_yaml_is_not_deep() -> None:
    tags = "\n".join(f"  - từ khóa {number}" for number in range(100))
    parts = split_header(f'---\ntitle: "[a]"\nauthors: [b, c]\ntags:\n{tags}\n---\n\nBài')
    assert (parts.problems, len(parts.fields)) == ((), 3)


def test_a_body_of_any_length_follows_a_short_header() -> None:
    parts = split_header("Title: a\n\n" + "một dòng\n" * 50_000)
    assert parts.problems == () and parts.first_line == 3
