"""Stories opened, saved, begun and thrown away; nothing that somebody has typed is ever lost on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from bantin.category_feeds.settings import CATEGORIES
from bantin.desk.desk import Desk
from bantin.desk.durable import write_durably, write_new
from bantin.desk.form import as_written, form_of
from bantin.desk.header_edit import value_of, with_values
from bantin.desk.photo_files import photo_stem
from bantin.desk.refusal import Refusal
from bantin.desk.story_bytes import StoryBytes
from bantin.desk.story_paths import read_story, story_file
from bantin.desk.versions import differences, digest
from bantin.front_matter.draft import draft_path
from bantin.front_matter.schema import BY_KEY
from bantin.imports.draft import DRAFT
from bantin.newsroom.category_names import settled_category
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import Message, say
from bantin.vietnamese.marks import normal_form

_OWN_PHOTO = r"{stem}-anh-\d+\.(?:jpe?g|png)"


def open_story(desk: Desk, path: object) -> dict[str, Any]:
    """Return the story ``path`` as its form and its body, with the digest of the bytes that were read."""
    file = story_file(desk.root, path)
    data = read_story(file, desk.most)
    return {"path": file.path, "base": digest(data), **_shown(StoryBytes.of(data), desk)}


def _shown(story: StoryBytes, desk: Desk) -> dict[str, Any]:
    parts = story.parts
    has_form = bool(parts.fields)
    return {
        "form": form_of(parts, desk.zone) if has_form else [],
        "body": story.body if has_form else story.text,
        "first_line": parts.first_line if has_form else 1,
        "whole": not has_form,
    }


def edited(story: StoryBytes, change: Mapping[str, Any], desk: Desk) -> tuple[StoryBytes, list[Message]]:
    """Return ``story`` with the ``change`` that a page sends: ``fields`` by name, ``body``; what is absent stays.

    A field that cannot be written keeps nothing else from being saved: what is to be said of it is returned too.
    """
    fields = _fields(change.get("fields", {}))
    body = change.get("body")
    if body is not None and not isinstance(body, str):
        raise Refusal(400, say("desk/stranger"))
    if not story.parts.fields:
        return (StoryBytes(_lines(body), story.end, story.mark) if body is not None else story), []
    refused = []
    for name, value in fields.items():
        try:
            story = with_values(story, {name: as_written(name, value, value_of(story.parts, name), desk.zone)})
        except Refusal as refusal:
            refused.append(refusal.said)
    return (story.with_body(_lines(body)) if body is not None and _lines(body) != story.body else story), refused


def _fields(given: object) -> dict[str, str]:
    if not isinstance(given, dict) or not all(isinstance(it, str) for it in given.values()):
        raise Refusal(400, say("desk/stranger"))
    if not given.keys() <= BY_KEY.keys():
        raise Refusal(400, say("desk/stranger"))
    return given


def _lines(text: str) -> str:
    """Return ``text`` with plain line ends, and its marks joined to their letters as a Mac does not type them."""
    return normal_form("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def save_story(desk: Desk, path: object, base: object, change: Mapping[str, Any]) -> dict[str, Any]:
    """Save a ``change`` of the story whose bytes were ``base`` when it was opened; return its new digest.

    If the file is no longer what it was, nothing is written: both are returned as ``conflict``, and what was sent is
    kept as a version all the same.
    """
    file = story_file(desk.root, path)
    with desk.writing:
        old = read_story(file, desk.most)
        if digest(old) != base:
            return {"conflict": _conflict(desk, file, old, change)}
        story, refused = edited(StoryBytes.of(old), change, desk)
        new = story.data
        _require_size(new, desk)
        if new != old:
            desk.versions.keep(file.path, old, new, desk.now)
            write_durably(file.root / file.path, new)
        said = str(refused[0]) if refused else ""
        return {"base": digest(new), "first_line": story.parts.first_line, "said": said}


def _require_size(data: bytes, desk: Desk) -> None:
    if len(data) > desk.most:
        raise Refusal(413, say("desk/too-long", most=desk.most // 1000))


def _conflict(desk: Desk, file: ContentFile, theirs: bytes, change: Mapping[str, Any]) -> dict[str, Any]:
    """Return both texts: the one on the disk, and it with what was sent in its place."""
    there = StoryBytes.of(theirs)
    mine, _ = edited(there, change, desk)
    desk.versions.put(file.path, theirs, desk.now)
    kept = desk.versions.put(file.path, mine.data, desk.now)
    rows = differences(there.text, mine.text)
    return {"base": digest(theirs), "rows": rows, "kept": kept, "theirs": _shown(there, desk)}


def begin_story(desk: Desk, title: str, category: str) -> str:
    """Write a new draft and return its path."""
    settled = settled_category(category, CATEGORIES.of(desk.settings))
    if isinstance(settled, Message):
        raise Refusal(400, settled)
    now, words = desk.now, " ".join(title.split())
    with desk.writing:
        path = draft_path(words, now, {path for path, _ in walk(desk.root)})
        folder = desk.root / path.parent
        if folder.is_symlink():
            raise Refusal(403, say("desk/stranger"))
        folder.mkdir(parents=True, exist_ok=True)
        header = ("Title", words), ("Date", f"{now:%Y-%m-%d %H:%M}"), ("Category", settled), ("Status", DRAFT)
        text = "".join(f"{key}: {value}\n" for key, value in header) + "\n"
        write_new(desk.root / path, text.encode())
    return str(path)


def earlier_versions(desk: Desk, path: object) -> list[dict[str, Any]]:
    """Return the versions of a story that can be brought back, the latest first."""
    file = story_file(desk.root, path)
    read_story(file, desk.most)
    kept = desk.versions.list(file.path)
    return [{"name": it.name, "when": it.moment.astimezone(desk.zone).isoformat(), "size": it.size} for it in kept]


def compare_version(desk: Desk, path: object, name: object) -> list[tuple[str, str]]:
    """Return the lines in which the story differs from its version ``name``."""
    file = story_file(desk.root, path)
    now = StoryBytes.of(read_story(file, desk.most)).text
    return [*differences(StoryBytes.of(_version(desk, file, name)).text, now)]


def restore_version(desk: Desk, path: object, name: object) -> dict[str, Any]:
    """Bring the version ``name`` back, and keep what stood in its place."""
    file = story_file(desk.root, path)
    with desk.writing:
        old, wanted = read_story(file, desk.most), _version(desk, file, name)
        desk.versions.put(file.path, old, desk.now)
        write_durably(file.root / file.path, wanted)
    return open_story(desk, path)


def _version(desk: Desk, file: ContentFile, name: object) -> bytes:
    try:
        return desk.versions.read(file.path, str(name))
    except LookupError as error:
        raise Refusal(404, say("desk/no-version")) from error


def delete_story(desk: Desk, path: object) -> str:
    """Move a story into the bin, with the photos that the desk has put beside it; return the throw's name."""
    file = story_file(desk.root, path)
    with desk.writing:
        read_story(file, desk.most)
        return desk.trash.throw(file.path, own_photos(desk, file), desk.now)


def own_photos(desk: Desk, file: ContentFile) -> tuple[str, ...]:
    """Return the photos that bear the story's name and are named in no other story."""
    stem, folder = photo_stem(file.path), PurePosixPath(file.path).parent
    pattern = re.compile(_OWN_PHOTO.format(stem=re.escape(stem)), re.IGNORECASE)
    found = [path for path, is_link in walk(desk.root, str(folder)) if not is_link and _is_beside(path, folder)]
    photos = [path for path in found if pattern.fullmatch(PurePosixPath(path).name)]
    if not photos:
        return ()
    others = [path for path, is_link in walk(desk.root) if not is_link and path.endswith(".md") and path != file.path]
    texts = [ContentFile(desk.root, path).words(desk.most) for path in others]
    return tuple(path for path in photos if not any(PurePosixPath(path).name in text for text in texts))


def _is_beside(path: str, folder: PurePosixPath) -> bool:
    return PurePosixPath(path).parent == folder
