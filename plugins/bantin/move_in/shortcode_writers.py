"""What shortcodes of each kind become: HTML or Markdown that shows what they showed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from bantin.move_in.old_story import ByKey
from bantin.move_in.shortcode_boxes import box

_MARKED = (
    (re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<![*\w])[*_]([^*_]+)[*_](?![*\w])"), r"<i>\1</i>"),
)
_PHOTO_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?$", re.IGNORECASE)
VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "youtubenocookie": "https://www.youtube.com/watch?v={}",
    "youtubeembed": "https://www.youtube.com/watch?v={}",
    "yt": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "gist": "https://gist.github.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "tiktok": "https://www.tiktok.com/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "spotify": "https://open.spotify.com/{}",
}
_LOOKS = {
    "warning",
    "info",
    "note",
    "tip",
    "danger",
    "success",
    "primary",
    "secondary",
    "default",
    "important",
    "caution",
}


@dataclass(slots=True)
class Call:
    """One shortcode: its plain ``name``, ``named`` parameters, those by ``position``, and what stood ``inner``."""

    name: str
    shown: str
    named: Mapping[str, str] = field(default_factory=dict)
    position: tuple[str, ...] = ()
    inner: str = ""

    def get(self, *names: str) -> str:
        """Return the first parameter under one of ``names``."""
        return next((self.named[name] for name in names if self.named.get(name)), "")


def _photo(call: Call, photos: ByKey, markdown: bool) -> str:
    files = [it for it in call.position if _PHOTO_FILE.search(it)]
    source = call.get("src", "link", "url", "image", "path", "image_path", "file", "href") or next(
        iter(files or call.position), ""
    )
    words = [
        it for it in call.position if it != source and re.search(r"\s|[^\W\d_]{2}", it) and not _PHOTO_FILE.search(it)
    ]
    words = [it for it in words if " " in it or not re.fullmatch(r"[a-z-]+", it)]
    caption = call.get("caption", "title") or call.inner.strip() or (words[0] if words else "")
    credit = call.get("credit", "attr", "attribution", "source", "author", "photographer", "byline")
    alt = call.get("alt", "description") or (words[1] if len(words) > 1 else "")
    for pattern, written in _MARKED if markdown else ():  # which captions of Hugo and MDX may hold
        caption = pattern.sub(written, caption)
    return _figure(source, alt, caption, credit) if source else escape(caption)


def _figure(source: str, alt: str, caption: str, credit: str) -> str:
    if credit and caption:
        caption = f"{caption.rstrip()} (Ảnh: {credit})"
    elif credit:
        caption = f"Ảnh: {credit}"
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    alt = escape(re.sub(r"<[^<>]*>", "", alt), quote=True)
    return f'<figure><img src="{escape(source, quote=True)}" alt="{alt}">{below}</figure>'


def _gallery(call: Call, photos: ByKey, markdown: bool) -> str:
    numbers = re.findall(r"\d+", call.get("ids", "include"))
    sources = [photos.get(it, "") or f"?attachment_id={it}" for it in numbers]  # is told, if it is missing
    sources += [it for it in call.position if _PHOTO_FILE.search(it)]
    found = [_figure(source, "", "", "") for source in sources]
    return "\n\n".join([*found, *([call.inner.strip()] if call.inner.strip() else [])])


def _caption(call: Call, photos: ByKey, markdown: bool) -> str:
    found = re.match(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*(?:</a>)?)(.*)", call.inner, re.DOTALL | re.IGNORECASE)
    if found is None:
        return call.inner
    words = found[2].strip() or call.get("caption")
    return f"<figure>{found[1]}<figcaption>{words}</figcaption></figure>"


def _video(call: Call, photos: ByKey, markdown: bool) -> str:
    given = call.get("id", "url", "src", "code", "tweet") or next(iter(call.position), "") or call.inner.strip()
    if call.name in ("gist", "tweet", "twitter", "x") and len(call.position) > 1:
        given = "/".join(call.position[:2]) if call.name == "gist" else call.position[1]
    if call.name in ("tweet", "twitter", "x") and call.get("user") and call.get("id"):
        given = f"https://twitter.com/{call.get('user')}/status/{call.get('id')}"
    if not given:
        return ""
    address = given if given.startswith("http") else VIDEOS[call.name].format(given.strip())
    return _address_line(address, call.get("title", "caption"), markdown)


def _address(call: Call, photos: ByKey, markdown: bool) -> str:
    given = call.get("src", "url", "href", "mp4", "mp3", "m4a", "webm", "link", "file", "id")
    given = given or next((it for it in call.position if "/" in it or "." in it), "") or call.inner.strip()
    if "<" in given:
        return given
    return _address_line(given, call.get("title", "caption"), markdown) if given else ""


def _address_line(address: str, title: str, markdown: bool) -> str:
    if markdown and address.startswith("http"):
        return f"{address}\n{title}".strip()
    return f'<p><a href="{escape(address, quote=True)}">{escape(title or address)}</a></p>'


def _quote(call: Call, photos: ByKey, markdown: bool) -> str:
    title = call.get("title", "text", "header", "heading") or next(
        (it for it in call.position if it.casefold() not in _LOOKS and not it.startswith(("fa", "http"))), ""
    )
    source = call.get("author", "source", "attribution", "cite")
    if markdown:
        lines = [f"**{title}**", ""] if title else []
        lines += call.inner.strip("\n").split("\n") + (["", f"— {source}"] if source else [])
        return "\n".join(f"> {line.strip()}".rstrip() for line in lines)
    head = f"<p><b>{title}</b></p>" if title else ""
    return f"<blockquote>{head}{call.inner}{f'<p>{source}</p>' if source else ''}</blockquote>"


def _code(call: Call, photos: ByKey, markdown: bool) -> str:
    inner = call.inner.strip("\n")
    if not markdown:
        return f"<pre>{inner}</pre>"
    fence = "`" * max(3, *(len(it) + 1 for it in re.findall(r"`+", inner)), 3)
    return f"{fence}\n{inner}\n{fence}" if inner else ""


def _link(call: Call, photos: ByKey, markdown: bool) -> str:
    target = call.get("href", "url", "link", "src", "path", "file", "slug") or next(iter(call.position), "")
    words = call.inner.strip() or call.get("text", "title", "label", "name") or " ".join(call.position[1:]) or target
    return f'<a href="{escape(target, quote=True)}">{words}</a>' if target else words


def _inner(call: Call, photos: ByKey, markdown: bool) -> str:
    title = call.get("title", "summary", "label", "header", "tabtitle", "name")
    title = title or next((it for it in call.position if " " in it or not it.islower() or not it.isascii()), "")
    if not title:
        return call.inner
    return f"\n\n**{title}**\n\n{call.inner}" if markdown else f"<p><b>{title}</b></p>{call.inner}"


def _nothing(call: Call, photos: ByKey, markdown: bool) -> str:
    return call.inner if call.name != "comment" else ""


WRITERS: Mapping[str, Callable[[Call, ByKey, bool], str]] = {
    "photo": _photo,
    "gallery": _gallery,
    "caption": _caption,
    "video": _video,
    "address": _address,
    "quote": _quote,
    "code": _code,
    "link": _link,
    "inner": _inner,
    "box": box,
    "nothing": _nothing,
}
