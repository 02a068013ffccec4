"""Boxes of WordPress's block editor and of Elementor that show what only a script or a style sheet knows of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.etree import XPath

_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,200}?url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)
_CLASSES = ("wp-block-cover", "wp-block-file", "elementor-widget-video", "elementor-tab-mobile-title")
_PLAIN_TAGS = {
    "amp-img": "img",
    "amp-anim": "img",
    "amp-iframe": "iframe",
    "amp-video": "video",
    "amp-audio": "audio",
}
_BY_THEMSELVES = ("img", "source", "iframe", "video", "audio", "embed", "object", "script", "link", "meta", "input")
_MOST_IN_EMPTY_BOX = 100  # elements
_FILM_IDS = ("videoid", "data-videoid", "data-video-id", "data-youtube-id", "data-youtube", "data-ytid")
_FILM_ADDRESSES = ("url", "data-href", "data-oembed-url", "data-url", "data-video-url", "data-video", "data-src")
_IS_FILM = re.compile(
    r"oembed|fb-(?:video|post)|(?:^|[\s./-])(?:video|youtu|vimeo|tiktok|dailymotion)", re.IGNORECASE
)
_BACKGROUNDS = ("data-bg", "data-background", "data-background-image", "data-bg-src")
_NAMES = " or ".join(f"@{it}" for it in (*_FILM_IDS, *_FILM_ADDRESSES, *_BACKGROUNDS))
_boxes = XPath(f"//*[{_NAMES} or contains(@style, 'background')]")  # that may show what a script or a look puts there
_FILMS = ("youtube_url", "vimeo_url", "dailymotion_url", "external_url", "hosted_url", "videopress_url")


def settle_widgets(root: Any) -> None:
    """Write into the tree ``root`` what readers saw in such boxes, and take out what they saw only once."""
    for element in list(root.iter("div", "section")):
        classes = (element.get("class") or "").split()
        if any(it in classes for it in _CLASSES):
            _settle(element, classes)
    for element in list(root.iter(*_PLAIN_TAGS)):
        element.tag = _PLAIN_TAGS[element.tag]
    for element in _boxes(root):
        _show(element)
    for number in root.xpath(".//span[@data-to-value]"):  # counted up to it before the reader's eyes
        number.text = number.get("data-to-value")
    for words in root.iter("figcaption"):
        figure = next(words.iterancestors("figure"), None)
        if figure is not None and figure.find(".//img") is None:  # of a table or a film, not of the photo next to it
            words.tag = "p"
            words.attrib.clear()


def _show(element: Any) -> None:
    """Put into an empty box the film or the photo that a script or a style sheet shows there."""
    if element.tag in _BY_THEMSELVES or _holds_something(element):
        return
    for name, value in element.attrib.items():
        if found := name in _FILM_IDS and re.fullmatch(r"[\w-]{11}", value):
            address = f"https://www.youtube.com/watch?v={found[0]}"
        elif name in _FILM_ADDRESSES and _IS_FILM.search(f"{element.tag} {element.get('class') or ''} {value}"):
            address = value
        else:
            continue
        element.append(element.makeelement("iframe", {"src": address}))
        return
    photo = next((value for name in _BACKGROUNDS if (value := element.get(name))), "")
    styled = _BACKGROUND.search(element.get("style") or "")
    photo = photo or (styled[1].strip() if styled else "")
    if photo:
        element.append(element.makeelement("img", {"src": photo, "alt": ""}))


def _holds_something(element: Any) -> bool:
    inner = list(islice(element.iter(), _MOST_IN_EMPTY_BOX))
    words = (text for it in inner for text in (it.text, it.tail if it is not element else None))
    return (
        len(inner) == _MOST_IN_EMPTY_BOX
        or any(text and text.strip() for text in words)
        or any(it.tag in ("img", "iframe", "video") for it in inner)
    )


def _settle(element: Any, classes: list[str]) -> None:
    if "elementor-tab-mobile-title" in classes:  # the title stands a second time, for wide screens
        element.drop_tree()
    elif "wp-block-cover" in classes:
        found = _BACKGROUND.search(element.get("style") or "")
        if found and element.find("img") is None:
            element.insert(0, element.makeelement("img", {"src": found[1].strip(), "alt": ""}))
    elif "wp-block-file" in classes:
        for shown in list(element.iter("object")):  # the same file as the link below it
            shown.drop_tree()
    else:
        for address in films_in(element.get("data-settings") or ""):
            element.append(element.makeelement("iframe", {"src": address}))


def films_in(settings: str) -> Iterator[str]:
    """Yield the address of the film that a widget's settings, in JSON, name."""
    try:
        found = json.loads(settings)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict):
        yield from film_of(found)


def film_of(settings: dict[str, Any]) -> Iterator[str]:
    """Yield the address of the film that the settings of a widget name, of the kind that it shows."""
    kind = settings.get("video_type") or "youtube"
    named = [settings.get(f"{kind}_url"), *(settings.get(name) for name in _FILMS)]
    addresses = (it.get("url") if isinstance(it, dict) else it for it in named)
    yield from list(dict.fromkeys(it for it in addresses if isinstance(it, str) and it))[:1]
