"""What an office puts around the text of a paper: the letterhead above, the signature and the receivers below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bantin.imports.blocks import Inlines
from bantin.imports.flow import Flow, Grid, Lines, all_lines, words_of
from bantin.imports.inline_markdown import lines_of

_MOST_ABOVE, _MOST_BELOW, _MOST_LETTERS = 14, 20, 200
_STATE = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–—]\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:UBND|HĐND|UBMTTQ|MTTQ|ĐẢNG|BCH|BAN|ỦY BAN|UỶ BAN|HỘI|ĐOÀN|CHI BỘ|ĐẢNG ỦY|TỈNH ỦY|HUYỆN ỦY|TRƯỜNG|PHÒNG"
    r"|CÔNG AN|TRẠM|SỞ|HUYỆN|XÃ|TỈNH|THÀNH PHỐ|PHƯỜNG|THỊ TRẤN|VĂN PHÒNG|TRUNG TÂM)\b.*"
)
_NUMBER = re.compile(r"số\s*:\s*[\d.…\s]*\s*[-/–]?\s*[A-ZĐÀ-Ỹa-z/&\d.…-]*", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r".{0,60}ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*\s*", re.IGNORECASE)
_STROKE = re.compile(r"[-_.…*=~\s–—]*")
_RECEIVERS = re.compile(r"(?:nơi|đơn\s+vị)\s+nhận\s*[:.]?", re.IGNORECASE)
_POST = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s*\.?\s+\w.*|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|BÍ\s+THƯ|TRƯỞNG\s+BAN|HIỆU\s+TRƯỞNG"
    r"|GIÁM\s+ĐỐC|TRƯỞNG\s+PHÒNG|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+CÔNG\s+AN|CHỈ\s+HUY\s+TRƯỞNG)\b.*"
)


def without_letterhead(flows: Sequence[Flow]) -> tuple[list[Flow], str]:
    """Return ``flows`` without the letterhead, and the words that went; only a head that names the State is one."""
    found = next((i for i, flow in enumerate(flows[:_MOST_ABOVE]) if _STATE.search(words_of([flow]))), None)
    if found is None or len(words_of([flows[found]])) > 3 * _MOST_LETTERS:
        return list(flows), ""
    end = found + 1
    while end < len(flows) and _is_of_letterhead(flows[end]):
        end += 1
    start = found
    while start > 0 and _is_of_letterhead(flows[start - 1]):
        start -= 1
    return [*flows[:start], *flows[end:]], words_of(flows[start:end])


def without_signature(flows: Sequence[Flow]) -> tuple[list[Flow], list[Inlines]]:
    """Return ``flows`` without the block that signs the paper, and the lines of that block."""
    first = max(0, len(flows) - _MOST_BELOW)
    found = next((i for i in range(first, len(flows)) if _begins_signature(flows[i])), None)
    if found is None or not all(map(_may_sign, flows[found:])):
        return list(flows), []
    return list(flows[:found]), [line for each in all_lines(flows[found:]) for line in lines_of(each.inlines)]


def _is_of_letterhead(flow: Flow) -> bool:
    words = words_of([flow])
    if len(words) > _MOST_LETTERS or any(it.shots and words for it in all_lines([flow])):
        return False
    pieces = [it.words for it in all_lines([flow]) if it.words] if isinstance(flow, Grid) else [words]
    return all(_is_piece_of_letterhead(piece) for piece in pieces)


def _is_piece_of_letterhead(words: str) -> bool:
    if _STATE.search(words) or (words.isupper() and _OFFICE.fullmatch(words)):
        return True
    return any(form.fullmatch(words) for form in (_STROKE, _NUMBER, _PLACE_AND_DAY))


def _begins_signature(flow: Flow) -> bool:
    lines = [it.words for it in all_lines([flow]) if it.words]
    if isinstance(flow, Grid):
        return any(map(_signs, lines))
    return bool(lines) and _signs(lines[0]) and not (flow.level or flow.role)


def _signs(words: str) -> bool:
    return bool(_RECEIVERS.match(words) and len(words) < _MOST_LETTERS) or (
        words.isupper() and bool(_POST.fullmatch(words))
    )


def _may_sign(flow: Flow) -> bool:
    """Say whether ``flow`` may stand in a signature: short lines, and no photo but a stamp's in a table."""
    if isinstance(flow, Lines) and (flow.level or flow.shots):
        return False
    return all(len(it.words) < _MOST_LETTERS for it in all_lines([flow]))
