"""Reads an index back without the theme's script: an independent reader for tests."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping

from bantin.search.segment_index import SegmentIndex

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def read_numbers(text: str) -> list[int]:
    """Return the rising numbers that ``text`` stands for."""
    found, gap, shift = [-1], 0, 0
    for letter in text:
        digit = LETTERS.index(letter)
        gap += (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(found[-1] + gap + 1)
            gap = shift = 0
    return found[1:]


def read_row(index: SegmentIndex, key: str) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
    """Return the stories of each form of a word without marks, in texts and in titles."""
    place = bisect_right(index.table["words"], key) - 1
    row = json.loads(index.files[f"w{place}.json"]).get(key, "")
    texts, _, titles = row.partition("|")
    return _forms(texts), _forms(titles)


def _forms(text: str) -> dict[str, list[int]]:
    pairs = (each.split(":") for each in text.split(";") if each)
    return {form: read_numbers(numbers) for form, numbers in pairs}
