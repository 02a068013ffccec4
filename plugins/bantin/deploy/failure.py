"""What ends a deploy: one sentence that says what is wrong and how to go on."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from urllib.parse import quote

from bantin.newsroom.message import Message, say
from bantin.newsroom.printing import printable

_SECRET = re.compile("pass|secret|token", re.IGNORECASE)  # names of variables
# Secrets of ours, which no other program needs but the one that is handed them; and what would have rclone and git
# work otherwise than they are told, as within a hook of a repository.
_NOT_FOR_OTHERS = re.compile(
    "BANTIN_.*_PASSWORD|AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|RCLONE_.*"
    "|GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|PREFIX|QUARANTINE_PATH|SHALLOW_FILE"
    "|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)"
)
_SHORTEST = 3  # a word that short stands in other words too
_IN_ADDRESS = re.compile(r"(//[^/@\s:]*:)[^/@\s]+@")
_VEIL = "•••"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def for_others(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what of ``environment`` other programs may have."""
    return {name: value for name, value in environment.items() if not _NOT_FOR_OTHERS.fullmatch(name)}


class Stopped(Exception):
    """The site was not published, or was brought back; ``said`` tells why and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


def refused_by_system(error: OSError, path: str = "", disk: str = "") -> Stopped:
    """Return what to say of the system's refusal to use ``path`` (else what ``error`` names) on ``disk``."""
    path = path or os.fsdecode(error.filename or ".")
    if error.errno in _FULL:
        return Stopped(say("deploy/full", path=disk or path))
    return Stopped(say("deploy/folder-closed", path=path))


class Unreachable(Stopped):
    """The target does not answer, or refuses who asks."""


def last_line(words: bytes | str, most: int = 240) -> str:
    """Return the last line that another program said, fit to be printed and to be quoted."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return printable(_veiled(lines[-1]))[:most] if lines else ""


def _veiled(text: str) -> str:
    """Return ``text`` without secrets, of this environment or in an address: no program is trusted to keep them."""
    secrets = {value for name, value in os.environ.items() if _SECRET.search(name) and len(value) > _SHORTEST}
    for secret in sorted(secrets, key=len, reverse=True):
        for spelling in (secret, quote(secret, safe="")):
            text = text.replace(spelling, _VEIL)
    return _IN_ADDRESS.sub(rf"\g<1>{_VEIL}@", text)
