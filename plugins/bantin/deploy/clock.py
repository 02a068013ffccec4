"""Moments as people say them, by the clock of this machine."""

from __future__ import annotations

import datetime as dt

from bantin.newsroom.message import Message
from bantin.newsroom.moments import said_moment


def said_at(seconds: int) -> Message:
    """Return the moment ``seconds`` after 1970 by the clock of this machine."""
    return said_moment(dt.datetime.fromtimestamp(seconds).astimezone(), show_zone=True)
