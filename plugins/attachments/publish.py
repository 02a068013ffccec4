"""The name under which an attachment is published: readable, ASCII, another one whenever its bytes change."""

from __future__ import annotations

import hashlib
import posixpath
from pathlib import Path

from plugins.attachments.kinds import MAX_MEGABYTES, AttachmentError, require_known, require_true_kind
from plugins.vietnamese.slug import slugify

FOLDER = "tep"


def public_name(path: str, data: bytes) -> str:
    """Return the address of an attachment relative to the site root."""
    stem = slugify(posixpath.splitext(posixpath.basename(path))[0]) or "tep"
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{require_known(path)}"


def read_attachment(path: str, file: Path) -> bytes:
    """Return the bytes of ``file`` (``path`` below the content folder), checked; raise :class:`AttachmentError`."""
    require_known(path)
    try:
        size = file.stat().st_size
        if size > MAX_MEGABYTES * 1_000_000:
            message = f"tệp “{path}” nặng {size / 1_000_000:.0f} MB, quá {MAX_MEGABYTES} MB. Hãy giảm dung lượng."
            raise AttachmentError("too-big", message)
        data = file.read_bytes()
    except OSError as error:
        message = f"không mở được tệp “{path}”. Hãy kiểm tra quyền đọc của tệp."
        raise AttachmentError("unreadable", message) from error
    require_true_kind(path, data)
    return data
