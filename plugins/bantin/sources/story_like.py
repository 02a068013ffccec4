"""Files that look like stories and are not read as such: recognised by their names, each reported with its cure."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from bantin.newsroom.message import Message, say
from bantin.newsroom.name_forms import STORY_ENDINGS, in_markdown, nfc

_OFFICE = (".doc", ".docx", ".docm", ".odt", ".rtf", ".pages")
_FOREIGN = (".rst", ".html", ".htm", ".xhtml")
_TEXT = (".mdx", ".txt")
_LINKED = (".docx",)  # what a story may offer for download as it is
ENDINGS = (*STORY_ENDINGS, *_TEXT, *_OFFICE, *_FOREIGN)

_BEFORE = re.compile(r"^[.#\s]+")
_CLOUD = re.compile(r"\.(?P<name>.+)\.icloud", re.IGNORECASE)
# What Syncthing, Dropbox, Nextcloud and others call the copy of a file that two people have changed at once.
_CONFLICT = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}|\([^()]*(?:conflicted copy|case conflict|bản sao xung đột)[^()]*\)", re.IGNORECASE
)


class Unread(NamedTuple):
    """What to tell; ``unless_used`` says that a story may use the file, and then all is well."""

    said: Message
    unless_used: bool = False


def looks_like_story(name: str) -> bool:
    """Say whether a file called ``name`` is likely to hold a story, read or not."""
    core = _core(name).lower()
    return core.endswith(ENDINGS) or ("." in name and f".{core}" in ENDINGS)


def waits_in_cloud(name: str) -> bool:
    """Say whether ``name`` is that of the mark which iCloud leaves in the place of a story that it has taken away."""
    found = _CLOUD.fullmatch(name)
    return found is not None and looks_like_story(found["name"])


def unread(name: str, *, ignored: bool) -> Unread | None:
    """Return why the file ``name`` is not read though it looks like a story; None for one that is, or is none.

    ``ignored`` says that its name alone keeps it from being read.
    """
    if waits_in_cloud(name):
        return Unread(say("sources/cloud", name=_CLOUD.sub(r"\g<name>", name)))
    if not looks_like_story(name):
        return None
    core = _core(name)
    stem, ending = posixpath.splitext(core) if "." in core else ("", f".{core}")
    lowered = ending.lower()
    plain = f"{stem or 'ten-bai'}{lowered}"
    if lowered in STORY_ENDINGS:
        return _unread_story(name, core, plain, ignored=ignored or not stem)
    if lowered in _FOREIGN:
        return Unread(say("sources/format", ending=lowered))
    if lowered == ".txt" and posixpath.splitext(stem)[1].lower() in STORY_ENDINGS:
        inner, its_ending = posixpath.splitext(stem)
        return Unread(say("sources/suffix.two", name=inner + its_ending.lower()))
    if name.startswith("."):  # nothing hidden is ever published, so no story can use it
        return Unread(say("sources/dotfile.document", ending=lowered))
    if lowered in _TEXT:
        return Unread(say("sources/unread.text", ending=lowered, name=f"{stem}.md"), True)
    if lowered in _LINKED:
        return Unread(say("sources/unread.word", ending=lowered, link=in_markdown(nfc(name))), True)
    return Unread(say("sources/unread.document", ending=lowered), True)


def _unread_story(name: str, core: str, plain: str, *, ignored: bool) -> Unread | None:
    if ignored:
        hidden = say("sources/dotfile.story", name=plain)
        return Unread(hidden if name[0] == "." else say("sources/unread.file", sign=name[0], name=plain))
    if not name.lower().endswith(plain.lower()):
        return Unread(say("sources/unread.tail", name=plain))
    if not core.endswith(STORY_ENDINGS):
        return Unread(say("sources/suffix.capitals", name=plain))
    return Unread(say("sources/conflict")) if _CONFLICT.search(name) else None


def _core(name: str) -> str:
    """Return ``name`` without what keeps it from being read: signs in front, blanks and dots behind."""
    return _BEFORE.sub("", name).rstrip(" .\u00a0")
