"""A title so long that lists cut it, or one without a single letter, from which no address can be made."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.quoting import shortened
from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.diagnostic import Diagnostic

RULE = Rule("odd-title", "warning", "Tiêu đề có chữ, và không dài quá 160 ký tự.")

_LONGEST = 160


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield a finding for a title of too many characters, or of signs only."""
    title, place = story.values.get("title", ("", 0))
    if len(title) > _LONGEST:
        message = (
            f"tiêu đề “{shortened(title)}” dài {len(title)} ký tự. "
            f"Hãy viết gọn lại, không quá {_LONGEST} ký tự; phần còn lại để ở đoạn mở đầu."
        )
        yield story.finding(RULE, place, message)
    elif title and not any(map(str.isalnum, title)):
        message = f"tiêu đề “{shortened(title)}” không có chữ nào. Hãy viết tiêu đề bằng chữ."
        yield story.finding(RULE, place, message)
