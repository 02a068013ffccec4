"""Shortcodes of other systems as HTML or Markdown, by one table of names; an unknown one leaves its words.

Read are ``{{< name … >}}`` and ``{{% name … %}}`` of Hugo, ``{% name … %}`` of Jekyll, Hexo and Eleventy,
``[name …]`` of WordPress and ``<Name … />`` of MDX, alone or with words between an opening and a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from bantin.move_in.account import Account

Syntax = Literal["hugo", "liquid", "wordpress", "mdx"]

_PARAMETER = re.compile(
    r"""(?:([\w-]+)\s*=\s*)?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|“[^”]*”|\{[^{}]*\}|[^\s"'`=]+)"""
)
_PHOTO_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?$", re.IGNORECASE)
_NAMED_FILE = re.compile(r"\.(?:html?|liquid|njk|md)$")
_VIDEO = {
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
_KINDS = {
    "photo": "figure image img picture photo assetimg imgcap responsiveimage thumbnail lightbox fancybox figureimage "
    "bundleimage imgproc postimg figurecaption fig imagecaption imagefigure",
    "gallery": "gallery galleries photogallery imagegallery galleryphotos slideshow carousel grouppicture",
    "caption": "caption wpcaption",
    "video": " ".join(_VIDEO),
    "address": "embed iframe facebook fb fbvideo video audio playlist googlemap googlemaps map videoplayer aplayer "
    "media ytplayer bilibili mp3 mp4 oembed peertube",
    "quote": "alert notice note notices info warning tip danger caution important callout admonition hint blockquote "
    "quote pullquote centerquote cq message box panel aside highlightbox lead disclaimer attention success",
    "code": "highlight codeblock code sourcecode includecode prism",
    "link": "link button btn postlink a download file attachment pdf assetlink linkcard readmore related",
    "inner": "raw rawhtml html unsafe safe center div section columns column row col tabs tab details expand "
    "collapse accordion spoiler toggle card cards steps step timeline mark kbd small big span p wrapper group "
    "article sidebar dropcap br_ label badge u sup sub color font align left right hidden rtl ltr vccolumn vcrow "
    "grid vccolumntext vccolumninner vcrowinner etpbsection etpbrow etpbcolumn etpbtext onehalf onethird twothird",
    "nothing": "toc more br hr clear clearfix comment param pagebreak nextpage newline space spacer divider icon fa "
    "include_ assign capture if else elsif endif unless for endfor contactform7 contactform ads adsense rate",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
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


@dataclass(slots=True)
class _Frame:
    call: Call
    parts: list[str] = field(default_factory=list)


_TOKENS: Mapping[Syntax, re.Pattern[str]] = {
    "hugo": re.compile(
        r"\{\{[<%](?!/\*)\s*(?P<end>/?)\s*(?P<name>[A-Za-z][\w/.-]*)(?P<rest>(?:\"(?:\\.|[^\"\\])*\"|`[^`]*`|[^\"`])*?)"
        r"(?P<alone>/?)\s*[>%]\}\}"
    ),
    "liquid": re.compile(
        r"\{%-?\s*(?P<end>end|/)?(?P<name>[A-Za-z]\w*)(?P<rest>[^%]*(?:%(?!\})[^%]*)*?)(?P<alone>)-?%\}"
    ),
    "wordpress": re.compile(r"\[(?P<end>/?)(?P<name>[a-z][\w-]{1,40})(?P<rest>(?:\s[^\[\]]*)?)(?P<alone>/?)\](?!\()"),
    "mdx": re.compile(
        r"<(?P<end>/?)(?P<name>[A-Z]\w*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^<>\"'{}])*?)(?P<alone>/?)>"
    ),
}


def without_shortcodes(
    text: str, syntax: Syntax, account: Account, photos: Mapping[str, str], *, markdown: bool
) -> str:
    """Return ``text`` with its shortcodes as HTML or Markdown; ``photos`` are addresses by number, of galleries."""
    pattern = _TOKENS[syntax]
    if not pattern.search(text):
        return text
    closed = {_plain(found["name"]) for found in pattern.finditer(text) if found["end"]}
    frames = [_Frame(Call("", ""))]
    at = 0

    def drop_to(depth: int) -> None:
        while len(frames) > depth:
            alone = frames.pop()
            frames[-1].parts += [_written(alone.call, account, photos, markdown), *alone.parts]

    for found in pattern.finditer(text):
        name = _plain(found["name"])
        if (
            syntax == "wordpress"
            and name not in _KIND_OF
            and name not in closed
            and not re.search(r"[_-]|=", found[0])
        ):
            continue  # words in brackets
        frames[-1].parts.append(text[at : found.start()])
        at = found.end()
        if found["end"]:
            depth = next((it for it in range(len(frames) - 1, 0, -1) if frames[it].call.name == name), 0)
            if depth:
                drop_to(depth + 1)
                frame = frames.pop()
                frame.call.inner = "".join(frame.parts)
                frames[-1].parts.append(_written(frame.call, account, photos, markdown))
            continue
        call = _call(name, found["name"], found["rest"])
        if found["alone"] or name not in closed:
            frames[-1].parts.append(_written(call, account, photos, markdown))
        else:
            frames.append(_Frame(call))
    drop_to(1)
    return "".join((*frames[0].parts, text[at:]))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _call(name: str, shown: str, rest: str) -> Call:
    named: dict[str, str] = {}
    position: list[str] = []
    for found in _PARAMETER.finditer(rest.strip()):
        value = found[2]
        if value[:1] in "\"'`“{" and len(value) > 1:
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        if found[1]:
            named[found[1].casefold()] = value
        else:
            position.append(value)
    if name == "include" and position and _NAMED_FILE.search(position[0]):  # Jekyll's files that others call by name
        shown = _NAMED_FILE.sub("", position.pop(0)).rpartition("/")[2]
        name = _plain(shown)
    return Call(name, shown, named, tuple(position))


def _written(call: Call, account: Account, photos: Mapping[str, str], markdown: bool) -> str:
    kind = _KIND_OF.get(call.name, "")
    if not kind:
        account.tell("shortcode", call.shown)
        return call.inner
    made = _WRITERS[kind](call, photos, markdown)
    is_block = kind in ("photo", "gallery", "caption", "video", "address", "quote", "code")
    return f"\n\n{made}\n\n" if is_block and made else made


def _photo(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
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
    return _figure(source, alt, caption, credit) if source else escape(caption)


def _figure(source: str, alt: str, caption: str, credit: str) -> str:
    if credit and caption:
        caption = f"{caption.rstrip()} (Ảnh: {credit})"
    elif credit:
        caption = f"Ảnh: {credit}"
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    alt = escape(re.sub(r"<[^<>]*>", "", alt), quote=True)
    return f'<figure><img src="{escape(source, quote=True)}" alt="{alt}">{below}</figure>'


def _gallery(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    numbers = re.findall(r"\d+", call.get("ids", "include"))
    sources = [photos[it] for it in numbers if it in photos]
    sources += [it for it in call.position if _PHOTO_FILE.search(it)]
    found = [_figure(source, "", "", "") for source in sources]
    return "\n\n".join([*found, *([call.inner.strip()] if call.inner.strip() else [])])


def _caption(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    found = re.match(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*(?:</a>)?)(.*)", call.inner, re.DOTALL | re.IGNORECASE)
    if found is None:
        return call.inner
    words = found[2].strip() or call.get("caption")
    return f"<figure>{found[1]}<figcaption>{words}</figcaption></figure>"


def _video(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    given = call.get("id", "url", "src", "code", "tweet") or next(iter(call.position), "") or call.inner.strip()
    if call.name in ("gist", "tweet", "twitter", "x") and len(call.position) > 1:
        given = "/".join(call.position[:2]) if call.name == "gist" else call.position[1]
    if call.name in ("tweet", "twitter", "x") and call.get("user") and call.get("id"):
        given = f"https://twitter.com/{call.get('user')}/status/{call.get('id')}"
    if not given:
        return ""
    address = given if given.startswith("http") else _VIDEO[call.name].format(given.strip())
    return _address_line(address, call.get("title", "caption"), markdown)


def _address(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    given = call.get("src", "url", "href", "mp4", "mp3", "m4a", "webm", "link", "file", "id")
    given = given or next((it for it in call.position if "/" in it or "." in it), "") or call.inner.strip()
    if "<" in given:
        return given
    return _address_line(given, call.get("title", "caption"), markdown) if given else ""


def _address_line(address: str, title: str, markdown: bool) -> str:
    if markdown and address.startswith("http"):
        return f"{address}\n{title}".strip()
    return f'<p><a href="{escape(address, quote=True)}">{escape(title or address)}</a></p>'


def _quote(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
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


def _code(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    inner = call.inner.strip("\n")
    if not markdown:
        return f"<pre>{inner}</pre>"
    fence = "`" * max(3, *(len(it) + 1 for it in re.findall(r"`+", inner)), 3)
    return f"{fence}\n{inner}\n{fence}" if inner else ""


def _link(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    target = call.get("href", "url", "link", "src", "path", "file", "slug") or next(iter(call.position), "")
    words = call.inner.strip() or call.get("text", "title", "label", "name") or " ".join(call.position[1:]) or target
    return f'<a href="{escape(target, quote=True)}">{words}</a>' if target else words


def _inner(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    title = call.get("title", "summary", "label", "header", "tabtitle", "name")
    title = title or next((it for it in call.position if " " in it), "")
    if not title:
        return call.inner
    return f"\n\n**{title}**\n\n{call.inner}" if markdown else f"<p><b>{title}</b></p>{call.inner}"


def _nothing(call: Call, photos: Mapping[str, str], markdown: bool) -> str:
    return call.inner if call.name != "comment" else ""


_WRITERS: Mapping[str, Callable[[Call, Mapping[str, str], bool], str]] = {
    "photo": _photo,
    "gallery": _gallery,
    "caption": _caption,
    "video": _video,
    "address": _address,
    "quote": _quote,
    "code": _code,
    "link": _link,
    "inner": _inner,
    "nothing": _nothing,
}
