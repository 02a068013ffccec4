"""Turn the text of a header value into a typed value, or say in Vietnamese why not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from plugins.front_matter.fields import Field
from plugins.front_matter.lists import read_names, read_tags
from plugins.front_matter.schema import FLAGS, LANGUAGES, STATUSES, Kind
from plugins.newsroom.message import Message
from plugins.vietnamese.dates import DateError, parse_moment
from plugins.vietnamese.folding import nearest, same_name_key
from plugins.vietnamese.slug import slugify

_T = TypeVar("_T")
_SEVERAL: Mapping[Kind, str] = {"names": ";", "stories": ",;"}
_SPACES = re.compile(r"\s+")
# "unpublished" and "chưa xuất bản" are near to what they are not: no slip is answered by what would publish it.
_HIDING = [word for word, status in STATUSES.items() if status != "published"]
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ValueProblem(ValueError):
    """A value that cannot be used; ``rule`` names the rule it breaks."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def read_value(kind: Kind, field: Field, zone: dt.tzinfo) -> tuple[Any, Message | None]:
    """Return the value of ``field`` as one of ``kind``, and a notice if it could have meant something else.

    A value is a str, bool, aware datetime, date, or tuple of str. Raise :class:`ValueProblem` when it is none.
    """
    if kind == "tags":
        return read_tags(field)
    if kind in _SEVERAL:
        return read_names(field, _SEVERAL[kind])
    return _read_one(kind, field, zone), None


def _read_one(kind: Kind, field: Field, zone: dt.tzinfo) -> Any:
    if field.items is not None and len(field.items) > 1:
        raise ValueProblem("one-value", f"khóa “{field.key}” chỉ nhận một giá trị. Hãy giữ lại một.")
    folded = _SPACES.sub(" ", field.value).strip()
    match kind:
        case "text":
            return folded
        case "file":
            return " ".join(field.value.strip().splitlines())  # a name may hold two blanks
        case "slug":
            return _read_slug(folded)
        case "moment":
            return _read_moment(folded, zone)
        case "day":
            return _read_moment(folded, zone).date()
        case "status":
            return _choose(folded, STATUSES, "status", "trạng thái", _HIDING)
        case "flag":
            return _choose(folded, FLAGS, "flag", "giá trị")
        case "language":
            return folded if _LANGUAGE.fullmatch(folded) else _choose(folded, LANGUAGES, "lang", "ngôn ngữ")


def is_slug(text: str) -> bool:
    """Say whether ``text`` can be the last part of an address."""
    return bool(_SLUG.fullmatch(text))


def _read_slug(text: str) -> str:
    if not is_slug(text):
        example = slugify(text.rstrip("/").rpartition("/")[2].partition(".htm")[0], limit=80) or "le-hoi-xuan"
        raise ValueProblem(
            "slug",
            f"địa chỉ “{text}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “{example}”.",
        )
    return text


def _read_moment(text: str, zone: dt.tzinfo) -> dt.datetime:
    try:
        return parse_moment(text, zone)
    except DateError as error:
        raise ValueProblem("date", str(error)) from error


def _choose(text: str, choices: Mapping[str, _T], rule: str, noun: str, hints: Collection[str] | None = None) -> _T:
    """Return what ``text`` stands for among ``choices``; one of ``hints`` may be proposed for a slip, or any."""
    by_key = {same_name_key(choice): value for choice, value in choices.items()}
    if same_name_key(text) in by_key:
        return by_key[same_name_key(text)]
    close = nearest(text, list(choices) if hints is None else hints, 1)
    hint = f"Có phải ý bạn là “{close[0]}”?" if close else f"Các {noun} được dùng: {', '.join(choices)}."
    raise ValueProblem(rule, f"không có {noun} “{text}”. {hint}")
