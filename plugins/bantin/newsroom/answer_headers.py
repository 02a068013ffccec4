"""What a host says of each file beside its bytes: its kind, how long copies may be kept, what pages may not do."""

from __future__ import annotations

A_YEAR = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
# By ending, the longest first, for servers that do not know them or would call all XML the same.
TYPES = {
    ".atom.xml": "application/atom+xml; charset=utf-8",
    ".rss.xml": "application/rss+xml; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".opml": "text/x-opml; charset=utf-8",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".js": "text/javascript; charset=utf-8",
}
SECURITY = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""The headers that every answer has, whatever its page may load."""

HASHED_FOLDERS = ("anh", "theme")
"""The folders whose files have a digest of their content in their names."""


def kind_of(path: str) -> str:
    """Return the Content-Type of the file ``path``; empty for one that every server knows by itself."""
    return next((kind for ending, kind in TYPES.items() if path.endswith(ending)), "")
