"""The digest of a question: the same for the same, another one for whatever the answer depends on."""

from __future__ import annotations

from typing import Any

import pytest
from bantin.addresses.question import digest_of
from bantin.addresses.stories import StoryNow

from tests.addresses.desk import story

FAIR = story("a.md", "Khai mạc")
CHANGES: dict[str, Any] = {
    **dict.fromkeys(("path", "date", "title", "body", "address", "slug"), "x"),
    "state": "draft",
    "old": (("/?p=1", 2, 1),),
    **dict.fromkeys(("line", "column", "state_line"), 7),
}


def test_each_field_of_a_story_counts() -> None:
    assert CHANGES.keys() == set(StoryNow._fields)
    digests = {digest_of(b"", [FAIR._replace(**{name: value})]) for name, value in CHANGES.items()}
    assert len(digests | {digest_of(b"", [FAIR])}) == len(CHANGES) + 1


def test_the_ledger_and_the_pages_of_the_site_count() -> None:
    questions = (b"", [FAIR], ()), (b"x", [FAIR], ()), (b"", [FAIR], ("x",)), (b"", [], ()), (b"", [FAIR, FAIR], ())
    assert len({digest_of(*it) for it in questions}) == len(questions)  # type: ignore[arg-type]


@pytest.mark.parametrize("taken", [["a", "b"], ["b", "a"], {"a", "b"}])
def test_the_same_question_has_the_same_digest(taken: Any) -> None:
    copy = StoryNow(*(f"{it}" if isinstance(it, str) else it for it in FAIR))
    assert digest_of(b"x", [copy], taken) == digest_of(b"x", [FAIR], ["a", "b"])
