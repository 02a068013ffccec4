"""Shortcodes of WordPress that say less than they show: a gallery without numbers, HTML that WPBakery has packed."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import unquote

from bantin.move_in.old_story import ByKey

_GALLERY = re.compile(r"\[gallery(?P<rest>(?:\s[^\[\]]*)?)\]", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:ids|include)\s*=", re.IGNORECASE)
_OF_STORY = re.compile(r"\bid\s*=\s*[\"']?(\d+)", re.IGNORECASE)
_EXCLUDED = re.compile(r"\bexclude\s*=\s*[\"']?([\d,\s]+)", re.IGNORECASE)
_IDS = re.compile(r"\b(?:ids|include)\s*=\s*[\"']?([\d,\s]+)", re.IGNORECASE)
_RAW = re.compile(
    r"\[vc_raw_(?P<kind>html|js)(?:\s[^\[\]]*)?\](?P<data>[^\[\]]*)\[/vc_raw_(?P=kind)\]", re.IGNORECASE
)


def whole_shortcodes(content: str, number: str, photos_of: Callable[[str], Iterator[str]]) -> str:
    """Return the ``content`` of the story ``number`` with what its shortcodes leave unsaid.

    ``photos_of`` gives the numbers of the photos that were uploaded to a story: a gallery without numbers shows them.
    """
    if "[vc_raw_" in content:
        content = _RAW.sub(_unpacked, content)

    def named(found: re.Match[str]) -> str:
        if _NAMED.search(found["rest"]):
            return found[0]
        of, out = _OF_STORY.search(found["rest"]), _EXCLUDED.search(found["rest"])
        excluded = set(re.findall(r"\d+", out[1])) if out else set()
        shown = ",".join(it for it in photos_of(of[1] if of else number) if it not in excluded)
        return f'[gallery ids="{shown}"{found["rest"]}]' if shown else found[0]

    return _GALLERY.sub(named, content) if "[gallery" in content else content


def with_captions(content: str, attachments: ByKey, captions: ByKey) -> str:
    """Return ``content`` with photos and captions in the place of its galleries, where their photos have captions.

    Both tables are by number; a gallery without captions stays, for the shortcode to be read.
    """

    def shown(found: re.Match[str]) -> str:
        listed = _IDS.search(found["rest"])
        numbers = re.findall(r"\d+", listed[1]) if listed else []
        if not any(captions.get(it, "") for it in numbers):
            return found[0]
        photos = ((attachments.get(it, "") or f"?attachment_id={it}", captions.get(it, "")) for it in numbers)
        return "\n\n".join(
            f'<figure><img src="{escape(address)}" alt=""><figcaption>{escape(words)}</figcaption></figure>'
            for address, words in photos
        )

    return _GALLERY.sub(shown, content) if "[gallery" in content else content


def _unpacked(found: re.Match[str]) -> str:
    """Return HTML that stands in base 64, by number within; scripts show nothing."""
    if found["kind"].casefold() == "js":
        return ""
    try:
        return unquote(b64decode("".join(found["data"].split()), validate=True).decode("utf-8"))
    except ValueError:
        return found["data"]
