"""The name under which an attachment is published: readable, ASCII, another one whenever its bytes change."""

from __future__ import annotations

import hashlib
import posixpath

from bantin.attachments.kinds import MAX_MEGABYTES, AttachmentError, require_known, require_true_kind
from bantin.newsroom.content_files import MEGABYTE, ContentFile, Unreadable
from bantin.newsroom.message import say
from bantin.newsroom.name_forms import nfc
from bantin.vietnamese.slug import slugify

FOLDER = "tep"


def public_name(path: str, data: bytes) -> str:
    """Return the address of an attachment relative to the site root."""
    stem = slugify(posixpath.splitext(posixpath.basename(path))[0]) or "tep"
    return f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{require_known(path)}"


def read_attachment(file: ContentFile) -> bytes:
    """Return the bytes of ``file``, checked; raise :class:`AttachmentError`."""
    path = nfc(file.path)
    require_known(path)
    try:
        data = file.read(MAX_MEGABYTES * MEGABYTE)
    except Unreadable as error:
        rule = "too-big" if error.reason == "too-big" else "unreadable"
        raise AttachmentError(say("words/about", name=path, said=error.message), f"attachments/{rule}") from None
    require_true_kind(path, data)
    return data
