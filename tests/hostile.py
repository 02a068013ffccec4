"""A newsroom whose authors try all they can: references, forged marks, classes and ids of the theme."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bantin.newsroom.classes import NAMES

from tests.building import ROOT, SMALL_SITE
from tests.front_matter.boundary import PLACES, SMUGGLED

SHAPES = "2024/01/20/moi-kieu.html"
CLASSES = "2024/01/21/moi-lop.html"
EVIL = "https://ke-xau.example/"
# As characters, as HTML writes them by number, and as YAML and TOML do.
_TYPED = "\x02\u202e\ufffe\u2060\x9d"
_HEADER = f"""---
Title: "Mọi\\u202e kiểu\\x02 k\\u2060ý\\u009d tự \\u2066lạ e\\u0301 &#x202E;{_TYPED}"
Date: 2024-01-20 08:00
Category: Kinh tế
Author: "Thu\\u202e Hà{_TYPED}"
Tags: ["cam\\u2060 sành", "chợ{_TYPED}\\ufdd0"]
Summary: "Tóm\\ufffe tắt &NoBreak;&#2; \\u2069{_TYPED}"
Source: "Theo\\u202d báo{_TYPED}"
Place: "xã\\x9d Bằng Cốc{_TYPED}"
Correction: "Đã\\u2067 sửa{_TYPED}"
Related: 2024/hoi-nghi.md
Slug: moi-kieu
---
"""
_FRONT_PAGE = 'tin-chon = ["moi\\u2060-kieu", "2024/hoi-nghi.md\\u202e"]\nthong-bao = "Thông\\u202e báo"\n'


def theme_classes() -> list[str]:
    """Return every class that the style sheets of the theme know."""
    sheets = (path.read_text("utf-8") for path in (ROOT / "theme/static/css").rglob("*.css"))
    return sorted({name for sheet in sheets for name in re.findall(r"\.([a-z][a-zA-Z0-9_-]*)(?=[^{}]*\{)", sheet)})


def write_hostile_site(folder: Path) -> Path:
    """Write that newsroom into ``folder`` and return it; nothing in it keeps a story from being published."""
    content = Path(shutil.copytree(SMALL_SITE, folder))
    places = [
        place for place in PLACES if "java@" not in place
    ]  # a page that does not exist is an error, and right so
    shapes = "\n\n".join(place.replace("@", f"a{'b a'.join(SMUGGLED)}b") for place in places)
    photo = f"![Mô {_TYPED}&#x202E;tả](phat-bieu.jpg)\nChú &#8238;thích{_TYPED}. Ảnh: T&NoBreak;ú\n\n"
    opening = f"Mở đầu a{_TYPED}b &#x202E;.\n\n"
    (content / "2024/moi-kieu.md").write_text(_HEADER + photo + opening + shapes.replace("a.jpg", "phat-bieu.jpg"))
    (content / "2024/moi-lop.md").write_text(_story_of_classes())
    (content / "front-page.toml").write_text(_FRONT_PAGE)
    (content / "pages/lien-he.md").write_text(f"Title: Liên{_TYPED} hệ\nSummary: a &#x202E;&NoBreak;b\n\nChữ &#2;.")
    return content


def _story_of_classes() -> str:
    header = "Title: Mọi lớp\nDate: 2024-01-21 08:00\nCategory: Kinh tế\nRelated: 2024/hoi-nghi.md\n"
    header += "Correction: Sửa.\nSummary: x\n\n"
    photo = f"[![Ảnh](phat-bieu.jpg)]({EVIL}anh.png){{: .photo__link data-photo=1 }}\n\n![Có](phat-bieu.jpg)\nCó.\n\n"
    named = [
        f"[{name}]({EVIL}{name}){{: .{name} }}\n\n<div class='{name}'><a class='{name}' href='{EVIL}'>x</a></div>\n\n"
        for name in (*theme_classes(), *NAMES)
    ]
    ids = ("noi-dung", "dau-trang", "chuyen-muc", "dinh-chinh", "khoi_tin-lien-quan", "khoi_cung-chuyen-muc", "hai")
    places = [f"Chữ\n{{: #{name} }}\n\n<p id='{name}'>x</p>\n\n" for name in ids]
    return "".join([header, photo, *named, *places, "## Nội dung\n\n## Tin liên quan\n\nCó[^1].\n\n[^1]: x\n"])
