"""What stopped a build, or the reading of one file, said to an editor: a full disk, a closed folder, a fault."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, Words, say
from bantin.newsroom.printing import printable
from bantin.newsroom.settings_errors import explain_settings
from bantin.newsroom.template_errors import explain_template

_LOG = logging.getLogger(__name__)
_SENTENCES = {
    errno.ENOSPC: "failure/full",
    errno.EDQUOT: "failure/quota",
    errno.EFBIG: "failure/full",
    errno.EROFS: "failure/read-only",
    errno.EACCES: "failure/closed",
    errno.EPERM: "failure/closed",
    errno.EEXIST: "failure/in-the-way",
    errno.ENOTDIR: "failure/in-the-way",
    errno.EISDIR: "failure/in-the-way",
    errno.EIO: "failure/broken-disk",
    errno.EMFILE: "failure/too-many-open",
    errno.ENAMETOOLONG: "failure/long-name",
    errno.EPIPE: "failure/unread",
}


def unkept(place: str | os.PathLike[str]) -> Message:
    """Return the sentence about a cache at ``place`` that takes nothing more: the build does without."""
    return say("newsroom/cache.unkept", place=os.fspath(place))


def explain(error: BaseException | None) -> Words | None:
    """Return a sentence about a failure of settings, disk or rights, with what to do; None for any other failure."""
    if not isinstance(error, OSError) or error.errno not in _SENTENCES:
        return explain_settings(error) or explain_template(error)
    name = error.filename2 or error.filename  # where a move was to end is what cannot be written
    # Where the system does not say which file it was, nothing is said of it either.
    known = isinstance(name, str | bytes) and say("words/quoted", name=printable(os.fsdecode(name)))
    return say(_SENTENCES[error.errno], place=known if known and name else say("words/somewhere"))


def fault_of(error: Exception, path: str, line: int = 0) -> Diagnostic:
    """Return the finding for a fault of the software that the file ``path`` brings out; the log has the traceback.

    It names the file, so that one file keeps nobody from judging and publishing the others once it is away.
    """
    _LOG.debug("fault while reading %s", printable(path), exc_info=error)
    explained = explain(error) if isinstance(error, OSError) else None
    return Diagnostic(path, line, "newsroom/fault", explained or say("newsroom/fault", kind=type(error).__name__))


@contextmanager
def naming(place: str | os.PathLike[str]) -> Iterator[None]:
    """Have an OSError of the block that names no file name ``place``, which the block writes."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(place)
        raise
