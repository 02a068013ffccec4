"""A draft of ours from a document: the story's file and its photos beside it, all of them or none."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bantin.imports.blocks import Block, Caption, Figure, Paragraph, Photo, Text
from bantin.imports.document import Document
from bantin.imports.flow import Remark
from bantin.imports.photos import SMALL, NoPhoto, PhotoFile, photo_file
from bantin.imports.refused import Refused
from bantin.imports.writer import markdown
from bantin.newsroom.content_names import walk
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import say
from bantin.vietnamese.slug import slugify

DRAFT = "nháp"


@dataclass(frozen=True, slots=True)
class Made:
    """What an import has made: paths below the content folder (POSIX), and what an editor should look at."""

    story: str
    photos: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def make_draft(document: Document, content: Path, category: str, now: dt.datetime) -> Made:
    """Write the draft of ``document`` into the folder of the year; raise :class:`Refused` for what cannot be written.

    Nothing that is there is ever written over; whatever stops the work, the story is whole or not there.
    """
    stem = _free_stem(document.understood.story.title, now, content)
    story, photos, remarks = _with_photos(document, stem)
    header = _header(document, category, now)
    written = markdown(story)
    text = header + written.text
    folder = f"{now:%Y}"
    path = f"{folder}/{stem}.md"
    try:
        _write(content / folder, {**{name: it.data for name, it in photos.items()}, f"{stem}.md": text.encode()})
    except OSError as error:
        raise Refused(say("import/not-written", reason=error.strerror or "")) from error
    if not category:
        remarks.append(Remark(say("import/no-category"), "warning"))
    first = header.count("\n")
    findings = _findings(path, [*document.understood.remarks, *remarks], [first + line for line in written.lines])
    return Made(path, tuple(f"{folder}/{name}" for name in photos), tuple(sorted(findings)))


def _free_stem(title: str, now: dt.datetime, content: Path) -> str:
    """Return a plain name under which neither a story nor a photo lies in the folder of the year."""
    prefix = f"{now:%Y}/"
    names = [path[len(prefix) :].casefold() for path, _ in walk(content, f"{now:%Y}")]
    wanted = slugify(title, limit=60) or f"tin-{now:%Y-%m-%d}"
    for stem in (wanted, *(f"{wanted}-{number}" for number in range(2, len(names) + 3))):
        if not any(name.startswith((f"{stem}.", f"{stem}-anh-")) for name in names):
            return stem
    raise AssertionError("more names are taken than there are files")


def _with_photos(document: Document, stem: str) -> tuple[list[Block], dict[str, PhotoFile], list[Remark]]:
    """Return the blocks with the names of files in their figures, these files, and what is to be said of them."""
    files: dict[str, PhotoFile] = {}
    names: dict[str, str] = {}
    remarks: list[Remark] = []
    blocks: list[Block] = []
    for index, block in enumerate(document.understood.story.blocks):
        if isinstance(block, Figure):
            kept: list[Photo] = []
            for photo in block.photos:
                key = photo.source
                if key not in names:
                    made = _made(document, key)
                    names[key] = f"{stem}-anh-{len(files) + 1}{made.ending}" if made else ""
                    if made:
                        files[names[key]] = made
                        remarks += _about_size(made, names[key], index)
                if names[key]:
                    kept.append(replace(photo, source=names[key]))
                else:
                    remarks.append(Remark(say("import/no-photo"), "warning", index))
            blocks.append(_figure(block, kept))
        else:
            blocks.append(block)
    return blocks, files, remarks


def _figure(block: Figure, kept: Sequence[Photo]) -> Block:
    """Return ``block`` with the photos that were ``kept``; without any, its words are a paragraph."""
    if kept and len(block.captions) in (0, 1, len(kept)):
        return Figure(tuple(kept), block.captions)
    words = tuple(it for caption in block.captions for it in (*caption.words, Text(" ")))
    credit = " ".join(dict.fromkeys(it.credit for it in block.captions if it.credit))
    if kept:
        return Figure(tuple(kept), (Caption(words, credit),))
    return Paragraph((*words, *([Text(f"(Ảnh: {credit})")] if credit and words else [])))


def _made(document: Document, key: str) -> PhotoFile | None:
    shot = document.shots[key]
    try:
        return photo_file(document.photo(shot.part), shot)
    except (NoPhoto, Refused):
        return None


def _about_size(made: PhotoFile, name: str, index: int) -> Iterator[Remark]:
    if max(made.width, made.height) < SMALL:
        yield Remark(say("import/small-photo", photo=name, width=made.width, height=made.height), "notice", index)


def _header(document: Document, category: str, now: dt.datetime) -> str:
    story = document.understood.story
    lines = [
        f"Title: {story.title}",
        f"Date: {now:%Y-%m-%d %H:%M}",
        *([f"Category: {category}"] if category else []),
        *([f"Author: {'; '.join(story.authors)}"] if story.authors else []),
        *([f"Summary: {story.lead}"] if story.lead else []),
        f"Status: {DRAFT}",
    ]
    return "\n".join(lines) + "\n\n"


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Put ``files`` into ``folder``, the last of them last; if one cannot be put, those before are taken away."""
    if folder.is_symlink():
        raise OSError(0, "link")
    folder.mkdir(parents=True, exist_ok=True)
    with _workshop(folder) as workshop:
        for name, data in files.items():
            with (workshop / name).open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        placed: list[Path] = []
        try:
            for name in files:
                _place(workshop / name, folder / name)
                placed.append(folder / name)
        except BaseException:
            for path in placed:
                path.unlink(missing_ok=True)
            raise


class _workshop:
    """A hidden folder beside the target, which no build looks into; gone at the end."""

    def __init__(self, folder: Path) -> None:
        self._path = Path(tempfile.mkdtemp(prefix=".nhap-", dir=folder))

    def __enter__(self) -> Path:
        return self._path

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            shutil.rmtree(self._path)


def _place(made: Path, target: Path) -> None:
    """Give ``made`` its name in one step, unless there is a file of that name."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links, as memory sticks are
        with target.open("xb") as stream:
            stream.write(made.read_bytes())


def _findings(path: str, remarks: Sequence[Remark], lines: Sequence[int]) -> Iterator[Diagnostic]:
    for remark in dict.fromkeys(remarks):
        line = lines[min(remark.at, len(lines) - 1)] if remark.at >= 0 and lines else 1
        yield finding(path, line, remark.said, remark.severity)
