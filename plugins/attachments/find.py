"""Which file it is that a story links to: found by forgiving names, below the content folder and nowhere else."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from plugins.attachments.kinds import AttachmentError
from plugins.newsroom.content_files import ContentFile
from plugins.newsroom.content_names import ContentFiles, NotOne, candidates
from plugins.newsroom.message import either, say


def find_attachment(files: ContentFiles, target: str, story: str) -> ContentFile | None:
    """Return the file that ``target`` means as ``story`` writes it, None if there is no such file.

    Raises :class:`AttachmentError` for a target that leads out of the folder, or to a file that may not be had.
    """
    wanted = candidates(unquote(target), story)
    if not wanted:
        raise AttachmentError(say("attachments/outside", target=target))
    try:
        return files.find(wanted)
    except NotOne as error:
        raise _not_one(target, error) from None


def missing(files: ContentFiles, target: str) -> AttachmentError:
    """Return what to tell about a ``target`` that does not exist, with the nearest names that do."""
    close = list(dict.fromkeys(map(posixpath.basename, files.nearest(unquote(target)))))
    near = say("attachments/missing.near", target=target, names=either(close)) if close else None
    return AttachmentError(near or say("attachments/missing.far", target=target))


def _not_one(target: str, error: NotOne) -> AttachmentError:
    match error.reason:
        case "link":
            return AttachmentError(say("attachments/symlink", target=target))
        case "refused":
            return AttachmentError(say("attachments/refused", target=target))
    return AttachmentError(say("attachments/ambiguous", target=target, names=", ".join(error.names)))
