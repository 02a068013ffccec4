"""The web manifest: how the site looks when a reader puts it on the screen of a phone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.metadata.icons import Icon

FILE = "site.webmanifest"


def write_manifest(
    name: str, short_name: str, lang: str, colours: tuple[str, str], icons: Iterable[Icon], description: str = ""
) -> bytes:
    """Return the manifest; ``colours`` are those of the theme and of the empty page.

    Addresses are relative to the manifest, so it serves a site in a folder as well.
    """
    theme, background = colours
    whole = {
        "name": name,
        "short_name": short_name,
        "description": description,
        "lang": lang,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": theme,
        "background_color": background,
        "icons": [
            {"src": icon.address, "sizes": f"{icon.side}x{icon.side}", "type": "image/png", "purpose": icon.purpose}
            for icon in icons
            if icon.purpose
        ],
    }
    return (json.dumps({key: value for key, value in whole.items() if value}, ensure_ascii=False, indent=1) + "\n").encode()
