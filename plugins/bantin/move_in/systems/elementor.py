"""Pages built with Elementor: its boxes lie as JSON beside the story, whose own text may be older, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.header import read_json
from bantin.move_in.html_widgets import film_of
from bantin.move_in.systems.wordpress_blocks import paragraphs_in
from bantin.move_in.words import lost_words

_NOTHING = {"spacer", "menu-anchor", "table-of-contents", "social-icons", "share-buttons", "posts", "sidebar", "form"}
# Words of a widget, as HTML, in the order in which it shows them whatever the order of its settings.
_WORDS = (
    "title", "heading", "title_text", "alert_title", "tab_title", "item_title", "prefix", "ending_number", "suffix",
    "editor", "html", "shortcode", "tab_content", "item_content", "description_text", "alert_description",
    "description", "content", "testimonial_content", "testimonial_name", "testimonial_job", "blockquote_content",
    "author_name", "before_text", "highlighted_text", "after_text", "inner_text", "address", "text", "button_text",
)  # fmt: skip
_PHOTOS = ("image", "testimonial_image", "bg_image", "graphic_image", "background_image")
_MANY_PHOTOS = ("wp_gallery", "gallery", "carousel", "slides")
_KNOWN = {
    *("heading", "text-editor", "image", "image-gallery", "image-carousel", "gallery", "media-carousel", "video"),
    *("button", "icon-list", "tabs", "accordion", "toggle", "testimonial", "html", "shortcode", "divider", "counter"),
    *("image-box", "icon-box", "google_maps", "alert", "blockquote", "call-to-action", "progress", "nested-tabs"),
    *("nested-accordion", "animated-headline", "theme-post-content", "slides", "flip-box", "icon"),
}
_PHOTO_NAME = re.compile(
    r"(?<![^/\"'\s<>()])([^/\"'\s<>()]+?)(?:-\d+x\d+)?\.(?:jpe?g|png|webp|gif)(?![^/\"'\s<>()?#])", re.IGNORECASE
)


def body_of(content: str, meta: Mapping[str, str]) -> str:
    """Return what readers saw of a story: ``content``, unless boxes of Elementor hold words or photos it lacks."""
    if meta.get("_elementor_edit_mode") != "builder" or not meta.get("_elementor_data"):
        return content
    try:
        drawn = "\n\n".join(_shown(read_json(meta["_elementor_data"])))
    except Refused:
        return content
    photos = set(_PHOTO_NAME.findall(drawn)) - set(_PHOTO_NAME.findall(content))
    return drawn if photos or lost_words([drawn], [content]) else content


def _shown(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for element in value:
            yield from _shown(element)
    elif isinstance(value, Mapping):
        settings = value.get("settings")
        widget = str(value.get("widgetType") or "")
        if widget and isinstance(settings, Mapping) and widget not in _NOTHING:
            yield from _widget(widget, settings)
        elif isinstance(settings, Mapping):
            yield from _photos(settings)
        yield from _shown(value.get("elements"))


def _widget(name: str, settings: Mapping[str, Any]) -> Iterator[str]:
    pieces = list(_pieces(name, settings))
    if name in _KNOWN:
        yield from pieces
    else:
        shown = f"elementor-{re.sub(r'[^a-z0-9]+', '-', name.casefold())}"[:40]
        unknown = {key: value for key, value in settings.items() if key not in _WORDS}
        yield from (f"[{shown}]", *pieces, paragraphs_in(unknown), f"[/{shown}]")


def _pieces(name: str, settings: Mapping[str, Any]) -> Iterator[str]:
    yield from _photos(settings)
    link = settings.get("link")
    address = str(link.get("url") or "") if isinstance(link, Mapping) else ""
    for key in _WORDS:
        words = settings.get(key)
        if isinstance(words, str | int) and str(words).strip():
            yield _as_html(name, key, str(words), address if key != "editor" else "", settings)
    if name == "video":
        yield from (f'<iframe src="{escape(it, quote=True)}"></iframe>' for it in film_of(dict(settings)))
    if name == "divider":
        yield "<hr>"
    for key, rows in settings.items():  # of tabs, lists, slides
        if isinstance(rows, list) and key not in _MANY_PHOTOS[:3]:
            inner = [piece for row in rows if isinstance(row, Mapping) for piece in _pieces("", row)]
            if name == "icon-list":
                inner = [f"<ul>{''.join(f'<li>{it}</li>' for it in inner)}</ul>"]
            yield from inner


def _as_html(name: str, key: str, words: str, address: str, settings: Mapping[str, Any]) -> str:
    if address:
        words = f'<a href="{escape(address, quote=True)}">{words}</a>'
    if name == "heading" and key == "title":
        level = str(settings.get("header_size") or "h2")
        level = level if re.fullmatch("h[1-6]", level) else "p"
        return f"<{level}>{words}</{level}>"
    if key in ("tab_title", "item_title", "title_text", "alert_title"):
        return f"<p><b>{words}</b></p>"
    return words


def _photos(settings: Mapping[str, Any]) -> Iterator[str]:
    for key in _PHOTOS:
        yield from _photo(settings.get(key), str(settings.get("caption") or "") if key == "image" else "")
    for key in _MANY_PHOTOS:
        rows = settings.get(key)
        for row in rows if isinstance(rows, list) else ():
            yield from _photo(row.get("image") if isinstance(row, Mapping) and "image" in row else row, "")


def _photo(value: Any, caption: str) -> Iterator[str]:
    if isinstance(value, Mapping) and isinstance(address := value.get("url"), str) and address:
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        alt = escape(str(value.get("alt") or ""), quote=True)
        yield f'<figure><img src="{escape(address, quote=True)}" alt="{alt}">{below}</figure>'
