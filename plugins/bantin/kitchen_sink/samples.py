"""What the components are shown with: plain values in which nothing depends on the site's own stories."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Picture, Rendition, Renditions
from bantin.newsroom.story import Category, Name, Note

_TITLES = (
    "Hội nghị tổng kết phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” và triển khai nhiệm vụ năm 2024",
    "Cam sành được mùa",
    "Người Ỷ La giữ nghề dệt thổ cẩm: Ẳ, Ỵ, Ễ và Ữ không mất dấu",
    "Lịch tiếp công dân tháng 01/2024",
)
_SUMMARY = "Chiều 15-1, UBND xã tổ chức hội nghị; 120 đại biểu từ 14 thôn về dự, bàn 3 việc phải xong trước Tết."


@dataclass(frozen=True, slots=True)
class SampleStory:
    """A story as lists show it; one without a photo has none at all."""

    url: str
    title: str
    date: dt.datetime
    category: Category
    summary: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A category with its newest stories."""

    category: Category
    articles: tuple[SampleStory, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the bulletin in a tree of them."""

    name: str
    url: str
    count: int = 0
    description: str = ""
    below: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Samples:
    """All samples of the page at ``url``; ``photo`` is the address of its picture, from the site root."""

    url: str
    photo: str
    zone: dt.tzinfo

    @property
    def moment(self) -> dt.datetime:
        """Return the day of the specimen line in the design system."""
        return dt.datetime(2024, 1, 15, 8, 30, tzinfo=self.zone)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return notes with an hour, with a day, and without."""
        return (
            Note("Ảnh thứ hai do bà Nguyễn Thị Ỷ chụp, không phải ông Lê Văn Ẳ.", self.moment, timed=True),
            Note(_SUMMARY, self.moment.replace(day=14, hour=0, minute=0)),
            Note("Số hộ nghèo là 12, không phải 21."),
        )

    @property
    def renditions(self) -> Renditions:
        """Return the picture in two widths, for screens to choose."""
        files = tuple(Rendition(self.photo, width, width * 9 // 16, "image/svg+xml") for width in (480, 800))
        return Renditions((), files, "123")

    @property
    def single(self) -> Renditions:
        """Return the picture as a small original gives it: in one width."""
        return Renditions((), self.renditions.fallback[:1], "321")

    @property
    def stories(self) -> tuple[SampleStory, ...]:
        """Return stories with long and short titles, with a photo and without, newest first."""
        largest, photo = self.renditions.fallback[-1], Photo("anh.svg", "Đồi cam")
        picture = Picture(photo, self.renditions, self.renditions, largest, largest)
        return tuple(
            SampleStory(
                url=f"{self.url}?{number}",
                title=title,
                date=self.moment - dt.timedelta(days=number),
                category=self.category,
                summary="" if number == 1 else _SUMMARY,
                picture=None if number % 2 else picture,
            )
            for number, title in enumerate(_TITLES)
        )

    @property
    def category(self) -> Category:
        """Return a category with a long name."""
        return Category("Văn hóa - Xã hội - Du lịch cộng đồng", "van-hoa", self.url)

    @property
    def block(self) -> Block:
        """Return a block of four stories, the first with a photo."""
        return Block(self.category, self.stories)

    @property
    def bare_block(self) -> Block:
        """Return a block of one story without a photo."""
        return Block(Category("Y tế", "y-te", self.url), self.stories[1:2])

    @property
    def names(self) -> tuple[Name, ...]:
        """Return names of people or tags."""
        words = ("Nông Thị Ỷ", "Ma Văn Đức", "cam sành", "chuyển đổi số")
        return tuple(Name(word, "ten", self.url) for word in words)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return sections: one with others below it, one without stories."""
        below = (Section("Chợ phiên", self.url, 3), Section("Sản phẩm OCOP", self.url))
        about = "Cam sành, lúa, rừng, sản phẩm OCOP, chợ phiên"
        return Section("Kinh tế", self.url, 1204, about, below), Section("Giáo dục", self.url, 0, "Trường, lớp")
