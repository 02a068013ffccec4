"""A machine's clock that runs behind would take published stories off the site; so it stops the build instead."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from plugins.fast_build.place import LISTING
from plugins.vietnamese.dates import format_moment

_SLACK = dt.timedelta(minutes=5)  # machines that share a folder never agree to the second
_EARLIEST = 2024  # no story of this generator is older than its first release: a dead clock says 1970


def clock_complaint(now: dt.datetime, output: Path) -> str | None:
    """Return what is wrong with the clock that says ``now``, judged by when the site in ``output`` was built."""
    last = _built_at(output, now.tzinfo)
    shown = f"Đồng hồ máy đang chỉ {format_moment(now)}"
    if last is not None and now < last - _SLACK:
        return (
            f"{shown}, sớm hơn lần dựng trang trước ({format_moment(last)}), nên tin đã đăng có thể bị gỡ. Hãy chỉnh "
            f"lại đồng hồ. Nếu chính lần trước đồng hồ sai, hãy chạy: touch “{output / LISTING}”, rồi dựng lại."
        )
    if now.year < _EARLIEST:
        return f"{shown}, chắc chắn là sai. Hãy chỉnh lại đồng hồ, rồi dựng lại."
    return None


def _built_at(output: Path, zone: dt.tzinfo | None) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp((output / LISTING).stat().st_mtime, zone)
    except OSError:
        return None
