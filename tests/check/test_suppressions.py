"""A rule that a story silences."""

from bantin.check.suppressions import hear, silenced

from tests.check.stories import find, story

KNOWN = ["heading-one", "missing-lead"]


def left(body: str) -> list[tuple[str, int]]:
    found = find("heading-one", body)
    return [(one.rule, one.line) for one in hear(story(body), found, KNOWN, KNOWN)]


def test_with_a_reason_the_rule_is_silent() -> None:
    assert left("<!-- bỏ qua heading-one: bài dịch giữ nguyên bố cục -->\n\n# Một\n") == []


def test_without_a_reason_the_rule_speaks_and_the_comment_is_an_error() -> None:
    assert left("<!-- bỏ qua heading-one -->\n\n# Một\n") == [("check/silence", 5), ("check/heading-one", 7)]


def test_a_rule_that_does_not_exist_is_an_error_with_the_nearest() -> None:
    [found] = hear(story("<!-- bỏ qua heading-on: vì sao -->"), [], KNOWN, KNOWN)
    assert (found.severity, "Có phải là heading-one không?" in found.message) == ("error", True)


def test_a_silence_that_nothing_needs_is_told() -> None:
    assert left("<!-- bỏ qua missing-lead: thông báo ngắn -->") == [("check/needless-silence", 5)]


def test_a_silence_of_a_rule_that_was_not_asked_is_left_alone() -> None:
    assert list(hear(story("<!-- bỏ qua missing-lead: thông báo ngắn -->"), [], KNOWN, ["heading-one"])) == []


def test_fixes_pass_over_what_is_silenced() -> None:
    assert silenced("<!-- bỏ qua check/double-space: thơ -->") == {"double-space"}
    assert silenced("<!-- bỏ qua double-space -->") == frozenset()
