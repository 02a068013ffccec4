"""A publisher, a story and its photos, as the other rooms of the house hand them over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bantin.metadata.publisher import Publisher
from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Picture, Rendition, Renditions
from bantin.newsroom.story import Category, Name, Note, Story

VIETNAM = dt.timezone(dt.timedelta(hours=7))
SITE = "https://bantin.example.vn"
PUBLISHER = Publisher(
    name="Văn phòng Bản tin",
    site="Bản tin Bằng Cốc",
    url=f"{SITE}/",
    description="Tin tức từ cơ sở",
    governing_body="UBND xã Hàm Yên",
    responsible="Ban Biên tập",
    address="Trụ sở UBND xã",
    phone="0207 000 0000",
    email="bantin@example.vn",
    rights="Ghi rõ nguồn",
    logo="icons/icon-512.png",
    logo_side=512,
)
DATE = dt.datetime(2024, 1, 14, 17, 30, tzinfo=VIETNAM)
LATER = dt.datetime(2024, 1, 15, 8, 0, tzinfo=VIETNAM)
NASTY = """Hội nghị "tổng kết" </script><!-- & ’1’ >"""


def make_story(**fields: Any) -> Story:
    """Return a story with everything that an editor may say, but for ``fields``."""
    known: dict[str, Any] = {
        "path": "2024/hoi-nghi.md",
        "url": "2024/01/14/hoi-nghi.html",
        "title": "Hội nghị tổng kết",
        "date": DATE,
        "category": Category("Nông thôn mới", "nong-thon-moi", "chuyen-muc/nong-thon-moi.html"),
        "summary": "Sáng 14-1, xã họp.",
        "authors": (Name("Tuấn Tú", "tuan-tu", "tac-gia/tuan-tu.html"), Name("Thị Đại", "thi-dai", "")),
        "tags": (Name("cam sành", "cam-sanh", "tu-khoa/cam-sanh.html"), Name("OCOP", "ocop", "tu-khoa/ocop.html")),
        "modified": LATER,
        "place": "Thôn Làng Chiềng",
        "source": "Báo Tuyên Quang",
        "corrections": (Note("Số hộ là 12."),),
    }
    return Story(**(known | fields))


def make_picture(name: str = "hop", caption: str = "Quang cảnh hội nghị", credit: str = "Tuấn Tú") -> Picture:
    """Return a photo of two widths, with a card and a version for sharing."""
    photo = Photo(f"{name}.jpg", alt="Đại biểu họp", caption_text=caption, credit=credit)
    widths = tuple(Rendition(f"anh/{name}-{width}.jpg", width, width // 2, "image/jpeg") for width in (480, 1200))
    card = Renditions((), (Rendition(f"anh/{name}-card.jpg", 800, 450, "image/jpeg"),), "123")
    share = Rendition(f"anh/{name}-share.jpg", 1200, 630, "image/jpeg")
    return Picture(photo, Renditions((), widths, "123"), card, share, widths[0])
