"""What Word and Zalo leave in pasted text: office tags and styles, runs of hard spaces, chat time stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bantin.check.quoting import shortened
from bantin.check.story_text import Rule, StoryText
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import say

RULE = Rule("word-residue", "warning")

_WORD = re.compile(
    r"""(?:
        </?(?:o|w|v|m|st1):\w{1,40}[^>\n]{0,500}>
      | <!--\[if\b[^\n]{0,40} | <!\[endif\]
      | <\?xml\b[^>\n]{0,500}>
      | <font\b[^>\n]{0,500}>
      | \bclass=["']?Mso\w+
      | \bMso(?:Normal|ListParagraph|BodyText|Title|Hyperlink|TableGrid)\w*
      | \bmso-[a-z-]+\s*:
      | (?:&nbsp;|&\#160;|&\#xa0;)(?:[ ]?(?:&nbsp;|&\#160;|&\#xa0;))+
      | [\uf020-\uf0ff]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CHAT = re.compile(
    r"""^(?:
        \[\d{1,2}:\d\d(?::\d\d)?(?:\ [AP]M)?,?\ \d{1,2}/\d{1,2}/\d{2,4}\][^:\n]{1,40}:
      | \[(?:Hình\ ảnh|Ảnh|Sticker|Nhãn\ dán|Tệp\ tin|File|Video|Tin\ nhắn\ thoại)\][ \t]*$
    )""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_OFFICE_SIGNS = ("mso", "<o:", "<w:", "<v:", "<m:", "<st1", "<!", "<?xml", "<font", "&nbsp;", "&#")


def find(story: StoryText) -> Iterator[Diagnostic]:
    """Yield one finding for each line that holds such a trace."""
    lowered = story.text.lower()
    if any(sign in lowered for sign in _OFFICE_SIGNS) or not lowered.isascii():
        yield from _findings(story, _WORD, "check/word-residue.word")
    if "[" in lowered:
        yield from _findings(story, _CHAT, "check/word-residue.chat")


def _findings(story: StoryText, pattern: re.Pattern[str], key: str) -> Iterator[Diagnostic]:
    matches = (match for match in pattern.finditer(story.text) if not _is_code(story, match.start()))
    for match, _ in story.by_line(matches):
        quote = shortened(_shown(match[0]))
        yield story.finding(RULE, match.start(), say(key, quote=quote))


def _is_code(story: StoryText, place: int) -> bool:
    """Say whether ``place`` is in code; a comment of Word's is none."""
    return story.without_code[place] != story.text[place] and not story.text.startswith(("<!", "<?"), place)


def _shown(trace: str) -> str:
    return "".join(f"U+{ord(letter):04X}" if "\uf000" <= letter <= "\uf0ff" else letter for letter in trace)
