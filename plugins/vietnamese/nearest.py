"""Which known word an editor may have meant by a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from plugins.vietnamese.folding import fold


def nearest(word: str, candidates: Iterable[str], count: int = 3) -> list[str]:
    """Return up to ``count`` of ``candidates`` that look like ``word`` when both are folded, best first."""
    by_fold = {fold(candidate): candidate for candidate in candidates}
    return [by_fold[found] for found in get_close_matches(fold(word), by_fold, count)]
