"""A day in the text far from the day of posting: one of them may be mistyped, or the news is old."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say
from bantin.newsroom.moments import said_day

RULE = Rule("event-date", "notice")

# "Sáng 14-1", "Chiều ngày 14/1/2024", "Ngày 14 tháng 1": how a report of an event begins.
_DAY = re.compile(
    r"(?i)\b(?:sáng|trưa|chiều|tối|đêm|ngày)(?: ngày)? (?P<day>\d{1,2})(?:[-/.]| tháng )(?P<month>\d{1,2})"
    r"(?:(?:[-/.]| năm )(?P<year>\d{4}))?(?![\d/])"
)
_OPENING = 600  # characters: later in a text other days are named too
_FARTHEST = dt.timedelta(days=45)


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding if the first day that the text names is over six weeks from the date of the header."""
    posted = story.source.values.get("date")
    if story.source.is_page or not isinstance(posted, dt.datetime):
        return
    found = _DAY.search(story.prose, story.body_start, story.body_start + _OPENING)
    if found is None:
        return
    days = [day for year in _years(found, posted) if (day := _day(found, year))]
    nearest = min(days, key=lambda day: abs(day - posted.date()), default=None)
    if nearest and abs(nearest - posted.date()) > _FARTHEST:
        message = say("check/event-date", words=found[0], posted=said_day(posted))
        yield story.finding(RULE, found.start(), message)


def _years(found: re.Match[str], posted: dt.datetime) -> list[int]:
    """Return the year that is written, else those around the date of posting."""
    return [int(found["year"])] if found["year"] else [posted.year - 1, posted.year, posted.year + 1]


def _day(found: re.Match[str], year: int) -> dt.date | None:
    try:
        return dt.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
