"""Which words under, beside or within a box at a photo are its caption, and who took it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bantin.imports.blocks import Break, Caption, Figure, Inline, Inlines, Photo, Text, plain
from bantin.imports.flow import Lines, Shot
from bantin.imports.inline_markdown import joined
from bantin.vietnamese.credit import find_credit

MOST_LETTERS = 250
_LABEL = re.compile(
    r"\s*(?:(?:chú\s+thích(?:\s+ảnh)?|ảnh|hình)(?:\s*\d+)?\s*[:.]|\((?:trong\s+)?ảnh\s*[:)])", re.IGNORECASE
)
_PREFIX = re.compile(r"\s*chú\s+thích(?:\s+ảnh)?(?:\s*\d+)?\s*[:：]\s*", re.IGNORECASE)


def looks_like_caption(lines: Lines) -> bool:
    """Say whether a paragraph behind a photo is its caption by its style, its look or its first word."""
    if lines.shots or not lines.words or lines.label or lines.level or lines.role in ("title", "contents"):
        return False
    if lines.role == "caption":
        return True
    is_set_apart = lines.is_all("italic") or lines.align == "centre" or bool(_LABEL.match(lines.words))
    return len(lines.words) < MOST_LETTERS and is_set_apart and not _is_heading(lines)


def is_guess(lines: Lines) -> bool:
    """Say whether a caption was told by its look alone."""
    return lines.role != "caption"


def figure(shots: Sequence[Shot], captions: Sequence[Iterable[Inline]]) -> Figure:
    """Return ``shots`` as one figure; as many ``captions`` as shots are their own, others are one for all."""
    read = [_read_caption(words) for words in captions]
    found = [caption for caption in read if caption.words]
    names = [caption.credit for caption in read if caption.credit and not caption.words]
    photos = tuple(Photo(shot_key(shot), shot.alt) for shot in shots)
    if len(found) == len(photos) and len(found) > 1:
        found = [replace(it, credit=it.credit or (names[-1] if names else "")) for it in found]
        return Figure(photos, tuple(found))
    credit = next((it.credit for it in read[::-1] if it.credit), "")
    words = _in_a_row([caption.words for caption in found])
    return Figure(photos, (Caption(words, credit),) if words or credit else ())


def shot_key(shot: Shot) -> str:
    """Return a name for what ``shot`` shows, the same for the same cut of the same picture."""
    cut = ",".join(f"{side:.5f}" for side in shot.crop)
    return f"{shot.part}|{cut}|{shot.turn:g}|{shot.mirrored:d}{shot.flipped:d}"


def _is_heading(lines: Lines) -> bool:
    return lines.is_all("bold") and not lines.is_all("italic")


def _one_line(content: Iterable[Inline]) -> Inlines:
    """Return ``content`` on one line, without the look that all of it has and the word “Chú thích”."""
    words = joined(Text(" ") if isinstance(part, Break) else part for part in content)
    for look in ("italic", "bold"):
        texts = [part for part in words if isinstance(part, Text) and part.text.strip()]
        if texts and all(getattr(part, look) for part in texts):
            words = tuple(replace(it, **{look: False}) if isinstance(it, Text) else it for it in words)  # type: ignore[arg-type]
    words = joined(words)
    found = _PREFIX.match(plain(words))
    return _without_start(words, found.end()) if found else words


def _read_caption(content: Iterable[Inline]) -> Caption:
    words = _one_line(content)
    found = find_credit(plain(words))
    return Caption(words) if found is None else Caption(_until(words, found.caption_end), found.name)


def _until(words: Inlines, end: int) -> Inlines:
    kept: list[Inline] = []
    for part in words:
        if isinstance(part, Text):
            kept += [replace(part, text=part.text[:end])] if end > 0 else []
            end -= len(part.text)
        elif end > 0:
            kept.append(part)
    return joined(kept)


def _without_start(words: Inlines, start: int) -> Inlines:
    kept: list[Inline] = []
    for part in words:
        if isinstance(part, Text):
            kept.append(replace(part, text=part.text[max(0, start) :]))
            start -= len(part.text)
        else:
            kept.append(part)
    return joined(kept)


def _in_a_row(captions: Sequence[Inlines]) -> Inlines:
    row: list[Inline] = []
    for words in captions:
        row += [*([Text(" ")] if row else []), *words]
    return joined(row)
