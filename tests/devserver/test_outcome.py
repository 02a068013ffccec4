"""What open pages are told of builds."""

from __future__ import annotations

import threading

from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, Proof, State


def test_each_site_has_a_number_and_a_failure_keeps_that_of_the_site_before() -> None:
    state = State()
    state.take(Outcome())
    state.take(Outcome(failure="Đĩa đã đầy"))
    assert (state.told()["version"], state.told()["failure"]) == (1, "Đĩa đã đầy")
    state.take(Outcome(findings=(Finding("a.md", 3, "thiếu dòng Date."),)))
    assert (state.told()["version"], state.told()["failure"]) == (2, "")
    assert state.told()["findings"] == [Finding("a.md", 3, "thiếu dòng Date.")]


def test_a_proof_is_a_version_of_its_own_and_gone_with_the_next_outcome() -> None:
    state = State()
    state.take(Outcome())
    state.show(Proof({"a.html": b"proof"}))
    assert (state.told()["version"], state.proof) == (2, {"a.html": b"proof"})
    state.take(Outcome())
    assert (state.told()["version"], state.proof) == (3, {})


def test_a_failure_after_a_proof_brings_pages_back_to_the_site_before() -> None:
    state = State()
    state.take(Outcome())
    state.show(Proof({"a.html": b"proof"}))
    state.take(Outcome(failure="Đĩa đã đầy"))
    assert (state.told()["version"], state.proof) == (3, {})


def test_whoever_waits_is_woken_by_the_next_build() -> None:
    state = State()
    state.take(Outcome())
    heard: list[int] = []
    waiting = threading.Thread(target=lambda: heard.append(state.wait(1, 20)))
    waiting.start()
    state.take(Outcome(failure="lỗi"))
    waiting.join(20)
    assert heard == [2]


def test_news_that_one_has_not_seen_need_no_waiting() -> None:
    state = State()
    state.take(Outcome())
    assert state.wait(0, 20) == 1


def test_without_news_waiting_ends_all_the_same() -> None:
    assert State().wait(0, 0.01) == 0


def test_a_page_is_told_whether_its_proof_is_another_one() -> None:
    state = State()
    state.take(Outcome())
    assert "mark" not in state.told("a.html")
    state.show(Proof({"a.html": b"proof"}))
    first = state.told("a.html")["mark"]
    assert "mark" not in state.told("b.html")
    state.show(Proof({"a.html": b"proof"}))
    assert state.told("a.html")["mark"] == first
    state.show(Proof({"a.html": b"another"}))
    assert state.told("a.html")["mark"] != first
