"""The process that builds, as the server sees it; a stand-in builds here, so that only the dealings with it count."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bantin.devserver.build_process import Builder
from bantin.devserver.outcome import Proof

from tests.devserver.stand_ins import work


@pytest.fixture
def made() -> Iterator[list[Builder]]:
    them: list[Builder] = []
    yield them
    for one in them:
        one.close()


def builder(made: list[Builder], *arguments: str) -> Builder:
    made.append(Builder(work, list(arguments)))
    return made[-1]


def test_one_process_builds_again_and_again(made: list[Builder]) -> None:
    it = builder(made)
    (first, number, _), (again, next_number, _) = (it.build().findings[0][:3] for _ in range(2))
    assert (first, number, next_number) == (again, 1, 2)
    assert it.sources == ("content",)


def test_a_closed_one_is_started_anew(made: list[Builder]) -> None:
    it = builder(made)
    first = it.build()
    it.close()
    assert it.build().findings[0][1] == 1
    assert it.build().findings[0][0] != first.findings[0][0]


def test_one_that_cannot_start_says_why_and_is_tried_again(made: list[Builder]) -> None:
    it = builder(made, "refuse")
    assert [it.build().failure for _ in range(2)] == ["cấu hình hỏng"] * 2
    it.arguments = []
    assert it.build().failure == ""


def test_a_proof_comes_before_the_outcome(made: list[Builder]) -> None:
    proofs: list[Proof] = []
    assert builder(made, "proof").build(["b.md", "a.md"], proofs.append).findings[0][1] == 1
    assert proofs == [Proof({"a.html": b"a.md,b.md"})]


def test_one_that_dies_is_told_of_and_started_anew(made: list[Builder]) -> None:
    it = builder(made, "die")
    assert it.build().failure == ""
    assert "đã dừng giữa chừng" in it.build().failure
    assert it.build().failure == ""
