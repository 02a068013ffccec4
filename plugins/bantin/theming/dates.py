"""Days, hours and months as a page says them: as Vietnamese portals print them, or with another language's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bantin.theming.strings import Strings
from bantin.vietnamese import dates

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language says a day, a moment, and a month of a year."""

    day: Callable[[dt.date], str]
    moment: Callable[..., str]
    month: Callable[[int, int], str]


VIETNAMESE = Dates(dates.format_day, dates.format_moment, dates.format_month)


def dates_in(strings: Strings) -> Dates:
    """Return how the language of ``strings`` says them: the day of the week in its words, all else in figures."""
    if strings.lang == "vi":
        return VIETNAMESE

    def day(of: dt.date) -> str:
        return f"{strings.text(f'weekday.long_{_WEEKDAYS[of.weekday()]}')}, {dates.format_short(of)}"

    def moment(of: dt.datetime, *, show_zone: bool = False) -> str:
        zone = dates.format_zone(of) if show_zone else ""
        return f"{day(of)} | {of.hour:02}:{of.minute:02}{zone}"

    def month(year: int, number: int) -> str:
        return f"{number}/{year}"

    return Dates(day, moment, month)
