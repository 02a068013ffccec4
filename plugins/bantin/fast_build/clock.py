"""A machine's clock that runs behind would take published stories off the site; so it stops the build instead."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from shlex import quote

from bantin.fast_build.location import LISTING
from bantin.newsroom.message import say
from bantin.newsroom.moments import said_moment

_SLACK = dt.timedelta(minutes=5)  # machines that share a folder never agree to the second
_EARLIEST = 2024  # no story of this generator is older than its first release: a dead clock says 1970


def clock_complaint(now: dt.datetime, output: Path) -> str | None:
    """Return what is wrong with the clock that says ``now``, judged by when the site in ``output`` was built."""
    last = _built_at(output, now.tzinfo)
    if last is not None and now < last - _SLACK:
        moments = {"now": said_moment(now), "last": said_moment(last)}
        return str(say("stop/clock-behind", **moments, file=quote(str(output / LISTING))))
    if now.year < _EARLIEST:
        return str(say("stop/clock-wrong", now=said_moment(now)))
    return None


def _built_at(output: Path, zone: dt.tzinfo | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp((output / LISTING).stat().st_mtime, zone)
    except OSError:
        return None
