"""What says again what another finding says is left out; what stands elsewhere, or says something else, stays."""

from __future__ import annotations

from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.echoes import without_echoes


def found(rule: str, line: int, path: str = "a.md") -> Diagnostic:
    return Diagnostic(path, line, rule, "chữ", "warning")


UNREAD = found("check/old-font", 7)


def test_what_is_said_again_on_the_line_is_left_out() -> None:
    assert without_echoes([found("check/not-nfc", 7), UNREAD, found("check/hidden-character", 7)]) == [UNREAD]


def test_what_stands_on_another_line_or_in_another_file_stays() -> None:
    others = [found("check/not-nfc", 8), found("check/not-nfc", 6), found("check/not-nfc", 7, "b.md")]
    assert without_echoes([UNREAD, *others]) == [UNREAD, *others]


def test_what_says_something_else_stays() -> None:
    both = [UNREAD, found("check/secret", 7)]
    assert without_echoes(both) == both


def test_words_below_a_photo_are_told_of_once() -> None:
    words = found("caption/after-blank-line", 9)
    assert without_echoes([found("check/missing-caption", 7), words]) == [words]
    below = found("check/missing-caption", 10)
    assert without_echoes([below, words]) == [below, words]


def test_the_same_finding_is_told_once() -> None:
    assert without_echoes([UNREAD, UNREAD]) == [UNREAD]


def test_findings_about_whole_files_are_no_echoes() -> None:
    both = [found("check/old-font", 0), found("check/not-nfc", 0)]
    assert without_echoes(both) == both
