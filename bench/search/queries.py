"""Fifty Vietnamese queries as people type them: with and without marks, names, figures, seldom words, no words."""

from __future__ import annotations

from bench.search.corpus import lexicon

COMMON = (
    "nông thôn mới", "nong thon moi", "cam sành", "cam sanh", "Tuấn Tú", "Tuấn Tứ", "tuần từ", "tuan tu",
    "hội đồng nhân dân", "hoi dong", "Ủy ban nhân dân", "uỷ ban", "cải cách hành chính", "chuyển đổi số",
    "COVID-19", "covid19", "dịch covid", "lý lịch", "lí lịch", "kỷ niệm", "kỉ niệm", "hoà giải", "hòa giải",
    "Đường Nguyễn Trãi", "duong nguyen trai", "đường", "Bằng Cốc", "bang coc", "thôn Bằng Cốc", "3,5 km", "3,5km",
    "14/1", "14-1", "bầu cử", "tiêm chủng", "giảm nghèo", "Lý Văn Phúc", "Thu Hà", "công an xã", "“tuần từ”",
)  # fmt: skip


def queries() -> list[str]:
    """Return the queries: those above, and words from the top, the middle and the end of the lexicon."""
    words = [word for word in lexicon() if " " in word]
    drawn = [words[place] for place in (20, 200, 1_000, 3_000, 8_000, 15_000, 22_000, 26_000)]
    return [*COMMON, *drawn, f"{words[50]} {words[900]}", "khôngcótừnày đâu"]
