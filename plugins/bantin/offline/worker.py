"""The service worker as published: the theme's script below one line that says what this build is made of."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

FILE = "sw.js"
_HASH_LENGTH = 16


def shell_of(page: str, site: str, folder: str) -> list[str]:
    """Return the files in ``folder`` that ``page`` needs, from the root at ``site``, each once, in its order."""
    found = re.findall(rf'(?:href|src)="{re.escape(site)}/({re.escape(folder)}/[^"#?]+)"', page)
    return list(dict.fromkeys(found))


def write_worker(
    script: str,
    page: str,
    shell: Sequence[str],
    offline: str,
    skip: Sequence[str],
    photos: str,
    gone: Sequence[str] = (),
) -> str:
    """Return ``script`` below what it is to know; its version changes when the offline ``page`` or itself does.

    ``shell`` holds what that page needs, ``offline`` is its address, ``skip`` holds other pages that are of no
    use without a network, ``photos`` is the folder of photos, ``gone`` holds stories that were withdrawn, of which no
    device keeps a copy; all addresses are relative to the site root.
    """
    digest = hashlib.sha256()
    for part in (script, page, *shell):
        digest.update(part.encode() + b"\0")
    version = digest.hexdigest()[:_HASH_LENGTH]
    site = {
        "version": version,
        "shell": [*shell],
        "offline": offline,
        "skip": [*skip],
        "photos": photos,
        "gone": [*gone],
    }
    return f"const SITE = {json.dumps(site, ensure_ascii=False)};\n{script}"
