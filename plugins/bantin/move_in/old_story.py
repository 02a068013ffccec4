"""A story as an old site holds it, whatever system wrote it: a header nobody has understood yet, a body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

from bantin.move_in.old_files import OldFiles
from bantin.newsroom.message import Message

Form = Literal["markdown", "html", "typed", "rst"]  # typed: HTML whose paragraphs are not marked
Fields = Mapping[str, Any]  # text, numbers, flags, dates, lists and mappings, as the header's own format has them


@dataclass(frozen=True, slots=True)
class OldStory:
    """One story or page; ``source`` is what messages call it, and its path (POSIX) if it is a file.

    ``addresses`` are those at which readers found it, the one that its own links start from first. ``folder`` is
    where paths of its photos begin. ``hidden`` says why readers did not see it, beyond what its header says.
    ``saved`` is when its file was written, which is told of files without a date: drafts often have none.
    """

    source: str
    fields: Fields
    body: str
    form: Form = "markdown"
    addresses: tuple[str, ...] = ()
    folder: str = ""
    slug: str = ""
    category: str = ""
    is_page: bool = False
    hidden: str = ""
    saved: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or an entry that is not read, and why; it is told, never passed over in silence."""

    source: str
    said: Message


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the old site that is no story (a menu, a comment): told by its kind and number."""

    kind: str


Entry = OldStory | Unread | LeftOut


class ByKey(Protocol):
    """Text by keys, in memory or on disk."""

    def get(self, key: str, default: str, /) -> str:
        """Return the text of ``key``."""


@dataclass(frozen=True, slots=True)
class OldSite:
    """An old site: ``read`` goes through its stories in the same order each time, without holding them.

    ``hosts`` are names under which it stood, ``attachments`` addresses of photos by the numbers that stories use.
    """

    system: str
    files: OldFiles
    read: Callable[[], Iterator[Entry]]
    url: str = ""
    hosts: tuple[str, ...] = ()
    attachments: ByKey = field(default_factory=dict[str, str])

    def unread(self) -> OldSite:
        """Return the site without its stories, as other processes are told of it."""
        return replace(self, read=_nothing)


def _nothing() -> Iterator[Entry]:
    return iter(())
