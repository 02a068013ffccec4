"""What arrived, judged by its bytes and saved in the story's folder under a name that no other file has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bantin.newsroom.message import say
from bantin.newsroom.regular_file import NotPlain, read_plain
from bantin.photos.fetching.refusal import NotFetched
from bantin.photos.header import open_photo, read_header
from bantin.photos.options import Options
from bantin.photos.photo_facts import decode
from bantin.photos.problem import PhotoError

_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "AVIF": ".avif", "HEIC": ".heic"}
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def ending_of(data: bytes, options: Options) -> str:
    """Return the ending for the photo in ``data``; raise :class:`NotFetched` for what no build would show."""
    try:
        header = read_header(data, options)
        with open_photo(data, options) as image:
            decode(image, (1, 1))
    except PhotoError as error:
        raise NotFetched(error.message) from error
    return _ENDINGS[header.format]


def is_same(folder: Path, name: str, data: bytes) -> bool:
    """Say whether the file ``name`` in ``folder`` is ``data``."""
    try:
        return read_plain(folder, name, len(data)) == data
    except NotPlain:
        return False


def put_beside(folder: Path, names: Iterable[str], data: bytes) -> str:
    """Have ``data`` in ``folder`` under the first of ``names`` that is free or holds it already; return that name.

    The file is whole or not there.
    """
    there = {name.casefold() for name in os.listdir(folder)}  # noqa: PTH208 (names only)
    for name in names:
        if name.casefold() in there and not is_same(folder, name, data):
            continue
        if name.casefold() in there or _written(folder, name, data):
            return name
    raise NotFetched(say("fetch/no-name"))


def _written(folder: Path, name: str, data: bytes) -> bool:
    """Write a new file in one step; False if one has come there meanwhile."""
    draft = folder / f".{name}.{os.getpid()}"
    try:
        _create(draft, data)
        try:
            os.link(draft, folder / name)  # unlike a renaming, it never takes another file's place
        except FileExistsError:
            return False
        except OSError:  # a disk that knows no second names
            _create(folder / name, data)
    except FileExistsError:
        return False
    except OSError as error:
        raise NotFetched(say("fetch/unwritable", name=name)) from error
    finally:
        draft.unlink(missing_ok=True)
    return True


def _create(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, _NEW, 0o644), "wb") as stream:
        stream.write(data)
