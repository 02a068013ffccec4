"""Which file is the photo that an editor wrote: found by forgiving names, below the content folder alone."""

from __future__ import annotations

import posixpath

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import ContentFiles, Found, NotOne
from bantin.newsroom.message import either, say
from bantin.newsroom.name_forms import bare
from bantin.newsroom.photo_links import is_photo_name
from bantin.newsroom.photo_source import origin_of
from bantin.photos.away import Reason
from bantin.photos.problem import PhotoError, refused
from bantin.vietnamese.slug import slugify


class NotHere(PhotoError):
    """Words that mean no file of the content folder; ``reason`` says how the photo gets there."""

    def __init__(self, reason: Reason, source: str) -> None:
        super().__init__(f"photos/{reason}", source)
        self.reason = reason


def find_photo(files: ContentFiles, source: str, story: str) -> ContentFile:
    """Return the file that ``source`` means in ``story`` (a path below the root); raise :class:`PhotoError`."""
    written = bare(source)
    if origin_of(written) != "file":
        raise NotHere("outside", source)
    try:
        found = files.find(written, story)
    except NotOne as error:
        raise _not_one(source, error) from None
    if found is None:
        raise _missing(files, source, written, story)
    return files.file(found)


def find_own(files: ContentFiles, path: str) -> ContentFile | None:
    """Return the file behind a ``path`` of the site itself: the content folder's, or that of a file we made of it."""
    try:
        found = files.find(f"/{path.lstrip('/')}")
    except NotOne:
        return None
    if found is not None:
        return files.file(found)
    slug = posixpath.basename(path).partition(".")[0]
    made = [it for it in files.paths if is_photo_name(it) and slugify(_stem(it)) == slug]
    return files.file(Found(made[0])) if len(made) == 1 else None


def _missing(files: ContentFiles, source: str, written: str, story: str) -> PhotoError:
    from_root = written.startswith("/") and not files.has_folder(written.lstrip("/").partition("/")[0])
    if from_root and not files.has_name(written):  # it was never a path of this folder
        return NotHere("rooted", source)
    near = [it for it in files.hints(written, story, with_folder=True) if is_photo_name(it)]
    if near:
        return refused(say("photos/missing.near", source=source, names=either(near)))
    return refused(say("photos/missing.far", source=source))


def _not_one(source: str, error: NotOne) -> PhotoError:
    if error.reason == "outside":
        return NotHere("outside", source)
    said = error.said(source)
    return PhotoError(said.rule.replace("name/", "photos/"), said)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
