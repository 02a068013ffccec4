"""A photo or clip as feeds carry it: one file at an absolute address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Clip, Picture
from bantin.newsroom.split_address import join_address


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that readers of a feed can load, and the photo or clip that it shows.

    ``length`` is in bytes; ``width`` and ``height`` in pixels; each is 0 when unknown.
    """

    photo: Photo
    url: str
    type: str
    length: int = 0
    width: int = 0
    height: int = 0

    @property
    def kind(self) -> str:
        """Return the first half of the media type: image, audio or video."""
        return self.type.partition("/")[0]


def medium_of(picture: Picture, site_url: str, measure: Callable[[str], int] = lambda url: 0) -> Medium:
    """Return the one JPEG of ``picture`` that feeds carry; ``measure`` tells the bytes of a file by its address."""
    file = picture.feed
    return Medium(
        picture.photo, join_address(site_url, file.url), file.type, measure(file.url), file.width, file.height
    )


def medium_of_clip(clip: Clip, site_url: str, measure: Callable[[str], int] = lambda url: 0) -> Medium:
    """Return the file of ``clip``, which players load as an enclosure."""
    return Medium(clip.photo, join_address(site_url, clip.url), clip.type, measure(clip.url))


def medium_markup(medium: Medium) -> str:
    """Return the bare HTML element that shows ``medium``: one address, no choice of sizes."""
    address = f'src="{escape(medium.url)}"'
    if medium.kind != "image":
        return f"<{medium.kind} controls {address}></{medium.kind}>"
    size = f' width="{medium.width}" height="{medium.height}"' if medium.width and medium.height else ""
    return f'<img {address}{size} alt="{escape(medium.photo.alt)}">'


def feed_figure(medium: Medium) -> str:
    """Return ``medium`` as a figure with its caption and credit."""
    caption = medium.photo.caption_html
    credit = f"<small>Ảnh: {escape(medium.photo.credit)}</small>" if medium.photo.credit else ""
    words = " ".join(part for part in (caption, credit) if part)
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{medium_markup(medium)}{below}</figure>"
