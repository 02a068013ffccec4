"""The next moment at which the site changes by itself."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bantin.front_matter.document import parse_document
from bantin.front_matter.due import due_line, next_due

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=ZONE)


def due(*headers: str) -> str:
    documents = [
        parse_document(f"Title: A\nCategory: B\n{header}\n\nx".encode(), f"{number}.md", ZONE, ())
        for number, header in enumerate(headers)
    ]
    return due_line(next_due(documents, NOW, ZONE))


def test_nothing_is_due_when_every_story_is_out_and_no_notice_ends() -> None:
    assert due("Date: 2026-11-20", "Date: 2026-11-21\nExpires: 2026-11-22") == "next-build=none"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        # 2026-12-01 08:00 in Vietnam is 01:00 UTC: 1796086800 seconds.
        (
            ["Date: 2026-12-01 08:00"],
            "next-build=2026-12-01T08:00:00+07:00 epoch=1796086800 reason=embargo story=0.md",
        ),
        (
            ["Date: 2026-12-01 08:00", "Date: 2026-11-01\nHết hạn: 01/12/2026"],
            "next-build=2026-12-01T00:00:00+07:00 epoch=1796058000 reason=expiry story=1.md",
        ),
        (
            ["Date: 2026-11-01\nModified: 2026-12-01 08:00"],
            "next-build=2026-12-01T08:00:00+07:00 epoch=1796086800 reason=change story=0.md",
        ),
        (["Date: 2026-12-01 08:00\nStatus: nháp"], "next-build=none"),
        (["Date: 31/02/2027"], "next-build=none"),
    ],
    ids=["an embargo", "the earlier of two", "a change", "a draft waits for its editor", "a refused story"],
)
def test_the_first_change_is_named_with_its_moment_and_its_story(headers: list[str], expected: str) -> None:
    assert due(*headers) == expected
