"""The one table of classes that authors may give to things; the theme's own are for this program alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthorClass:
    """A class by its name: what it does, as editors read it, and whether it places a photo."""

    name: str
    purpose: str
    example: str
    places_photo: bool = False


NO_CAPTION = "khong-chu-thich"

AUTHOR_CLASSES = (
    AuthorClass("rong", "ảnh (hoặc bảng, khung) rộng hơn cột chữ", "![…](a.jpg){: .rong }", places_photo=True),
    AuthorClass("trai", "ảnh nhỏ nằm bên trái, chữ chạy bên phải", "![…](a.jpg){: .trai }", places_photo=True),
    AuthorClass("phai", "ảnh nhỏ nằm bên phải, chữ chạy bên trái", "![…](a.jpg){: .phai }", places_photo=True),
    AuthorClass(
        NO_CAPTION,
        "dòng dưới ảnh là đoạn văn, không phải chú thích",
        f"![…](a.jpg){{: .{NO_CAPTION} }}",
        places_photo=True,
    ),
    AuthorClass("canh-phai", "ô của bảng viết bằng HTML: chữ và số canh phải", '<td class="canh-phai">12</td>'),
    AuthorClass("canh-giua", "ô của bảng viết bằng HTML: chữ canh giữa", '<td class="canh-giua">12</td>'),
)
NAMES = tuple(each.name for each in AUTHOR_CLASSES)
PLACING = tuple(each.name for each in AUTHOR_CLASSES if each.places_photo)

# Classes that come along with what is pasted from Word, WordPress, Ghost and the editors of portals; they say nothing
# here, and their loss is no news to anybody.
_OF_OTHER_SYSTEMS = re.compile(
    r"(?i:(?:xl\d|wp-|kg-|ck-|fr-|size-|attachment-|align|text-(?:left|center|right|justify)|img-|image|figure|media"
    r"|gallery|blocks-gallery|is-(?:layout|style|resized|type|provider)|has-|columns-|lazy|details-|pull-|rte)[\w-]*"
    r"|left|right|middle|center|noborder|thumb|thumbnail|bodytext|caption|picture|x_\w+)"
    r"|[\w-]*[A-Z][\w-]*"  # a capital letter: neither ours nor the theme's have any
)
_PLACING_OF_OTHERS = {
    **dict.fromkeys(("alignleft", "align-left", "pull-left", "image-left"), "trai"),
    **dict.fromkeys(("alignright", "align-right", "pull-right", "image-right"), "phai"),
    **dict.fromkeys(("alignwide", "alignfull", "kg-width-wide", "kg-width-full"), "rong"),
}
_SIDES = {"left": "trai", "right": "phai"}


def is_of_another_system(name: str) -> bool:
    """Say whether the class ``name`` came along with what was pasted, so that nobody meant it."""
    return bool(_OF_OTHER_SYSTEMS.fullmatch(name))


def placing_of(names: Iterable[str], side: str = "") -> str:
    """Return our class for what other systems say of a photo's place, in its class ``names`` or as a ``side``."""
    found = (_PLACING_OF_OTHERS[name.lower()] for name in names if name.lower() in _PLACING_OF_OTHERS)
    return next(found, _SIDES.get(side.lower(), ""))
