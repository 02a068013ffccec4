"""What the desk answers when it will not, or cannot, do what it was asked."""

from __future__ import annotations

import errno

from bantin.newsroom.message import Message, say


class Refusal(Exception):
    """An answer other than what was wished: an HTTP ``status`` and a sentence for the person at the desk."""

    def __init__(self, status: int, said: Message) -> None:
        super().__init__(said)
        self.status, self.said = status, said


def forbidden(said: Message | None = None) -> Refusal:
    """Return the refusal of a request that no page of the desk sends."""
    return Refusal(403, said or say("desk/stranger"))


_FULL = (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def refused_by_disk(error: OSError) -> Refusal:
    """Return what is said when the disk has not taken what was to be written: it is full, or closed, or at fault."""
    if error.errno in _FULL:
        return Refusal(507, say("desk/disk-full"))
    if error.errno in _CLOSED:
        return Refusal(409, say("desk/disk-closed"))
    return Refusal(500, say("desk/fault", error=error.strerror or type(error).__name__))
