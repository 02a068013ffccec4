"""The web app manifest, and the rules for robots."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.metadata.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon: its address relative to the site root, its side in pixels, what it may be used for."""

    url: str
    side: int
    purpose: str = "any"


def web_manifest(publisher: Publisher, icons: Sequence[Icon], colour: str, paper: str) -> str:
    """Return the manifest; addresses in it are relative to it, so that the site may stand in any folder."""
    values = {
        "name": publisher.site,
        "short_name": publisher.site[:30],
        "description": publisher.description,
        "lang": publisher.lang,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": colour,
        "background_color": paper,
        "icons": [
            {"src": icon.url, "sizes": f"{icon.side}x{icon.side}", "type": "image/png", "purpose": icon.purpose}
            for icon in icons
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def robots(site_url: str, maps: Sequence[str]) -> str:
    """Return rules that let every robot in and name the site maps."""
    lines = ["User-agent: *", "Allow: /", "", *(f"Sitemap: {site_url}/{name}" for name in maps)]
    return "\n".join(lines) + "\n"
