"""Shortcodes of other systems as HTML or Markdown, by one table of names; an unknown one leaves its words.

Read are ``{{< name … >}}`` and ``{{% name … %}}`` of Hugo, ``{% name … %}`` of Jekyll, Hexo and Eleventy,
``[name …]`` of WordPress and ``<Name … />`` of MDX, alone or with words between an opening and a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bantin.move_in.account import Account
from bantin.move_in.old_story import ByKey
from bantin.move_in.shortcode_boxes import KNOWN, box
from bantin.move_in.shortcode_writers import VIDEOS, WRITERS, Call

Syntax = Literal["hugo", "liquid", "wordpress", "mdx"]

_PARAMETER = re.compile(
    r"""(?:([\w-]+)\s*=\s*)?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|“[^”]*”|\{[^{}]*\}|[^\s"'`=]+)"""
)
_UNCALLED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}")  # a shortcode that is shown, not called
_NAMED_FILE = re.compile(r"\.(?:html?|liquid|njk|md)$")
_KINDS = {
    "photo": "figure image img picture photo assetimg imgcap responsiveimage thumbnail lightbox fancybox figureimage "
    "bundleimage imgproc postimg figurecaption fig imagecaption imagefigure",
    "gallery": "gallery galleries photogallery imagegallery galleryphotos slideshow carousel grouppicture",
    "caption": "caption wpcaption",
    "video": " ".join(VIDEOS),
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
    "box": KNOWN,
    "nothing": "toc more br hr clear clearfix comment param pagebreak nextpage newline space spacer divider icon fa "
    "include_ assign capture if else elsif endif unless for endfor contactform7 contactform ads adsense rate",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}


@dataclass(slots=True)
class _Frame:
    call: Call
    parts: list[str] = field(default_factory=list)


# A shortcode ends before another one opens: else each that nobody closed would be looked for to the end of the text.
_NO_HUGO = r"\{(?!\{[<%])"
_DEEPEST = 50  # whatever opens within so many others stands alone
_TOKENS: Mapping[Syntax, re.Pattern[str]] = {
    "hugo": re.compile(
        r"\{\{[<%](?!/\*)\s*+(?P<end>/?)\s*+(?P<name>[A-Za-z][\w/.-]*+)"
        rf"(?P<rest>(?:\"(?>(?:\\.|[^\"\\{{]+|{_NO_HUGO})*)\"|`(?>(?:[^`{{]+|{_NO_HUGO})*)`|\s++|[^\"`{{\s]|{_NO_HUGO})*?)"
        r"(?P<alone>/?)\s*+[>%]\}\}"
    ),
    "liquid": re.compile(
        r"\{%-?\s*+(?P<end>end|/)?(?P<name>[A-Za-z]\w*+)(?P<rest>(?:[^%{]|%(?!\})|\{(?!%))*?)(?P<alone>)-?%\}"
    ),
    "wordpress": re.compile(r"\[(?P<end>/?)(?P<name>[a-z][\w-]{1,40})(?P<rest>(?:\s[^\[\]]*)?)(?P<alone>/?)\](?!\()"),
    "mdx": re.compile(
        r"<(?P<end>/?)(?P<name>[A-Z]\w*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^<>\"'{}])*?)(?P<alone>/?)>"
    ),
}


def without_shortcodes(text: str, syntax: Syntax, account: Account, photos: ByKey, *, markdown: bool) -> str:
    """Return ``text`` with its shortcodes as HTML or Markdown; ``photos`` are addresses by number, of galleries."""
    pattern = _TOKENS[syntax]
    if not pattern.search(text):
        return _UNCALLED.sub(r"{{\1\2\3}}", text)
    closed = {_plain(found["name"]) for found in pattern.finditer(text) if found["end"]}
    frames = [_Frame(Call("", ""))]
    at = 0

    def drop_to(depth: int) -> None:
        for alone in frames[depth:]:
            frames[depth - 1].parts += [_written(alone.call, account, photos, markdown), *alone.parts]
        del frames[depth:]

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
        if found["alone"] or name not in closed or len(frames) > _DEEPEST:
            frames[-1].parts.append(_written(call, account, photos, markdown))
        else:
            frames.append(_Frame(call))
    drop_to(1)
    return _UNCALLED.sub(r"{{\1\2\3}}", "".join((*frames[0].parts, text[at:])))


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


def _written(call: Call, account: Account, photos: ByKey, markdown: bool) -> str:
    kind = _KIND_OF.get(call.name, "")
    if not kind:
        account.tell("shortcode", call.shown)
        return call.inner if markdown else box(call, photos, markdown)
    made = WRITERS[kind](call, photos, markdown)
    is_block = kind in ("photo", "gallery", "caption", "video", "address", "quote", "code")
    return f"\n\n{made}\n\n" if is_block and made else made
