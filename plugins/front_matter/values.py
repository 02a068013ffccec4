"""Turn the text of a header value into a typed value, or say in Vietnamese why not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from plugins.front_matter.schema import FLAGS, STATUSES, Kind
from plugins.vietnamese.dates import DateError, parse_moment
from plugins.vietnamese.folding import nearest

_T = TypeVar("_T")
_SPACES = re.compile(r"\s+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ValueProblem(ValueError):
    """A value that cannot be used; ``rule`` names the rule it breaks."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def read_value(kind: Kind, text: str, zone: dt.tzinfo) -> Any:
    """Return ``text`` as a value of ``kind``: str, bool, aware datetime, or tuple of str; raise ValueProblem."""
    folded = _SPACES.sub(" ", text).strip()
    match kind:
        case "text":
            return folded
        case "slug":
            return _read_slug(folded)
        case "moment":
            return _read_moment(folded, zone)
        case "day":
            return _read_moment(folded, zone).date()
        case "names":
            return _split_names(folded, ";")
        case "tags":
            return _split_names(folded, ",")
        case "stories":
            return _split_names(folded.replace(";", ","), ",")
        case "status":
            return _choose(folded, STATUSES, "status", "trạng thái")
        case "flag":
            return _choose(folded, FLAGS, "flag", "giá trị")


def _read_slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueProblem(
            "slug",
            f"địa chỉ “{text}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “le-hoi-xuan”.",
        )
    return text


def _read_moment(text: str, zone: dt.tzinfo) -> dt.datetime:
    try:
        return parse_moment(text, zone)
    except DateError as error:
        raise ValueProblem("date", str(error)) from error


def _split_names(text: str, separator: str) -> tuple[str, ...]:
    names = (name.strip() for name in text.split(separator))
    return tuple(dict.fromkeys(name for name in names if name))


def _choose(text: str, choices: Mapping[str, _T], rule: str, noun: str) -> _T:
    if text.casefold() in choices:
        return choices[text.casefold()]
    close = nearest(text, list(choices), 1)
    hint = f"Có phải ý bạn là “{close[0]}”?" if close else f"Các {noun} được dùng: {', '.join(choices)}."
    raise ValueProblem(rule, f"không có {noun} “{text}”. {hint}")
