"""What a file is, told by its first bytes; its name is asked only where these leave it open."""

from __future__ import annotations

from bantin.newsroom.message import Message, say

# Kinds that an office program can turn into .docx.
CONVERTIBLE = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"{\\rtf", "rtf"),
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG", "photo"),
    (b"GIF8", "photo"),
    (b"RIFF", "photo"),
    (b"\x00\x05\x16\x07", "mac"),
)
_SAYINGS = {
    "doc": "import/old-word",
    "odt": "import/odt",
    "rtf": "import/rtf",
    "pdf": "import/pdf",
    "photo": "import/photo",
    "password": "import/password",
    "web": "import/web-page",
    "mac": "import/mac-shadow",
    "empty": "import/empty-file",
    "other": "import/no-word",
}


def file_kind(data: bytes) -> str:
    """Return the kind of a file: docx, doc, odt, rtf, pdf, photo, password, web, mac, empty or other."""
    if not data.strip(b"\0\r\n\t "):
        return "empty"
    if data.startswith(_OLD_OFFICE):
        # A new file with a password lies in an old envelope; names in it are UTF-16.
        return "password" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
    if data.startswith(b"PK"):
        return "odt" if b"application/vnd.oasis.opendocument" in data[:200] else "docx"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    opening = data[:1000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    return "web" if opening.startswith((b"<!doctype html", b"<html", b"mime-version:", b"<?xml")) else "other"


def saying(kind: str) -> Message:
    """Return what to do with a file of a ``kind`` that is not read."""
    return say(_SAYINGS[kind])
