"""The forms in which people here write a day and an hour: recognised, not yet judged.

Always day, month, year, unless a year of four digits comes first; never the month first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.vietnamese.folding import fold

_DAY = "(?P<day>[0-9]{1,2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_ALONE = r"(?<![0-9./-]){}(?![0-9]|[./-][0-9])"  # no part of a longer number

_DATES = tuple(
    re.compile(_ALONE.format(form))
    for form in (
        rf"{_YEAR}(?P<sep>[-/.]){_MONTH}(?P=sep){_DAY}",
        rf"{_DAY} ?(?P<sep>[-/.]) ?{_MONTH} ?(?P=sep) ?{_YEAR}",
        rf"(?:ngay )?{_DAY} thang {_MONTH}(?:,? nam|,)? {_YEAR}",
    )
)
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}) ?(?::|h|g|gio) ?"
    r"(?:(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?(?: ?phut)?"
    r" ?(?:(?P<utc>z)|\(?(?:gmt|utc)? ?(?P<sign>[+-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?\)?)?"
)
_TO_TIME = re.compile(r"(?:[ |,-]|luc |t(?=[0-9]))+")
_TO_DATE = re.compile(r"(?:[ |,-]|ngay)+$")

_WEEKDAY = re.compile(r"(thu \w+|chu nhat|cn|t[2-7])\b[ ,]*")
_WEEKDAYS = {f"thu {word}": index for index, word in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))}
_WEEKDAYS |= {f"{prefix}{index + 2}": index for prefix in ("thu ", "t") for index in range(6)}
_WEEKDAYS |= {"chu nhat": 6, "cn": 6}

_PARTIAL = {
    "year-only": re.compile(r"[0-9]{4}"),
    "month-only": re.compile(r"(?:thang )?[0-9]{1,2}(?:[-/.]| nam )[0-9]{4}|[0-9]{4}[-/.][0-9]{1,2}"),
    "no-year": re.compile(r"(?:ngay )?[0-9]{1,2}(?:[-/.]| thang )[0-9]{1,2}"),
    "short-year": re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What stood in the text: numbers as written, ``offset`` in minutes from UTC, ``weekday`` from 0 for Monday."""

    year: int
    month: int
    day: int
    hour: int = 0
    minute: int = 0
    second: int = 0
    offset: int | None = None
    weekday: int | None = None


def read_written(text: str) -> Written | None:
    """Return the day and, if any, the hour that ``text`` names; ``None`` if some part of it means neither."""
    rest = _plain(text)
    prefix = _WEEKDAY.match(rest)
    weekday = _WEEKDAYS.get(prefix[1]) if prefix else None
    if prefix and weekday is not None:
        rest = rest[prefix.end() :]
    date = next(filter(None, (form.search(rest) for form in _DATES)), None)
    if date is None:
        return None
    time = _read_time(_TO_DATE.sub("", rest[: date.start()]) + rest[date.end() :])
    if time is None:
        return None
    return Written(int(date["year"]), int(date["month"]), int(date["day"]), *time, weekday)


def what_is_missing(text: str) -> str:
    """Return the case of what a date ``text`` lacks (``no-year``); empty if it does not look like a date at all."""
    plain = _plain(text)
    return next((case for case, form in _PARTIAL.items() if form.fullmatch(plain)), "")


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _read_time(text: str) -> tuple[int, int, int, int | None] | None:
    text = _TO_TIME.sub("", text, count=1) if _TO_TIME.match(text) else text
    if not text:
        return 0, 0, 0, None
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    return int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), _read_offset(match)


def _read_offset(match: re.Match[str]) -> int | None:
    if not match["sign"]:
        return 0 if match["utc"] else None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    return -minutes if match["sign"] == "-" else minutes
