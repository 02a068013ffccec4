"""Where an ``<img>`` of an old page has its photo from, whatever the script that loads it calls the attribute."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Any
from urllib.parse import unquote_to_bytes

PHOTO_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic")
_NAMES = ("data-src", "data-original", "data-lazy-src", "data-orig-file")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_NO_ADDRESSES = ("alt", "title", "longdesc", "class", "id", "style", *_SETS)
_BLANK = re.compile(
    r"(?:^|/)(?:blank|lazy|spacer|gr[ae]y|load(?:ing|er)|placeholder|transparent|pixel|1x1(?:\.trans)?|"
    r"lazy[_-]placeholder)\.(?:gif|png|svg)$"
)
_EMBEDDED = re.compile(r"data:image/[\w.+-]+((?:;[\w.=-]+)*),(.*)", re.IGNORECASE | re.DOTALL)
_SMALLEST = 200  # bytes: what stands for a photo until a script loads it has fewer


def source_of(element: Any) -> str:
    """Return the address of the photo that ``element`` shows in the end; one of data only if it has no other."""
    found = {name: value.strip() for name, value in element.attrib.items() if name not in _NO_ADDRESSES}
    named = [found.get(name, "") for name in _NAMES]
    named += [value for name, value in found.items() if name.endswith("src") and name not in (*_NAMES, "src")]
    named += [found.get("src", ""), largest_of(element)]
    picture = element.getparent()
    if picture is not None and picture.tag == "source":  # which libxml2 closes with the picture
        picture = picture.getparent()
    if picture is not None and picture.tag == "picture":
        named += [largest_of(it) for it in picture.iter("source")]
    named += [value for value in found.values() if value.split("?")[0].casefold().endswith(PHOTO_ENDINGS)]
    real = (it for it in named if it and not it.startswith("data:") and not _BLANK.search(it.split("?")[0]))
    return next(real, found.get("src", "") if found.get("src", "").startswith("data:") else "")


def largest_of(element: Any) -> str:
    """Return the address of the largest photo among those that ``element`` leaves the browser to choose from."""
    typed = next((it for name in _SETS if (it := element.get(name))), "")
    choices = [it.split() for it in re.split(r",\s+|,(?=https?:|/)", typed) if it.strip()]
    return max(choices, key=_size, default=[""])[0].rstrip(",")


def _size(choice: list[str]) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)[wx],?", choice[-1])
    return float(found[1]) if found else 1


def embedded_photo(address: str) -> bytes:
    """Return the bytes of a photo that stands in its own ``address``; none for what only keeps a place free."""
    found = _EMBEDDED.fullmatch(address.strip())
    if found is None:
        return b""
    data = unquote_to_bytes(found[2])
    if "base64" in found[1].casefold():
        try:
            plain = b"".join(data.split()).rstrip(b"=")
            data = b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
        except ValueError:
            return b""
    return data if len(data) >= _SMALLEST else b""
