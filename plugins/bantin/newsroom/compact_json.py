"""JSON without spaces, written and read quickly: records and entries of caches are megabytes of it."""

from __future__ import annotations

import json
import math
from typing import Any

import orjson

_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_IN_ORDER = _PLAIN | orjson.OPT_SORT_KEYS


def pack(value: Any) -> bytes:
    """Return ``value`` as JSON; raise TypeError or ValueError for what JSON cannot hold.

    What orjson leaves to others, above all half a surrogate pair in the name of a file, is written by Python.
    """
    try:
        return orjson.dumps(value, option=_PLAIN)
    except TypeError:
        return _by_python(value)


def pack_in_order(value: Any) -> bytes:
    """Return ``value`` as :func:`pack` does, the same for all mappings that are equal."""
    try:
        return orjson.dumps(value, option=_IN_ORDER)
    except TypeError:
        return _by_python(value, sort_keys=True)


def _by_python(value: Any, **options: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), **options).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Any:
    """Return the value that ``data`` holds; raise ValueError or RecursionError if it is no JSON."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return json.loads(data)


def read_json(data: bytes | str) -> Any:
    """Return the value that ``data``, which others may have written, holds; raise ValueError and nothing else.

    A number that is none, or beyond all numbers, is no value either: nobody can count with it.
    """
    try:
        return json.loads(data, parse_float=_number, parse_constant=_number)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _number(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written} is no number")
    return number
