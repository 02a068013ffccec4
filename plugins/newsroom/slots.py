"""Marks that stand in a converted body until another room of the house fills them."""

from __future__ import annotations

from typing import NamedTuple

SAME_CATEGORY_SLOT = "\x02same-category\x03"
SAME_CATEGORY_ELEMENT = f"<div>{SAME_CATEGORY_SLOT}</div>"


def has_same_category_slot(body: str) -> bool:
    """Say whether the editor chose where the block “Tin cùng chuyên mục” stands."""
    return SAME_CATEGORY_ELEMENT in body


def fill_same_category(body: str, markup: str) -> str:
    """Return ``body`` with the whole placement element replaced by ``markup`` (empty to remove it)."""
    return body.replace(SAME_CATEGORY_ELEMENT, markup)


class BodyParts(NamedTuple):
    """A body around the place that its editor gave to “Tin cùng chuyên mục”; ``placed`` says whether they did."""

    before: str
    after: str
    placed: bool


def split_body(body: str) -> BodyParts:
    """Return the parts of ``body`` around the first placement element, without any other one."""
    before, element, after = body.partition(SAME_CATEGORY_ELEMENT)
    return BodyParts(before, fill_same_category(after, ""), bool(element))
