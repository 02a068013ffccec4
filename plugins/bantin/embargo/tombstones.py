"""The page of a story that was withdrawn: what is left to say, in a theme that has a page for it or in any other."""

from __future__ import annotations

from html import escape

from bantin.newsroom.story import Withdrawal
from bantin.vietnamese.dates import format_short

_WORDS = {
    "vi": ("Bài đã được rút", "Bài này đã được rút ngày {day}. Lý do: {reason}"),
    "en": ("A story that was withdrawn", "This story was withdrawn on {day}. Reason: {reason}"),
}


def title_of(gone: Withdrawal, title: str, usual: bool, lang: str) -> str:
    """Return how the page is called: ``title`` as its editor chose, else as is ``usual``; or no name at all."""
    told = usual if gone.titled is None else gone.titled
    return title if told else _WORDS.get(lang, _WORDS["vi"])[0]


def body_of(gone: Withdrawal, lang: str) -> str:
    """Return the HTML of the page for a theme that shows a story as any other."""
    sentence = _WORDS.get(lang, _WORDS["vi"])[1]
    return f"<p>{escape(sentence.format(day=format_short(gone.moment.date()), reason=gone.reason))}</p>"
