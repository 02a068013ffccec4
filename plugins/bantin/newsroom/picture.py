"""A photo or clip with the files that are planned for it: everything that a template needs to show it."""

from __future__ import annotations

from dataclasses import dataclass

from bantin.newsroom.photo import Photo

# Phones have more pixels than a page counts: audits want nine for eight. So many fill one of 412, the widest in use.
_FILLS_A_PHONE = 464
_SPARE = 9 / 8


@dataclass(frozen=True, slots=True)
class Rendition:
    """One encoded file: its address relative to the site root, its pixels, its media type."""

    url: str
    width: int
    height: int
    type: str


@dataclass(frozen=True, slots=True)
class Renditions:
    """The same picture at several widths: AVIF first, then the format that every browser shows.

    ``width`` and ``height`` are those of the largest fallback; ``fallback`` is never empty and, like ``avif``,
    sorted by width. ``tone`` is the dominant colour as three digits 0-3 (red, green, blue), which the theme's
    ``tone-RGB`` classes paint until the picture arrives.
    """

    avif: tuple[Rendition, ...]
    fallback: tuple[Rendition, ...]
    tone: str

    @property
    def width(self) -> int:
        return self.fallback[-1].width

    @property
    def height(self) -> int:
        return self.fallback[-1].height

    @property
    def place(self) -> tuple[int, int]:
        """Width and height for a page, which shows none larger: one of few pixels keeps some to spare."""
        if self.width >= _FILLS_A_PHONE:
            return self.width, self.height
        return max(1, int(self.width / _SPARE)), max(1, int(self.height / _SPARE))


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of a story and its files: in the body, on a 16:9 card, for sharing (1200x630 JPEG), in feeds."""

    photo: Photo
    body: Renditions
    card: Renditions
    share: Rendition
    feed: Rendition


@dataclass(frozen=True, slots=True)
class Clip:
    """A video or audio clip of a story: its address relative to the site root, its media type."""

    photo: Photo
    url: str
    type: str
