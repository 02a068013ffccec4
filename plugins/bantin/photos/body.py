"""A story's body with its photo slots filled: for its page, for feeds, and for drafts, whose photos stay unseen."""

from __future__ import annotations

from collections.abc import Sequence

from bantin.newsroom.photo import Photo, fill_slots
from bantin.newsroom.picture import Clip, Picture
from bantin.photos import markup
from bantin.photos.layout import Layout
from bantin.photos.options import Options


def page_body(body: str, photos: Sequence[Photo], layout: Layout, base: str, options: Options) -> str:
    """Return ``body`` for the story's page; its first photo is fetched at once, the others when they come near."""
    pictures = (index for index, item in enumerate(layout.shown) if isinstance(item, Picture))
    first = len(layout.shown) - 1 if layout.at_head else next(pictures, None)

    def fill(index: int) -> str:
        match layout.shown[index]:
            case Picture() as picture:
                return markup.picture_markup(picture, base, options, eager=index == first)
            case Clip() as clip:
                return markup.clip_markup(clip, base)
        return markup.missing_markup(photos[index])

    return fill_slots(body, layout.shown, fill)


def feed_body(body: str, photos: Sequence[Photo], layout: Layout, site: str, options: Options) -> str:
    """Return ``body`` for feeds: one plain image for each photo, a link for each clip, all at full addresses."""

    def fill(index: int) -> str:
        match layout.shown[index]:
            case Picture() as picture:
                return markup.feed_picture(picture, site, options)
            case Clip() as clip:
                return markup.feed_clip(clip, site)
        return markup.missing_markup(photos[index])

    return fill_slots(body, layout.shown, fill)


def hidden_body(body: str, photos: Sequence[Photo]) -> str:
    """Return ``body`` with the words in place of each photo, since nothing of an unpublished photo may be public."""
    return fill_slots(body, photos, lambda index: markup.missing_markup(photos[index]))
