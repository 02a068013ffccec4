"""Which file it is that a story links to: found by forgiving names, below the content folder and nowhere else."""

from __future__ import annotations

from bantin.attachments.kinds import AttachmentError
from bantin.newsroom.content_names import ContentFiles, Found, NotOne
from bantin.newsroom.message import either, say


def find_attachment(files: ContentFiles, target: str, story: str) -> Found | None:
    """Return the file that ``target`` means as ``story`` writes it, None if there is no such file.

    Raises :class:`AttachmentError` for a target that leads out of the folder, or to a file that may not be had.
    """
    try:
        return files.find(target, story)
    except NotOne as error:
        said = error.said(target)
        raise AttachmentError(said, said.rule.replace("name/", "attachments/")) from None


def missing(files: ContentFiles, target: str, story: str) -> AttachmentError:
    """Return what to tell about a ``target`` that does not exist, with the nearest names that do."""
    close = files.hints(target, story)
    near = say("attachments/missing.near", target=target, names=either(close)) if close else None
    return AttachmentError(near or say("attachments/missing.far", target=target))
