"""Which addresses lead to a film on a page of its own, and how that page is named by the code that embeds it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from bantin.newsroom.split_address import split_address

_HOSTS = re.compile(
    r"(?:[\w-]+\.)*(?:youtube\.com|youtube-nocookie\.com|youtu\.be|facebook\.com|fb\.watch|vimeo\.com|tiktok\.com"
    r"|dailymotion\.com|dai\.ly|zalo\.video)$"
)
# Stations of the provinces and of the country: tuyenquangtv.vn, truyenhinh…, ptth…, vtv.vn, vtvgo.vn, thvl.vn.
_STATIONS = re.compile(r"(?:[\w-]+\.)*(?:[\w-]*tv(?:go)?|(?:truyenhinh|ptth|thvl)[\w-]*|tv)(?:\.[a-z]{2,4}){1,3}$")
_PATHS = re.compile(r"/(?:watch|shorts|live|embed|reel|videos?|v|clips?|truyen-hinh|plugins/video)(?:[/.?-]|$)")
_SHORT_HOSTS = ("youtu.be", "fb.watch", "dai.ly", "vimeo.com", "zalo.video")
_YOUTUBE = re.compile(r"(?:[\w-]+\.)*youtube(?:-nocookie)?\.com$")
_YOUTUBE_ID = re.compile(r"[\w-]{6,20}")


def is_video(address: str) -> bool:
    """Say whether the address leads to a film: on a host of films, or on a station's page of one."""
    parts = split_address(address)
    host = (parts and parts.hostname) or ""
    if parts is None or parts.scheme not in ("http", "https") or not host:
        return False
    if host.removeprefix("www.") in _SHORT_HOSTS:
        return parts.path.strip("/") != ""
    return bool((_HOSTS.match(host) or _STATIONS.match(host)) and _PATHS.search(f"{parts.path}?{parts.query}"))


def page_of(address: str) -> str:
    """Return the address of the page that shows the film which ``address`` embeds; other addresses as they are."""
    address = f"https:{address}" if address.startswith("//") else address
    parts = split_address(address)
    if parts is None:
        return address
    host, last = parts.hostname or "", parts.path.rstrip("/").rpartition("/")[2]
    if _YOUTUBE.match(host) and parts.path.startswith("/embed/"):
        return youtube_page(last) or address
    if _HOSTS.match(host) and host.endswith("facebook.com") and parts.path.startswith("/plugins/"):
        return parse_qs(parts.query).get("href", [address])[0]
    return f"https://vimeo.com/{last}" if host == "player.vimeo.com" else address


def youtube_page(name: str) -> str:
    """Return the address of the film that YouTube knows by ``name``, empty if that is no name."""
    return f"https://www.youtube.com/watch?v={name}" if _YOUTUBE_ID.fullmatch(name) else ""
