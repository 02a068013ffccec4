"""Which path that a browser sends is one of a story: those in the content folder that are read as stories are."""

from __future__ import annotations

import re
from pathlib import Path

from bantin.desk.refusal import Refusal, forbidden
from bantin.newsroom.content_files import ContentFile, Unreadable
from bantin.newsroom.litter import is_litter
from bantin.newsroom.message import say
from bantin.newsroom.regular_file import is_below
from bantin.vietnamese.marks import is_nfc

ENDINGS = (".md", ".markdown")
_LONGEST = 400
_PLAIN = re.compile(r"[\w ./(),&'+-]+")  # what a story that was there a moment ago may have been called
_ODD = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:")


def story_file(root: Path, path: object) -> ContentFile:
    """Return the file of the story ``path`` below ``root``; raise :class:`Refusal` for what cannot be one."""
    return _file(root, path, ENDINGS)


def photo_file(root: Path, path: object) -> ContentFile:
    """Return the file of the photo ``path`` below ``root``; raise :class:`Refusal` for what cannot be one."""
    return _file(root, path, (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"))


def read_story(file: ContentFile, most: int) -> bytes:
    """Return the bytes of a story; raise :class:`Refusal` if there is none, or none that may be read."""
    try:
        return file.read(most)
    except Unreadable as error:
        if error.reason == "missing" and is_nfc(file.path) and _PLAIN.fullmatch(file.path):
            raise Refusal(404, say("desk/missing", path=file.path)) from error
        if error.reason in ("too-big", "closed"):
            raise Refusal(409, error.message) from error
        raise forbidden() from error


def _file(root: Path, path: object, endings: tuple[str, ...]) -> ContentFile:
    if not isinstance(path, str) or len(path) > _LONGEST or not is_below(path) or _ODD.search(path):
        raise forbidden()
    *folders, name = path.split("/")
    hidden = any(part.startswith(".") or is_litter(part, "folder") for part in folders)
    if hidden or name.startswith(".") or is_litter(name):
        raise forbidden()
    if not path.lower().endswith(endings):
        raise forbidden()
    return ContentFile(root, path)
