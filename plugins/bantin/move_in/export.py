"""Stories out again: plain Markdown with the headers that all systems read, and their photos beside them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from bantin.front_matter.document import Document, parse_document
from bantin.imports.refused import Refused
from bantin.move_in.segments import in_prose
from bantin.newsroom.content_names import walk
from bantin.newsroom.message import Message, say
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step
from bantin.newsroom.story import Note, Withdrawal
from bantin.vietnamese.dates import HO_CHI_MINH
from bantin.vietnamese.slug import slugify

_MOST = 100_000_000
_NAMES = {
    "title": "title",
    "date": "date",
    "modified": "lastmod",
    "authors": "authors",
    "summary": "description",
    "tags": "tags",
    "slug": "slug",
    "image": "image",
    "lang": "lang",
    "place": "place",
    "source": "source",
    "correction": "correction",
    "updates": "updates",
    "withdrawn": "withdrawn",
    "expires": "expiryDate",
    "image_caption": "image_caption",
    "image_alt": "image_alt",
    "image_credit": "image_credit",
    "featured": "featured",
    "related": "related",
}
_CLASSES = re.compile(r"\{:\s*\.[\w-]+(?:\s+\.[\w-]+)*\s*\}")
_TARGET = re.compile(
    r"(?<!\\)\]\((?P<target><[^<>\n]+>\s*|[^()<>\"\n]*(?:\([^()\s]*\)[^()<>\"\n]*)*)(?P<title>(?:\"[^\"\n]*\")?\))"
)


@dataclass(slots=True)
class Exported:
    """What was written, and what was ``left`` behind with the reason."""

    stories: int = 0
    drafts: int = 0
    files: int = 0
    left: list[tuple[str, Message]] = field(default_factory=list)


def export_stories(content: Path, target: Path, settings: Mapping[str, Any]) -> Exported:
    """Write all stories and files below ``content`` into the empty folder ``target``; raise :class:`Refused`."""
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise Refused(say("move-in/export-target"))
    if not content.is_dir():
        raise Refused(say("move-in/missing"))
    done = Exported()
    for path, _ in walk(content, ""):
        name = posixpath.basename(path)
        if any(part.startswith(".") for part in path.split("/")) or name == "dia-chi.tsv":
            continue
        try:
            data = read_plain(content, path, _MOST)
        except NotPlain as error:
            done.left.append((path, say("move-in/unreadable", reason=say(f"move-in/reason.{error.reason}"))))
            continue
        if name.casefold().endswith((".md", ".markdown")):
            data = _story(path, data, settings, done, lambda it: (content / unquote(it)).is_file())
        else:
            done.files += 1
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write_in_one_step(file, data)
    return done


def _story(
    path: str, data: bytes, settings: Mapping[str, Any], done: Exported, is_ours: Callable[[str], bool]
) -> bytes:
    """Return a story in plain Markdown; one whose header has errors goes out as it is, and is told."""
    document = parse_document(data, path, HO_CHI_MINH, ("title",))
    if document.refused:
        done.left.append((path, say("move-in/export-as-is")))
        return data
    done.stories += 1
    fields = common_fields(document, path, settings)
    done.drafts += "draft" in fields
    body = in_prose(document.body, lambda prose: _plain(prose, path, is_ours))
    header = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{header}---\n\n{body.strip()}\n".encode()


def common_fields(document: Document, path: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the header of a story under the names that Hugo, Jekyll, Eleventy and Astro share."""
    values = document.values
    fields: dict[str, Any] = {}
    for ours, name in _NAMES.items():
        if value := values.get(ours):
            fields[name] = [_said(it) for it in value] if isinstance(value, tuple) else _said(value)
    if category := values.get("category"):
        fields["categories"] = [category]
    fields.setdefault("slug", slugify(values.get("title", "")) or Path(path).stem)
    status = values.get("status", "published")
    if status != "published" or "withdrawn" in values:  # no other system knows what was taken back
        fields["draft"] = True
    aliases = list(dict.fromkeys(it.wanted for it in document.old_addresses))
    if address := _address(document, fields["slug"], settings, path):
        aliases.insert(0, address)
    if aliases:
        fields["aliases"] = aliases
    return fields


def _said(value: Any) -> Any:
    """Return a value as YAML holds it: a note, and why a story was withdrawn, as they are typed."""
    if not isinstance(value, Note | Withdrawal):
        return value
    words = value.text if isinstance(value, Note) else value.reason
    day = f"{value.moment:{'%Y-%m-%d %H:%M' if value.timed else '%Y-%m-%d'}}; " if value.moment else ""
    return f"{day}{words}"


def _address(document: Document, slug: str, settings: Mapping[str, Any], path: str) -> str:
    """Return the address at which the story stands here, so that it can lead on from there."""
    is_page = any(path.startswith(f"{folder}/") for folder in settings.get("PAGE_PATHS", ("pages",)))
    pattern, date = settings.get("PAGE_URL" if is_page else "ARTICLE_URL", ""), document.values.get("date")
    try:
        return f"/{pattern.format(slug=slug, date=date)}" if pattern and (date or is_page) else ""
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        return ""


def _plain(prose: str, path: str, is_ours: Callable[[str], bool]) -> str:
    """Return prose without the marks that only we read.

    Links to what ``is_ours`` are relative, and names with blanks stand between brackets, as all others read them.
    """

    def link(found: re.Match[str]) -> str:
        target = found["target"].strip().strip("<>")
        file, sign, place = target.partition("#")
        if file.startswith("/") and is_ours(file.lstrip("/")):
            target = f"{posixpath.relpath(file.lstrip('/'), posixpath.dirname(path) or '.')}{sign}{place}"
        written = f"<{target}>" if " " in target else target
        return f"]({written}{' ' * found['title'].startswith(chr(34))}{found['title']}"

    return _TARGET.sub(link, _CLASSES.sub("", prose))
