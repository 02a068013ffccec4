"""Days and hours in Vietnamese: printed as portals print them, read as people here write them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from zoneinfo import ZoneInfo

from bantin.vietnamese.date_forms import Written, read_written, what_is_missing

HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")
DAY_NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
YEARS = range(1900, 2101)

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:.*)?", re.ASCII)


class DateError(ValueError):
    """A date that cannot be meant: ``case`` names why, ``fields`` hold what a sentence about it needs.

    Cases and fields: ``year-only``, ``month-only``, ``no-year``, ``short-year``, ``hour``, ``zone``, ``unread``:
    text; ``month``: text, month; ``swapped``: the same and right, the day as it was meant; ``day``: day, month,
    year, length; ``year``: text, year; ``weekday``: date, and true and typed, days of the week from 0 for Monday.
    """

    def __init__(self, case: str, **fields: str | int) -> None:
        super().__init__(f"{case}: {fields}")
        self.case, self.fields = case, fields


def day_name(day: dt.date) -> str:
    """Return the day of the week: ``Thứ Hai`` to ``Chủ nhật``."""
    return DAY_NAMES[day.weekday()]


def month_name(month: int) -> str:
    """Return the month's name: ``Tháng 1`` to ``Tháng 12``."""
    return f"Tháng {month}"


def format_short(day: dt.date) -> str:
    """Return ``15/01/2024``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_day(day: dt.date) -> str:
    """Return ``Thứ Hai, 15/01/2024``."""
    return f"{day_name(day)}, {format_short(day)}"


def format_moment(moment: dt.datetime, *, show_zone: bool = False) -> str:
    """Return ``Thứ Hai, 15/01/2024 | 08:30`` by the moment's own clock, with `` GMT+7`` behind on request."""
    zone = format_zone(moment) if show_zone else ""
    return f"{format_day(moment)} | {moment.hour:02}:{moment.minute:02}{zone}"


def format_zone(moment: dt.datetime) -> str:
    """Return `` GMT+7``, the offset of ``moment`` with a blank before it; empty if it has none."""
    offset = moment.utcoffset()
    if offset is None:
        return ""
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < dt.timedelta(0) else "+"
    return f" GMT{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def format_month(year: int, month: int) -> str:
    """Return ``Tháng 1/2024``."""
    return f"{month_name(month)}/{year}"


def parse_moment(text: str, zone: dt.tzinfo = HO_CHI_MINH) -> dt.datetime:
    """Return the moment that ``text`` names, in ``zone``; raise :class:`DateError` if it is none.

    ISO forms, and the forms of this country: day first, hours as ``8h30`` or ``08:30``, a day of the week before.
    """
    text = " ".join(text.split())
    moment = _from_iso(text) or _from_written(text)
    _check_year(text, moment.year)
    return _in_whole_minutes(moment, zone)


def _in_whole_minutes(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return ``moment`` in ``zone``; where its clocks ran by the sun, with an offset that every format can write.

    Hanoi was 7:06:30 ahead of Greenwich until May 1911; RFC 3339 and RFC 5322 know hours and minutes only. The clock
    stays as it was typed.
    """
    local = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    seconds = int((local.utcoffset() or dt.timedelta()).total_seconds())
    if seconds % 60 == 0:
        return local
    offset = dt.timezone(dt.timedelta(minutes=seconds // 60))
    return local.replace(tzinfo=offset) if moment.tzinfo is None else local.astimezone(offset)


def _from_iso(text: str) -> dt.datetime | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_written(text: str) -> dt.datetime:
    written = read_written(text)
    if written is None:
        raise DateError(what_is_missing(text) or "unread", text=text)
    _check_year(text, written.year)
    _check_day(text, written)
    _check_hour(text, written)
    zone = None if written.offset is None else dt.timezone(dt.timedelta(minutes=written.offset))
    return dt.datetime(
        written.year, written.month, written.day, written.hour, written.minute, written.second, tzinfo=zone
    )


def _check_year(text: str, year: int) -> None:
    if year not in YEARS:
        raise DateError("year", text=text, year=year)


def _check_day(text: str, written: Written) -> None:
    day, month, year = written.day, written.month, written.year
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and 1 <= month <= _length(year, day):
            raise DateError("swapped", text=text, month=month, right=f"{month:02}/{day:02}/{year}")
        raise DateError("month", text=text, month=month)
    if not 1 <= day <= _length(year, month):
        raise DateError("day", day=day, month=month, year=year, length=_length(year, month))
    date = dt.date(year, month, day)
    if written.weekday is not None and written.weekday != date.weekday():
        raise DateError("weekday", date=format_short(date), true=date.weekday(), typed=written.weekday)


def _check_hour(text: str, written: Written) -> None:
    if written.hour > 23 or written.minute > 59 or written.second > 59:
        raise DateError("hour", text=text)
    if abs(written.offset or 0) > 14 * 60:
        raise DateError("zone", text=text)


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
