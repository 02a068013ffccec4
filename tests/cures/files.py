"""Cures for files of the content folder, attachments, and links to stories that are not public."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.attachments.find import find_attachment, missing
from bantin.attachments.kinds import AttachmentError
from bantin.attachments.publish import read_attachment
from bantin.embargo.links import Place, Withheld, link_finding, unlink
from bantin.newsroom.content_files import ContentFile, Unreadable
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.places import START

from tests.attachments.files import PDF
from tests.cures.desk import Cure

STORY = "2024/tin.md"
Make = Callable[[Path], object]


def opened(make: Make, path: str = "tin.md") -> list[Diagnostic]:
    """Return what is found when ``path`` is read as a story of 1 KB at most; ``make`` makes the file ``tin.md``."""
    with TemporaryDirectory() as folder:
        make(Path(folder, "tin.md"))
        try:
            ContentFile(Path(folder), path).read(1_000)
        except Unreadable as error:
            return [Diagnostic(path, 0, "content-file/any", error.message)]
    return []


def led(path: str) -> list[Diagnostic]:
    """Return what is found when the file ``path`` is asked for by a name that may lead out of the folder."""
    return opened(text("Tin."), path)


def attached(target: str) -> list[Diagnostic]:
    """Return what is found in a link to ``target`` of the story, beside which lie some names."""
    entries = [
        ("2024/a.pdf", False),
        ("2024/B.pdf", False),
        ("2024/b.PDF", False),
        ("2024/l.pdf", True),
        ("2024/x.pdf", False),
    ]
    files = ContentFiles(Path("content"), ["2024/x.pdf"], entries)
    try:
        if find_attachment(files, target, STORY) is None:
            raise missing(files, target, STORY)
    except AttachmentError as error:
        return [error.at(STORY, 7)]
    return []


def copied(file: tuple[str, bytes]) -> list[Diagnostic]:
    """Return what is found in a file, given by name and bytes, that is to be attached."""
    name, data = file
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data)
        try:
            read_attachment(ContentFile(Path(folder), name))
        except AttachmentError as error:
            return [error.at(STORY, 7)]
    return []


def linked(body: str) -> list[Diagnostic]:
    """Return what is found in a public story with this HTML beside ``2024/mai.md``, which is not public yet."""
    found: list[Diagnostic] = []
    page, withheld = Place(STORY, "2024/tin.html"), Withheld([Place("2024/mai.md", "2024/mai.html")])
    unlink(body, page, withheld, lambda target, story: found.append(link_finding(STORY, START, target, story)))
    return found


def text(words: str) -> Make:
    """Return what makes a file with these ``words``."""
    return lambda file: file.write_text(words)


CURES = [
    Cure("content-file/outside", "../tin.md", "tin.md", led),
    Cure("content-file/link", lambda file: file.symlink_to("/etc/hostname"), text("Tin."), opened),
    Cure("content-file/folder", Path.mkdir, text("Tin."), opened),
    Cure("content-file/special", os.mkfifo, text("Tin."), opened),
    Cure("content-file/too-big", text("x" * 1_001), text("x" * 1_000), opened),
    Cure("name/outside", "../../a.pdf", "a.pdf", attached),
    Cure("attachments/missing.near", "aa.pdf", "a.pdf", attached),
    Cure("attachments/missing.far", "văn-bản-số-17.docx", "a.pdf", attached),
    Cure("name/symlink", "l.pdf", "a.pdf", attached),
    Cure("name/refused", "x.pdf", "a.pdf", attached),
    Cure("name/ambiguous", "b.pdf", "B.pdf", attached),
    Cure("attachments/kind", ("a.exe", b"MZ"), ("a.pdf", PDF), copied),
    Cure("attachments/empty", ("a.pdf", b""), ("a.pdf", PDF), copied),
    Cure("attachments/not-what-it-says", ("a.docx", PDF), ("a.pdf", PDF), copied),
    Cure("embargo/link", '<a href="mai.md">x</a>', "x", linked),
]
