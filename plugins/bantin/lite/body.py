"""A story's body for its lite twin: words instead of pictures, each a plain link to the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from bantin.newsroom.photo import Kind, Photo, fill_slots
from bantin.newsroom.picture import Clip, Picture

Shown = Picture | Clip
Words = Mapping[Kind, str]


def lite_body(body: str, photos: Sequence[Photo], shown: Iterable[Shown], base: str, words: Words) -> str:
    """Return ``body`` with each photo slot filled by a link to the smallest file of what is ``shown`` there.

    ``base`` goes before each address and ends in a slash; ``words`` say what a link opens, by kind.
    """
    files = {item.photo: item for item in shown}

    def fill(index: int) -> str:
        photo = photos[index]
        label = escape(f"{words[photo.kind]}: {photo.alt}" if photo.alt else words[photo.kind])
        item = files.get(photo)
        # A link cannot be inside a link, and there may be no file that could be shown.
        if item is None or photo.linked:
            return label
        return f'<a href="{escape(base + _smallest(item))}">{label}</a>'

    return fill_slots(body, photos, fill).replace("</a><a ", "</a><br><a ")  # photos side by side: a line for each


def _smallest(item: Shown) -> str:
    return item.url if isinstance(item, Clip) else item.body.fallback[0].url
