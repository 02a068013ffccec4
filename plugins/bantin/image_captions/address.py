"""The address of a photo as editors write it, with the slips of Word, Zalo and Windows mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from bantin.newsroom.photo import Kind
from bantin.newsroom.photo_source import origin_of
from bantin.vietnamese.marks import normal_form

KINDS: dict[str, Kind] = {
    ".mp4": "video", ".webm": "video",
    ".mp3": "audio", ".m4a": "audio", ".ogg": "audio",
}  # fmt: skip

_CURLY_TITLE = re.compile(r"\s+[“”„‟‘’](?P<title>.*)[“”„‟‘’]$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """``url`` as it goes into HTML, ``source`` the name to find the file by, the title found, the slips mended."""

    url: str
    source: str
    title: str = ""
    slips: tuple[str, ...] = ()


def read_address(written: str, title: str = "") -> Address:
    """Read the address that an editor wrote, mending what can be mended and naming what cannot."""
    url, curly = _split_curly_title(written.strip())
    mended = url if is_away(url) or url.startswith("\\\\") else url.replace("\\", "/")
    slips = tuple(_slips(url, mended, curly))
    return Address(mended, _source(mended), title or curly or "", slips)


def kind_of(source: str) -> Kind:
    """Say from its ending whether ``source`` is a photo or a clip."""
    return KINDS.get(PurePosixPath(source.partition("?")[0]).suffix.lower(), "photo")


def _split_curly_title(written: str) -> tuple[str, str | None]:
    match = _CURLY_TITLE.search(written)
    return (written[: match.start()], match["title"].strip()) if match else (written, None)


def _slips(url: str, mended: str, curly: str | None) -> Iterator[str]:
    if curly is not None:
        yield "curly-quotes"
    if origin_of(url) == "computer":
        yield "computer-path"
    elif mended != url:
        yield "backslash"


def is_away(url: str) -> bool:
    """Say whether ``url`` leads to another site, or holds the picture itself, so that no file stands behind it."""
    return origin_of(url) not in ("file", "computer")


def _source(url: str) -> str:
    return url if is_away(url) else normal_form("NFC", url)
