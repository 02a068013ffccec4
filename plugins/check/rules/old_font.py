"""Text in an old encoding that came into a story by copying: nobody can read it, and no search finds it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.quoting import shortened
from plugins.check.story_text import Rule, StoryText
from plugins.newsroom.diagnostic import Diagnostic
from plugins.vietnamese.legacy import damage

RULE = Rule(
    "old-font", "error", "Chữ gõ bằng phông cũ (.VnTime, VNI-Times) hay bị đọc sai bảng mã phải được chuyển đổi."
)

_NAMES = {
    "tcvn3": "phông .VnTime (TCVN3)",
    "vni": "phông VNI-Times (VNI)",
    "windows-1258": "bảng mã Windows-1258",
    "mojibake": "bảng mã bị đọc sai",
}


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line whose words turn into Vietnamese when they are decoded anew."""
    if story.text.isascii():
        return
    place = 0
    for line, covered in zip(story.text.split("\n"), story.without_code.split("\n"), strict=True):
        found = None if line.isascii() else damage(covered)
        if found:
            message = (
                f"dòng “{shortened(line.strip())}” là chữ {_NAMES[found]}, người đọc không đọc được. "
                "Hãy chạy make convert-text FILE=… với tệp này, hoặc gõ lại dòng."
            )
            yield story.finding(RULE, place, message)
        place += len(line) + 1
