"""What our regular expressions may hold: Python 3.11 matches as later ones do, in its first releases, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

import pytest

from tests.modules import MODULES, name_of, nodes_of

# Before 3.11.5 a group that is repeated and keeps what it has, (…)*+, does not match where it would have to try a
# second way inside it (CPython issue 106052); an atomic group around the repetition, (?>(…)*), does.
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?[\d,]+\}\}?)\+(?!,)")


def wrong_patterns(nodes: Iterable[ast.AST]) -> list[str]:
    """Return the texts among ``nodes`` that hold a possessive group."""
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [text for text in texts if _POSSESSIVE_GROUP.search(text)]


def test_no_pattern_keeps_what_a_group_has_matched_in_a_way_that_old_releases_get_wrong() -> None:
    wrong = {name_of(path): wrong_patterns(nodes_of(path)) for path in MODULES}
    assert {path: texts for path, texts in wrong.items() if texts} == {}


@pytest.mark.parametrize("pattern", [r"<!--(?:[^-]|-(?!->))*+-->", r"(?:ya?ml)?+", r"(a){2,3}+"])
def test_such_a_pattern_is_found(pattern: str) -> None:
    assert wrong_patterns(ast.walk(ast.parse(repr(pattern)))) == [pattern]


@pytest.mark.parametrize("pattern", [r"[^<]*+", r"\)*+", "!$&'()*+,;=", r"(?>(?:a|b)*)"])
def test_another_one_is_not(pattern: str) -> None:
    assert wrong_patterns(ast.walk(ast.parse(repr(pattern)))) == []
