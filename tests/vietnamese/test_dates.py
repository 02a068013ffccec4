import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from bantin.vietnamese.dates import (
    HO_CHI_MINH,
    DateError,
    day_name,
    format_day,
    format_moment,
    format_month,
    format_short,
    month_name,
    parse_moment,
)
from hypothesis import given
from hypothesis import strategies as st

MONDAY = dt.datetime(2024, 1, 15, 8, 30, tzinfo=HO_CHI_MINH)


def test_a_moment_is_printed_as_portals_print_it() -> None:
    assert format_moment(MONDAY) == "Thứ Hai, 15/01/2024 | 08:30"
    assert format_moment(MONDAY, show_zone=True) == "Thứ Hai, 15/01/2024 | 08:30 GMT+7"


def test_the_zone_of_a_half_hour_shows_its_minutes_and_no_zone_shows_nothing() -> None:
    half = dt.timezone(-dt.timedelta(hours=3, minutes=30))
    assert format_moment(MONDAY.replace(tzinfo=half), show_zone=True).endswith("| 08:30 GMT-3:30")
    assert format_moment(MONDAY.replace(tzinfo=None), show_zone=True).endswith("| 08:30")


def test_the_week_runs_from_monday_to_sunday() -> None:
    names = [day_name(dt.date(2024, 1, 15) + dt.timedelta(days=number)) for number in range(7)]
    assert names == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


def test_days_and_months_in_short_and_long() -> None:
    assert format_day(MONDAY) == "Thứ Hai, 15/01/2024"
    assert format_short(dt.date(2024, 2, 1)) == "01/02/2024"
    assert format_month(2024, 1) == "Tháng 1/2024"
    assert month_name(12) == "Tháng 12"


def local(*numbers: int) -> dt.datetime:
    return dt.datetime(*numbers, tzinfo=HO_CHI_MINH)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        # ISO
        ("2024-01-14", local(2024, 1, 14)),
        ("2024-01-14T08:30", local(2024, 1, 14, 8, 30)),
        (" 2024-01-14 08:30:15 ", local(2024, 1, 14, 8, 30, 15)),
        ("2024-01-14 8:30", local(2024, 1, 14, 8, 30)),
        ("2024-1-5", local(2024, 1, 5)),
        ("2024-01-14T23:30:00Z", local(2024, 1, 15, 6, 30)),
        ("2024-01-14T08:30+00:00", local(2024, 1, 14, 15, 30)),
        ("2024-01-14 08:30 +0700", local(2024, 1, 14, 8, 30)),
        # day first
        ("02/01/2024", local(2024, 1, 2)),
        ("14/01/2024", local(2024, 1, 14)),
        ("14-1-2024 08:30", local(2024, 1, 14, 8, 30)),
        ("14.01.2024", local(2024, 1, 14)),
        ("14 / 1 / 2024", local(2024, 1, 14)),
        ("29/02/2024", local(2024, 2, 29)),
        # hours
        ("14/01/2024 8h30", local(2024, 1, 14, 8, 30)),
        ("14/01/2024, 8h", local(2024, 1, 14, 8)),
        ("8g30 ngày 14/01/2024", local(2024, 1, 14, 8, 30)),
        ("14/01/2024 - 20:05", local(2024, 1, 14, 20, 5)),
        ("14/01/2024 20:05 GMT-5", local(2024, 1, 15, 8, 5)),
        # words
        ("ngày 14 tháng 01 năm 2024", local(2024, 1, 14)),
        ("lúc 8 giờ 30 phút ngày 14 tháng 1 năm 2024", local(2024, 1, 14, 8, 30)),
        ("Ngày 14 tháng 1 năm 2024 lúc 8 giờ 30 phút", local(2024, 1, 14, 8, 30)),
        # the day of the week
        ("Thứ Hai, 15/01/2024 | 08:30", local(2024, 1, 15, 8, 30)),
        ("Thứ Hai, 15/01/2024 | 08:30 GMT+7", local(2024, 1, 15, 8, 30)),
        ("THỨ TƯ, 17/01/2024", local(2024, 1, 17)),
        ("thứ 4 ngày 17/01/2024", local(2024, 1, 17)),
        ("Chủ Nhật, 14/1/2024", local(2024, 1, 14)),
        ("CN 14/1/2024", local(2024, 1, 14)),
    ],
)
def test_a_date_written_as_people_write_is_understood(text: str, moment: dt.datetime) -> None:
    for form in ("NFC", "NFD"):
        parsed = parse_moment(unicodedata.normalize(form, text))
        assert (parsed, parsed.tzinfo) == (moment, HO_CHI_MINH)


def test_another_zone_may_be_asked_for() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    assert parse_moment("14/01/2024 08:30", tokyo) == dt.datetime(2024, 1, 14, 8, 30, tzinfo=tokyo)


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("", "unread"),
        ("2024", "year-only"),
        ("1/2024", "month-only"),
        ("2024-01", "month-only"),
        ("tháng 1 năm 2024", "month-only"),
        ("14/1", "no-year"),
        ("ngày 14 tháng 1", "no-year"),
        ("14/1/24", "short-year"),
        ("hôm qua", "unread"),
        ("14/01/2024 chiều", "unread"),
        ("14/01-2024", "unread"),
        ("14/01/20245", "unread"),
        ("2024-W02", "unread"),
        ("2024-01-14T", "unread"),
        ("14/01/2024 25:00", "hour"),
        ("14/01/2024 08:30 GMT+99", "zone"),
    ],
)
def test_an_impossible_or_partial_date_says_why(text: str, case: str) -> None:
    with pytest.raises(DateError) as error:
        parse_moment(text)
    assert (error.value.case, error.value.fields) == (case, {"text": text})


@pytest.mark.parametrize(
    ("text", "case", "fields"),
    [
        ("31/02/2026", "day", {"day": 31, "month": 2, "year": 2026, "length": 28}),
        ("2026-02-31", "day", {"day": 31, "month": 2, "year": 2026, "length": 28}),
        ("0/1/2024", "day", {"day": 0, "month": 1, "year": 2024, "length": 31}),
        ("13/13/2024", "month", {"text": "13/13/2024", "month": 13}),
        ("02/31/2024", "month", {"text": "02/31/2024", "month": 31}),  # the other way round it is no day either
        ("0214-01-14", "year", {"text": "0214-01-14", "year": 214}),
        ("14/01/0000", "year", {"text": "14/01/0000", "year": 0}),
        ("01/14/2024", "swapped", {"text": "01/14/2024", "month": 14, "right": "14/01/2024"}),
        ("Thứ Ba, 15/01/2024", "weekday", {"date": "15/01/2024", "true": 0, "typed": 1}),
    ],
)
def test_an_error_holds_the_part_that_is_wrong(text: str, case: str, fields: dict[str, str | int]) -> None:
    with pytest.raises(DateError) as error:
        parse_moment(text)
    assert (error.value.case, error.value.fields) == (case, fields)


CASES = {
    *("year-only", "month-only", "no-year", "short-year", "month", "swapped", "day", "year", "weekday", "hour"),
    *("zone", "unread"),
}
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1), timezones=st.just(HO_CHI_MINH))


@given(MOMENTS)
def test_what_is_printed_is_read_back(moment: dt.datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert parse_moment(format_moment(moment)) == minute
    assert parse_moment(moment.isoformat()) == moment


@given(st.text(alphabet="0123456789/-.: thángnăm+zTh", max_size=24))
def test_any_text_is_a_moment_or_a_date_error(text: str) -> None:
    try:
        assert parse_moment(text).tzinfo is HO_CHI_MINH
    except DateError as error:
        assert error.case in CASES


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1909-01-08 08:00", "1909-01-08T08:00:00+07:06"),
        ("8/1/1909", "1909-01-08T00:00:00+07:06"),
        ("1911-04-30 23:59", "1911-04-30T23:59:00+07:06"),
        ("1911-05-02 08:00", "1911-05-02T08:00:00+07:00"),
        ("1909-01-08T01:00:00Z", "1909-01-08T08:06:00+07:06"),
        ("1944-01-08 08:00", "1944-01-08T08:00:00+08:00"),
        ("2024-01-08 08:00", "2024-01-08T08:00:00+07:00"),
    ],
)
def test_an_offset_is_in_whole_minutes_however_old_the_day(typed: str, iso: str) -> None:
    assert parse_moment(typed).isoformat() == iso
