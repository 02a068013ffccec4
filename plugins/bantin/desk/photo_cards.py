"""The photos of a body as cards, and what a card says written back as Markdown; every other line stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bantin.vietnamese.credit import find_credit

_PHOTO = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\((?P<target><[^<>]+>|[^\s()<>]+)\)(?P<rest>\{:[^{}]*\})?[ \t]*"
)
_NO_CAPTION = ".khong-chu-thich"
_ENDED = re.compile(r"[.!?…][)”\"]*$")
_OTHER_BLOCK = re.compile(r"#{1,6}\s|>|[-*+•]\s|\d+[.)]\s|\||```|~~~|<|\[\^|!\[| {4}|\t")
_LONGEST = 5_000  # letters of what may be a caption
_BRACKETS = re.compile(r"(?<!\\)[\[\]]")


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """One photo of a card: its description, the address as typed, what stands behind it in braces."""

    alt: str
    target: str
    rest: str = ""

    @property
    def name(self) -> str:
        """The file that the address names."""
        return self.target[1:-1] if self.target.startswith("<") else self.target


@dataclass(frozen=True, slots=True)
class Card:
    """Photos that stand together, on the lines from ``start`` to before ``end`` (from 0), with what is under them."""

    start: int
    end: int
    photos: tuple[CardPhoto, ...]
    caption: str = ""
    credit: str = ""


def cards_in(body: str) -> list[Card]:
    """Return the cards of a Markdown ``body``, in its order."""
    lines = body.split("\n")
    found: list[Card] = []
    at, fence = 0, ""
    while at < len(lines):
        opened = lines[at].lstrip()[:3]
        if opened in ("```", "~~~") and fence in ("", opened):
            fence = "" if fence else opened
        card = None if fence or (at and lines[at - 1].strip()) else _card_at(lines, at)
        if card:
            found.append(card)
        at = card.end if card else at + 1
    return found


def _card_at(lines: Sequence[str], start: int) -> Card | None:
    """Return the card that begins on the line ``start``, above which nothing stands."""
    photos: list[CardPhoto] = []
    at = start
    while at < len(lines) and (match := _PHOTO.fullmatch(lines[at])):
        photos.append(CardPhoto(match["alt"], match["target"], match["rest"] or ""))
        at += 1
    if not photos:
        return None
    words = lines[at] if at < len(lines) else ""
    if not words.strip():
        return Card(start, at, tuple(photos))
    is_last = at + 1 == len(lines) or not lines[at + 1].strip()
    is_caption = is_last and len(words) <= _LONGEST and not _OTHER_BLOCK.match(words)
    if not is_caption or any(_NO_CAPTION in it.rest for it in photos):
        return None  # what is under it is for whoever typed it to change
    caption, credit = _parted(words.strip())
    return Card(start, at + 1, tuple(photos), caption, credit)


def _parted(words: str) -> tuple[str, str]:
    found = find_credit(words) if "|" not in words else None
    if found is None or words[found.start : found.start + 3].lower() != "ảnh":
        return words, ""
    return words[: found.caption_end].rstrip(), found.name


def card_lines(photos: Sequence[CardPhoto], caption: str, credit: str) -> list[str]:
    """Return the lines of a card."""
    lines = [f"![{_plain_alt(it.alt)}]({it.target}){it.rest}" for it in photos]
    words = _caption_line(" ".join(caption.split()), " ".join(credit.split()))
    return [*lines, *([words] if words else [])]


def _plain_alt(alt: str) -> str:
    return _BRACKETS.sub(lambda sign: "\\" + sign[0], " ".join(alt.split()))


def _caption_line(caption: str, credit: str) -> str:
    if not credit:
        return caption
    if not caption:
        return f"Ảnh: {credit}"
    return f"{caption} Ảnh: {credit}" if _ENDED.search(caption) else f"{caption} (Ảnh: {credit})"


def with_card(body: str, index: int, alts: Sequence[str], caption: str, credit: str) -> str:
    """Return ``body`` with new words on the card ``index``; what nobody has changed stays as it was typed."""
    card = cards_in(body)[index]
    if (tuple(alts), caption.strip(), credit.strip()) == (
        tuple(it.alt for it in card.photos),
        card.caption,
        card.credit,
    ):
        return body
    alts = [*alts, *("" for _ in card.photos)]
    photos = [CardPhoto(alt, it.target, it.rest) for alt, it in zip(alts, card.photos, strict=False)]
    lines = body.split("\n")
    return "\n".join([*lines[: card.start], *card_lines(photos, caption, credit), *lines[card.end :]])


def with_card_moved(body: str, index: int, to: int) -> str:
    """Return ``body`` with the card ``index`` at the place of the card ``to``; those between move up by one place."""
    lines, cards = body.split("\n"), cards_in(body)
    order = [*range(len(cards))]
    order.insert(max(0, min(to, len(cards) - 1)), order.pop(index))
    blocks = [lines[cards[it].start : cards[it].end] for it in order]
    for card, block in zip(reversed(cards), reversed(blocks), strict=True):
        lines[card.start : card.end] = block
    return "\n".join(lines)


def without_card(body: str, index: int) -> str:
    """Return ``body`` without the card ``index``, and without one of the empty lines around it."""
    lines, card = body.split("\n"), cards_in(body)[index]
    end = card.end + 1 if card.end < len(lines) and not lines[card.end].strip() else card.end
    return "\n".join([*lines[: card.start], *lines[end:]])
