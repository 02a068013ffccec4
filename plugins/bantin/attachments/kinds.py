"""What kind of file an attachment is, recognised by its bytes; its name must say the same."""

from __future__ import annotations

import io
import posixpath
import zipfile

from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, say

MAX_MEGABYTES = 20
KINDS = ("pdf", "docx", "xlsx", "mp3", "mp4")
_MACROS = "vbaproject.bin"


class AttachmentError(ValueError):
    """A file that is not published; ``said`` tells an editor why and what to do, by the ``rule`` that it breaks."""

    def __init__(self, said: Message, rule: str = "") -> None:
        super().__init__(said)
        self.said, self.rule = said, rule or said.rule

    def at(self, path: str, line: int, column: int = 0) -> Diagnostic:
        """Return the finding for that place in the story ``path``."""
        return Diagnostic(path, line, self.rule, self.said, column=column)


def suffix_of(path: str) -> str:
    """Return the ending of ``path`` in lower case without the dot."""
    return posixpath.splitext(path)[1].lower().lstrip(".")


def require_known(path: str) -> str:
    """Return the kind that the name of ``path`` claims; raise :class:`AttachmentError` for one not published."""
    kind = suffix_of(path)
    if kind not in KINDS:
        raise AttachmentError(say("attachments/kind", path=path))
    return kind


def require_true_kind(path: str, data: bytes) -> None:
    """Raise :class:`AttachmentError` unless ``data`` is what the name of ``path`` claims."""
    kind = require_known(path)
    if not data:
        raise AttachmentError(say("attachments/empty", path=path))
    if not _is(kind, data):
        raise AttachmentError(say("attachments/not-what-it-says", path=path, kind=kind.upper()))


def _is(kind: str, data: bytes) -> bool:
    match kind:
        case "pdf":
            return data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]
        case "docx":
            return _is_office(data, "word/document.xml")
        case "xlsx":
            return _is_office(data, "xl/workbook.xml")
        case "mp3":
            return data.startswith(b"ID3") or (data[0] == 0xFF and len(data) > 1 and data[1] & 0xE6 == 0xE2)
        case _:
            return data[4:8] == b"ftyp"


def _is_office(data: bytes, part: str) -> bool:
    """Say whether ``data`` is an Office document with ``part`` in it and no macros; only its list is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return {"[content_types].xml", part} <= names and not any(name.endswith(_MACROS) for name in names)
