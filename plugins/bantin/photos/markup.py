"""HTML of one photo or clip: plain strings from plain data."""

from __future__ import annotations

from html import escape

from bantin.newsroom.message import say, to_readers
from bantin.newsroom.photo import Photo
from bantin.newsroom.picture import Clip, Picture, Rendition
from bantin.photos.options import Options


def picture_markup(picture: Picture, base: str, options: Options, *, eager: bool) -> str:
    """Return the ``<picture>`` of a story's body, in a link to its largest JPEG unless the editor linked it.

    ``base`` goes before each address: the site's own, ending in a slash, or a relative way to its root. A lazy
    photo is measured in its place, by browsers that can, since a gallery or a float makes it smaller.
    """
    body, photo = picture.body, picture.photo
    sizes = escape(options.sizes if eager else f"auto, {options.sizes}")
    middle = min(body.fallback, key=lambda rendition: abs(rendition.width - options.feed_width))
    haste = "eager" if eager else "lazy"  # no higher: title and lead stand above it, and the line is theirs first
    shape = " photo__image--portrait" if body.height > body.width else ""
    width, height = body.place
    markup = (
        f'<picture><source type="image/avif" srcset="{_srcset(body.avif, base)}" sizes="{sizes}">'
        f'<img class="photo__image{shape} tone-{body.tone}" src="{_address(middle.url, base)}" '
        f'srcset="{_srcset(body.fallback, base)}" sizes="{sizes}" width="{width}" height="{height}" '
        f'alt="{_alt(photo, options)}" loading="{haste}" decoding="async"></picture>'
    )
    if photo.linked or photo.placement == "inline":
        return markup
    return f'<a class="photo__link" data-photo href="{_address(body.fallback[-1].url, base)}">{markup}</a>'


def feed_picture(picture: Picture, site: str, options: Options) -> str:
    """Return one ``<img>`` for feed readers, which know neither ``srcset`` nor our stylesheet."""
    feed, alt = picture.feed, _alt(picture.photo, options)
    return f'<img src="{_address(feed.url, site)}" width="{feed.width}" height="{feed.height}" alt="{alt}">'


def clip_markup(clip: Clip, base: str) -> str:
    """Return a player that fetches nothing until it is started."""
    tag, address = clip.photo.kind, _address(clip.url, base)
    label = f' aria-label="{escape(clip.photo.alt)}"' if clip.photo.alt else ""
    link = f'<a href="{address}">{_clip_words(clip)}</a>'
    return f'<{tag} class="photo__{tag}" controls preload="none" src="{address}"{label}>{link}</{tag}>'


def feed_clip(clip: Clip, site: str) -> str:
    """Return a link to the clip, since many feed readers drop players."""
    return f'<a href="{_address(clip.url, site)}">{_clip_words(clip)}</a>'


def missing_markup(photo: Photo) -> str:
    """Return the words in place of a photo that cannot be shown."""
    return f'<span class="photo__missing">{escape(photo.alt or to_readers(say("reader/photo-missing")))}</span>'


def _clip_words(clip: Clip) -> str:
    return escape(clip.photo.alt or to_readers(say("reader/film" if clip.photo.kind == "video" else "reader/sound")))


def _alt(photo: Photo, options: Options) -> str:
    return escape(photo.alt or options.empty_alt)


def _srcset(renditions: tuple[Rendition, ...], base: str) -> str:
    return ", ".join(f"{_address(item.url, base)} {item.width}w" for item in renditions)


def _address(url: str, base: str) -> str:
    return escape(base + url)
