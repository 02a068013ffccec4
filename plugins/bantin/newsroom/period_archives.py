"""The stories of each year, month and day, found in one look at each story.

Pelican asks of every story whether it is in every period: ten thousand of them take ten seconds. Where nobody but our
plugins listens it is kept from that, and is given what it would have made as soon as all stories are read.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

from bantin.newsroom.build import Build
from bantin.newsroom.foreign_plugins import are_ours_alone

_KINDS = "year", "month", "day"


@dataclass(slots=True)
class _PutOff:
    """Where pages of periods go, by the setting that says so, while Pelican does not know."""

    places: dict[str, Any] = field(default_factory=dict)


def put_off_periods(build: Build, generator: Any) -> None:
    """Have Pelican believe that no page of a period is wanted, until all stories are read."""
    settings = generator.settings
    if are_ours_alone(settings["PLUGINS"]):
        build.of(_PutOff).places = places = {name: settings[name] for name in map(_place, _KINDS)}
        build.endings.append(partial(settings.update, places))
        settings.update(dict.fromkeys(places, ""))


def file_periods(build: Build, generator: Any) -> None:
    """Give Pelican the periods that were put off."""
    places = build.of(_PutOff).places
    if not places or not hasattr(generator, "period_archives"):  # that of pages has none
        return
    generator.settings.update(places)
    for parts, kind in enumerate(_KINDS, 1):
        if places[_place(kind)] and generator.dates:
            generator.period_archives[kind] = [*_archives(generator, kind, parts)]


def _place(kind: str) -> str:
    return f"{kind.upper()}_ARCHIVE_SAVE_AS"


def _archives(generator: Any, kind: str, parts: int) -> Iterator[dict[str, Any]]:
    """Yield the periods of one kind as Pelican makes them; so many ``parts`` of a date tell it."""
    settings, articles = generator.settings, defaultdict[tuple[int, ...], list[Any]](list)

    def period_of(article: Any) -> tuple[int, ...]:
        return (article.date.year, article.date.month, article.date.day)[:parts]

    for article in generator.articles:
        articles[period_of(article)].append(article)
    for period, group in groupby(generator.dates, period_of):
        dates = list(group)
        known = {*map(id, dates)}
        yield {
            "dates": dates,
            "articles": [article for article in articles[period] if id(article) in known],
            "save_as": settings[_place(kind)].format(date=dates[0].date),
            "url": settings[f"{kind.upper()}_ARCHIVE_URL"].format(date=dates[0].date),
            "period": _named(period),
            "period_num": period,
        }


def _named(period: Sequence[int]) -> tuple[Any, ...]:
    """Return ``period`` with the name of its month."""
    return (period[0], *map(calendar.month_name.__getitem__, period[1:2]), *period[2:])
