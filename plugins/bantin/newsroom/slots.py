"""Marks that stand in a converted body until another room of the house fills them.

A mark stands between U+0002 and U+0003. A cleaned body holds these two in marks alone: cleaning takes every control
character out of texts and attributes, and marks come in behind it. On their way through cleaning they are told by a
word that nobody can guess, the ``nonce`` of their conversion.
"""

from __future__ import annotations

from typing import NamedTuple


def mark(what: str, nonce: str = "") -> str:
    """Return the mark of ``what``; with ``nonce`` as it is before cleaning."""
    return f"\x02{nonce}{what}{nonce}\x03"


def bare_marks(html: str, nonce: str) -> str:
    """Return ``html``, which is to be cleaned, with its marks between tags as cleaning leaves them.

    It would take their control characters out, and then read all of the body again.
    """
    html = html.replace(f"{nonce}\x03\x02{nonce}", nonce + nonce)
    return html.replace(f">\x02{nonce}", f">{nonce}").replace(f"{nonce}\x03<", f"{nonce}<")


SAME_CATEGORY = "same-category"
SAME_CATEGORY_SLOT = mark(SAME_CATEGORY)
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
