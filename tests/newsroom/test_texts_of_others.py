"""TOML and JSON that others wrote end in one kind of error, whatever they hold."""

from __future__ import annotations

import pytest
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.toml_text import NoToml, read_toml


@pytest.mark.parametrize(
    ("text", "trouble", "line"),
    [
        ("a = 1\nb = " + "[" * 20_000, "deep", 2),
        ("a = 1\n\n" + "a." * 20_000 + "b = 1", "deep", 3),
        ("a = 1\nb = 1" + "1" * 6_000, "number", 2),
        ("a = 1\na = 2", "twice", 2),
        ("a = 1\nb = \nc = 1", "form", 2),
        ("a = 1\nb = '", "form", 2),
        ("a = 9999-99-99", "form", 1),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, trouble: str, line: int) -> None:
    with pytest.raises(NoToml) as raised:
        read_toml(text)
    assert (raised.value.trouble, raised.value.line) == (trouble, line)


def test_what_is_toml_is_read() -> None:
    assert read_toml('a = "[[[["  # [[[[\nb = [[1]]') == {"a": "[[[[", "b": [[1]]}


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "1e999", "-1e999", "NaN", "Infinity", "1" * 6_000, "", b"\xff", "{}}"]
)
def test_what_is_no_json_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        read_json(text)


def test_what_is_json_is_read() -> None:
    assert read_json('{"a": [1, 2.5, null, "x"]}') == {"a": [1, 2.5, None, "x"]}
