"""The ids of the page around a body."""

from __future__ import annotations

# Headings have kept away from these from the beginning, so the list never grows: whatever else the theme names on the
# page of a story begins with the prefix, which no heading has.
OF_THE_PAGE = frozenset({"noi-dung", "dau-trang", "chuyen-muc", "dinh-chinh", "thong-bao"})
THEME_PREFIX = "khoi_"


def is_of_the_page(name: str) -> bool:
    """Say whether the page, not its body, may have a place called ``name``."""
    return name in OF_THE_PAGE or name.startswith(THEME_PREFIX)
