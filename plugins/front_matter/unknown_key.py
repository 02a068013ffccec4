"""What to tell an editor about a key that nobody knows: the nearest one, and never what would publish a draft."""

from __future__ import annotations

import re

from plugins.front_matter.fields import Field, HeaderProblem
from plugins.front_matter.foreign import HIDING, NO, SENSES, YES, sense_of
from plugins.front_matter.schema import BY_SPELLING, KEYS, STEERING
from plugins.front_matter.visibility import LISTING, SECRET, UNCLEAR, problem, status_of
from plugins.vietnamese.folding import nearest, same_name_key

STEERED = "khóa “{key}” không được dùng trong bài: {reason}. Hãy xóa dòng này."
MEANT = "không có khóa “{key}”. Có phải ý bạn là “{near}”?"
UNKNOWN = "không có khóa “{key}”. Hãy xóa dòng này hoặc xem danh sách khóa trong hướng dẫn."
YES_OR_NO = (
    "không có khóa “{key}”. Nếu ở trang cũ nó giữ bài khỏi người đọc, hãy thay dòng này bằng “Status: nháp”; nếu "
    "chắc "
    "chắn không phải vậy thì xóa."
)

_LIKENESS = 0.75  # "Catgory" is a slip for "Category"; "section" is none for "Correction"
_OWN = [spelling for key in KEYS for spelling in (key.name.capitalize(), *key.aliases)]
_FOREIGN = [spelling for sense in SENSES for spelling in sense.spellings]
_HIDING_STEMS = re.compile(
    r"draft|publi|unlist|^hid|embargo|visib|secret|priv|confiden|schedul|expir|pending|approv|release|golive|"
    r"nháp|đăng|xuất bản|duyệt|công khai|nội bộ|bí mật|hẹn giờ|mật khẩu|^ẩn"
)


def steering(key: str) -> str:
    """Return why a story may not write ``key``; empty if Pelican would not obey it."""
    reason = STEERING.get(key.casefold().replace("-", "_").replace(" ", "_"))
    return STEERED.format(key=key, reason=reason) if reason else ""


def unknown(field: Field) -> HeaderProblem:
    """Return what is to be said of a key that no system we know has."""
    near = next(iter(nearest(field.key, [*_OWN, *_FOREIGN], 1, _LIKENESS)), "")
    if same_name_key(near) in BY_SPELLING:
        return HeaderProblem(field.line, "unknown-key", MEANT.format(key=field.key, near=near))
    sense = sense_of(near)
    if sense and sense.kind in HIDING:
        return problem(field, LISTING if sense.kind == "listing" else SECRET)
    if _HIDING_STEMS.search(same_name_key(field.key)) or status_of(field.value):
        return problem(field, UNCLEAR)
    return HeaderProblem(field.line, "unknown-key", _words(field, sense.key.capitalize() if sense else ""))


def _words(field: Field, near: str) -> str:
    if near:
        return MEANT.format(key=field.key, near=near)
    is_answer = same_name_key(field.value) in YES | NO
    return (YES_OR_NO if is_answer else UNKNOWN).format(key=field.key)
