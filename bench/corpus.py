"""A made-up archive of a commune's bulletin: conference reports, drawn from a seed, the same on every machine."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from bantin.vietnamese.slug import slugify

SECTIONS = {
    "Thời sự": ("Chính trị", "Quốc phòng - An ninh"),
    "Kinh tế": ("Nông nghiệp", "Sản phẩm OCOP", "Chợ phiên"),
    "Văn hóa - Xã hội": ("Giáo dục", "Y tế", "Thể thao"),
    "Thông báo": (),
}
NAMES = [name for section, below in SECTIONS.items() for name in (section, *below)]
_COMMUNES = ("Bằng Cốc", "Yên Phú", "Tân Thành", "Phù Lưu", "Thái Sơn", "Hùng Đức", "Nhân Mục", "Minh Dân")
_PEOPLE = ("Hoàng Thị Xuyến", "Lý Văn Phúc", "Ma Văn Thắng", "Bàn Thị Dung", "Vũ Ngọc Ánh", "Đỗ Quang Huy")
_AUTHORS = ("Tuấn Tú", "Tuấn Tứ", "Minh Hoa", "Đức Thịnh", "Hải Yến", "Ánh Tuyết")
_TAGS = ("cam sành", "nông thôn mới", "chuyển đổi số", "OCOP", "hội nghị", "bầu cử", "tiêm chủng", "Tết", "lễ hội")
_TITLES = (
    "Xã {commune} giao chỉ tiêu kế hoạch năm {year}",
    "{commune} tổng kết phong trào thi đua năm {year}",
    "Nhân dân {commune} vào vụ cam tháng {month}",
    "Khai mạc giải bóng chuyền xã {commune} năm {year}",
    "Thông báo lịch tiếp công dân tháng {month} năm {year} của xã {commune}",
)
_SENTENCES = (
    "Sáng {day}-{month}, Ủy ban nhân dân xã {commune} tổ chức hội nghị với sự có mặt của {number} đại biểu.",
    "Phát biểu tại hội nghị, đồng chí {person} đề nghị các thôn rà soát từng chỉ tiêu, phân công rõ người, rõ việc.",
    "Toàn xã hiện có **{number}0 ha** cam theo tiêu chuẩn VietGAP, sản lượng ước đạt {number}00 tấn.",
    "Đến nay, xã {commune} đã đạt {number}/19 tiêu chí; đường trục thôn được *cứng hóa*, nhà văn hóa được sửa chữa.",
    "Chi tiết xem tại [Nghị quyết số {number}](https://vanban.example.vn/nq/{number}) của Hội đồng nhân dân xã.",
    "Công tác giáo dục, y tế, giảm nghèo được quan tâm; quốc phòng - an ninh được giữ vững.",
    "Các đại biểu đã thảo luận, góp nhiều ý kiến vào phương hướng, nhiệm vụ trọng tâm năm {year}.",
)


@dataclass(frozen=True)
class Report:
    """One story of the archive."""

    number: int
    title: str
    date: dt.datetime
    category: str
    author: str
    tags: tuple[str, ...]
    summary: str
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        return f"{slugify(self.title)}-{self.number}"


def draw_reports(count: int, seed: int = 1) -> Iterator[Report]:
    """Yield ``count`` stories from oldest to newest, evenly over ten years that end with 2025."""
    dice = random.Random(seed)
    start, span = dt.datetime(2016, 1, 1, 6, 0), dt.timedelta(days=3652)
    for number in range(count):
        date = (start + span * number / count).replace(second=0, microsecond=0)
        paragraphs = tuple(_paragraph(dice, date) for _ in range(dice.randint(4, 8)))
        yield Report(
            number=number,
            title=_fill(dice, dice.choice(_TITLES), date),
            date=date,
            category=dice.choice(NAMES),
            author=dice.choice(_AUTHORS),
            tags=tuple(dice.sample(_TAGS, dice.randint(1, 3))),
            summary=_fill(dice, _SENTENCES[0], date),
            paragraphs=paragraphs,
        )


def categories_setting() -> list[dict[str, str]]:
    """Return ``CATEGORIES`` for this archive."""
    tops = [{"name": name} for name in SECTIONS]
    return tops + [{"name": name, "parent": section} for section, below in SECTIONS.items() for name in below]


def _paragraph(dice: random.Random, date: dt.datetime) -> str:
    return " ".join(_fill(dice, dice.choice(_SENTENCES), date) for _ in range(dice.randint(2, 5)))


def _fill(dice: random.Random, words: str, date: dt.datetime) -> str:
    commune, person, number = dice.choice(_COMMUNES), dice.choice(_PEOPLE), dice.randint(2, 19)
    when = {"day": date.day, "month": date.month, "year": date.year}
    return words.format(commune=commune, person=person, number=number, **when)
