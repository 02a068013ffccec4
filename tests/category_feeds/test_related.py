"""Stories picked by hand under a story: who may be named, and when."""

import datetime as dt
from typing import Any

from bantin.category_feeds.related import find_related
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.story import Reference, Story

from tests.category_feeds.desk import NOW, on, story


def naming(path: str, *wanted: str, **fields: Any) -> Story:
    """A story whose fourth line names others."""
    date = fields.pop("date", 1)
    return story(path, date, related=tuple(Reference(one, 4) for one in wanted), **fields)


def messages(problems: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.message) for problem in problems]


def test_stories_come_in_the_order_of_the_line_each_once() -> None:
    a, b = story("a"), story("b")
    related, problems = find_related([naming("x", "b", "a.md", "b.md"), a, b], NOW)
    assert related == {"x.md": (b, a)}
    assert problems == []


def test_a_name_written_twice_is_a_warning() -> None:
    _, problems = find_related([naming("x", "a", "a"), story("a")], NOW)
    assert [problem.severity for problem in problems] == ["warning"]


def test_a_draft_may_name_a_draft_but_nothing_that_does_not_exist() -> None:
    stories = [naming("x", "a", "mat", status="draft"), story("a", status="draft")]
    _, problems = find_related(stories, NOW)
    assert messages(problems) == [
        ("x.md", 4, "không có tin nào là “mat”. Hãy ghi đường dẫn của tin, ví dụ “2024/hoi-nghi.md”.")
    ]


def test_a_story_of_the_future_may_name_what_is_public_on_its_own_day() -> None:
    march = story("thang-3", on(1, 3))
    _, problems = find_related([naming("thang-4", "thang-3", date=on(1, 4)), march], NOW)
    assert problems == []
    _, problems = find_related([naming("thang-2", "thang-3", date=on(10, 2)), march], NOW)
    assert [message.partition(" mới đăng")[0] for _, _, message in messages(problems)] == [
        "tin “thang-3” đến 08:00 ngày 01/03/2024"
    ]


def test_what_has_expired_is_left_out_in_silence() -> None:
    notice = story("het-han", expires=dt.date(2024, 1, 20))
    assert find_related([naming("x", "het-han"), notice], NOW) == ({}, [])
