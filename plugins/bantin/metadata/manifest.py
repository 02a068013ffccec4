"""The web manifest: how the site looks when a reader puts it on the screen of a phone."""

from __future__ import annotations

import json

from bantin.metadata.icons import ICONS
from bantin.metadata.look import Look
from bantin.metadata.publisher import Publisher

FILE = "site.webmanifest"


def write_manifest(publisher: Publisher, look: Look) -> bytes:
    """Return the manifest; addresses are relative to it, so that it serves a site in a folder as well."""
    theme, background = look.colours
    whole = {
        "name": publisher.site,
        "short_name": look.short_name,
        "description": publisher.description,
        "lang": publisher.lang,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": theme,
        "background_color": background,
        "icons": [
            {"src": icon.address, "sizes": f"{icon.side}x{icon.side}", "type": "image/png", "purpose": icon.purpose}
            for icon in ICONS
            if icon.purpose
        ],
    }
    filled = {key: value for key, value in whole.items() if value}
    return f"{json.dumps(filled, ensure_ascii=False, indent=1)}\n".encode()
