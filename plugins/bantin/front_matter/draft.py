"""A new story file, ready to fill: where it goes and what stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import PurePosixPath

from bantin.newsroom.message import Message, say
from bantin.vietnamese.slug import slugify

DEFAULT_PORT = "8000"


def draft_path(title: str, now: dt.datetime, taken: Collection[str]) -> PurePosixPath:
    """Return a path below the content folder that no story of ``taken`` (POSIX paths) has yet."""
    stem = slugify(title, limit=60) or f"tin-{now:%Y-%m-%d}"
    numbered = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(path for name in numbered if str(path := PurePosixPath(f"{now:%Y}", f"{name}.md")) not in taken)


def next_steps(path: PurePosixPath, port: str = DEFAULT_PORT) -> Message:
    """Return what an editor does next with the new story at ``path`` below the content folder.

    The address is that of its file: whatever becomes of title and date, the server leads from there to the page.
    """
    option = "" if port == DEFAULT_PORT else f" PORT={port}"
    return say("draft/next", option=option, port=port, path=str(path))


def draft_text(title: str, category: str, author: str, now: dt.datetime) -> str:
    """Return the text of a new story: a full header, and a body that shows how to place a photo.

    Without an ``author`` the office signs it.
    """
    moment = f"{now:%Y-%m-%d %H:%M}"
    author = author or str(say("draft/author"))
    return str(say("draft/story", title=title, category=category, author=author, moment=moment))
