"""Boxes of WordPress's page builders (WPBakery, Divi, Flatsome, Avada), whose words and photos stand in parameters.

A box shows its photos, its words, a link, a film, and then what stands within it. What a box nobody knows has of
these stays as well, and its name is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bantin.move_in.old_story import ByKey
from bantin.move_in.systems.wordpress_blocks import paragraphs_in

if TYPE_CHECKING:
    from bantin.move_in.shortcode_writers import Call

KNOWN = (
    "vcsection vcsingleimage vcgallery vcimagescarousel vcvideo vcbtn vcbutton vccustomheading vcmessage vctoggle "
    "vcttasection vcttatabs vcttatour vcttaaccordion vctab vctabs vctour vcaccordion vcaccordiontab "
    "vccta vcctabutton vcseparator vctextseparator vcemptyspace vcicon vcgmaps vchoverbox "
    "etpbimage etpbbutton etpbblurb etpbgallery etpbvideo etpbtoggle etpbaccordion etpbaccordionitem etpbtabs "
    "etpbtab etpbdivider etpbtestimonial etpbcta etpbcode etpbfullwidthheader etpbfullwidthimage etpbrowinner "
    "etpbcolumninner etpbslider etpbslide etpbvideoslider etpbvideoslideritem etpbheading "
    "uximage uximagebox uxgallery uxtext uxbanner uxslider uxhtml uxvideo uxhotspot textbox featuredbox titlebox "
    "accordionitem tabgroup title gap fusiontext fusiontitle fusionimageframe fusionbutton fusiongallery "
    "fusiongalleryimage fusionbuildercontainer fusionbuilderrow fusionbuildercolumn fusionyoutube fusionaccordion "
    "fusiontoggle fusiontabs fusiontab"
)
_WORDS = (
    *("title", "heading", "h2", "h4", "subtitle", "subhead", "text", "content", "caption", "quote", "description"),
    *("author", "name", "job_title", "company_name", "button_text", "label"),
)
_PHOTO_KEY = re.compile(r"(?:^|_)(?:image|img|photo|thumbnail|logo|bg|ids|gallery)s?(?:_(?:id|url))?$")
_PHOTO_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?$", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*\d+(?:\s*,\s*\d+)*\s*")
_LINKS = ("link", "url", "href", "button_url", "button_link")
_FILMS = re.compile(r"(?://|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|facebook\.com/\S*video)", re.I)


def box(call: Call, photos: ByKey, markdown: bool) -> str:
    """Return what a box shows, as HTML; ``photos`` are addresses by number."""
    alt = escape(call.get("alt"), quote=True)
    shown = [f'<figure><img src="{escape(it, quote=True)}" alt="{alt}"></figure>' for it in _photos(call, photos)]
    address, label = _link(call)
    words = [it for key in _WORDS if (it := call.named.get(key, "").strip())] or [label] * bool(label)
    if _FILMS.search(address):
        shown.append(f'<iframe src="{escape(address, quote=True)}"></iframe>')
    elif address and not _PHOTO_FILE.search(address):
        words[-1:] = [f'<a href="{escape(address, quote=True)}">{it}</a>' for it in words[-1:] or [address]]
    element = "h2" if call.name.endswith(("heading", "title")) else "p"
    shown += [f"<{element}>{it}</{element}>" for it in words]
    known = (*_WORDS, *_LINKS, "alt")
    shown.append(paragraphs_in({key: it for key, it in call.named.items() if key not in known}))
    found = "\n\n".join(filter(None, shown))
    return f"\n\n{found}\n\n{call.inner}\n\n" if found else call.inner


def _photos(call: Call, photos: ByKey) -> Iterator[str]:
    is_photo = re.search(r"image|banner|gallery", call.name)
    for key, value in call.named.items():
        if _PHOTO_FILE.search(value) and "://" in value:
            yield value
        elif _NUMBERS.fullmatch(value) and (_PHOTO_KEY.search(key) or (key == "id" and is_photo)):
            for number in re.findall(r"\d+", value):
                yield photos.get(number, "") or f"?attachment_id={number}"  # is told, if it is missing
        elif _PHOTO_FILE.search(value) and (_PHOTO_KEY.search(key) or key in ("src", *_LINKS)):
            yield value


def _link(call: Call) -> tuple[str, str]:
    """Return where a box leads and what it calls that place: WPBakery writes both into one parameter."""
    typed = next((call.named[key] for key in _LINKS if call.named.get(key)), "")
    if not typed and re.search("video|youtube", call.name):
        typed = call.named.get("src", "") or call.named.get("id", "")
        typed = f"https://www.youtube.com/watch?v={typed}" if re.fullmatch(r"[\w-]{11}", typed) else typed
    if "|" not in typed and not typed.startswith("url:"):
        return typed if "/" in typed else "", ""
    parts = dict(it.split(":", 1) for it in typed.split("|") if ":" in it)
    return unquote(parts.get("url", "")), unquote(parts.get("title", ""))
