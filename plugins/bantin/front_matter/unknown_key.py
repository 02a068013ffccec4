"""What to tell an editor about a key that nobody knows: the nearest one, and never what would publish a draft."""

from __future__ import annotations

import re

from bantin.front_matter.fields import Field, HeaderProblem, told
from bantin.front_matter.foreign import HIDING, NO, SENSES, YES, sense_of
from bantin.front_matter.schema import BY_SPELLING, KEYS, STEERING
from bantin.front_matter.visibility import kept_from_readers, status_of, unclear
from bantin.newsroom.message import Message, say
from bantin.vietnamese.folding import nearest, same_name_key

_LIKENESS = 0.75  # "Catgory" is a slip for "Category"; "section" is none for "Correction"
_OWN = [spelling for key in KEYS for spelling in (key.name.capitalize(), *key.aliases)]
_FOREIGN = [spelling for sense in SENSES for spelling in sense.spellings]
_HIDING_STEMS = re.compile(
    r"draft|publi|unlist|^hid|embargo|visib|secret|priv|confiden|schedul|expir|pending|approv|release|golive|"
    r"nháp|đăng|xuất bản|duyệt|công khai|nội bộ|bí mật|hẹn giờ|mật khẩu|^ẩn"
)


def steering(field: Field) -> HeaderProblem | None:
    """Return why a story may not write the key of ``field``; None if Pelican would not obey it."""
    why = STEERING.get(field.key.casefold().replace("-", "_").replace(" ", "_"))
    return told(field.line, say(why, key=field.key)) if why else None


def unknown(field: Field) -> HeaderProblem:
    """Return what is to be said of a key that no system we know has."""
    near = next(iter(nearest(field.key, [*_OWN, *_FOREIGN], 1, _LIKENESS)), "")
    sense = None if same_name_key(near) in BY_SPELLING else sense_of(near)
    if sense and sense.kind in HIDING:
        return kept_from_readers(field, sense)
    if sense is not None or not near:
        if _HIDING_STEMS.search(same_name_key(field.key)) or status_of(field.value):
            return unclear(field)
        near = sense.key.capitalize() if sense else ""
    return told(field.line, _said(field, near))


def _said(field: Field, near: str) -> Message:
    if near:
        return say("front-matter/unknown-key.near", key=field.key, near=near)
    if same_name_key(field.value) in YES | NO:
        return say("front-matter/unknown-key.answer", key=field.key)
    return say("front-matter/unknown-key.far", key=field.key)
