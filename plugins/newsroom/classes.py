"""The one table of classes that authors may give to things; the theme's own are for this program alone."""

from __future__ import annotations

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
