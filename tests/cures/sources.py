"""Cures for names and files of the content folder: each name is mended as the message says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bantin.newsroom.diagnostic import Diagnostic
from bantin.sources.accounts import not_walked, unread_files, unused_files
from bantin.sources.survey import Survey

from tests.cures.desk import Cure

LONG = "a" * 190


def lying(*names: str) -> tuple[str, ...]:
    """Return the ``names`` of files that lie in the content folder."""
    return names


def surveyed(names: Sequence[str], ignored: Sequence[str] = (".*", "*~", "#*")) -> Survey:
    """Return what a survey finds of files with these ``names``."""
    with TemporaryDirectory() as folder:
        for name in names:
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"x")
        return Survey(Path(folder), (), ignored)


def seen(names: Sequence[str]) -> list[Diagnostic]:
    """Return what is found of the ``names`` alone."""
    return [it.diagnostic for it in surveyed(names).refusals]


def unread(names: Sequence[str], used: Sequence[str] = ("2024/dung.docx",)) -> list[Diagnostic]:
    """Return what is found where stories use ``2024/dung.docx`` alone."""
    return unread_files(surveyed(names), used, [])


def unused(names: Sequence[str]) -> list[Diagnostic]:
    """Return what is found where stories use ``2024/a.jpg`` alone."""
    return unused_files(surveyed(names), ["2024/a.jpg"], [])


def ignored(names: Sequence[str]) -> list[Diagnostic]:
    """Return what is found where the site ignores what begins with ``nhap-``."""
    return [it.diagnostic for it in surveyed(names, (".*", "nhap-*")).refusals]


def left_out(names: Sequence[str]) -> list[Diagnostic]:
    """Return what is found where the site reads stories in ``tin/`` alone."""
    return list(not_walked(surveyed(names), [name for name in names if name.startswith("tin/")]))


CURES = [
    Cure("sources/cloud", lying(".tin.md.icloud"), lying("tin.md"), seen),
    Cure("sources/conflict", lying("tin.md", "tin.sync-conflict-20240101-101010-AB.md"), lying("tin.md"), seen),
    Cure("sources/dotfile.document", lying(".bao-cao.docx"), lying("tin.md"), seen),
    Cure("sources/dotfile.folder", lying(".2023/tin.md"), lying("2023/tin.md"), seen),
    Cure("sources/dotfile.secret", lying(".env", "tin.md"), lying("tin.md"), seen),
    Cure("sources/dotfile.story", lying(".an.md"), lying("an.md"), seen),
    Cure("sources/folder-name", lying("2024/tin.md/bai.md"), lying("2024/tin/bai.md"), seen),
    Cure("sources/format", lying("tin.html"), lying("tin.md"), seen),
    Cure("sources/key-file", lying("2024/id_rsa", "tin.md"), lying("tin.md"), seen),
    Cure("sources/name.bytes", lying("x\udcff.jpg"), lying("x.jpg"), seen),
    Cure("sources/name.device", lying("aux.jpg"), lying("aux-1.jpg"), seen),
    Cure("sources/name.end", lying("hop.jpg "), lying("hop.jpg"), seen),
    Cure("sources/name.long", lying(f"{LONG}.jpg"), lying("a.jpg"), seen),
    Cure("sources/name.signs", lying("hop?.jpg"), lying("hop.jpg"), seen),
    Cure("sources/name.twins", lying("Hop.jpg", "hop.jpg"), lying("Hop.jpg", "hop-2.jpg"), seen),
    Cure("sources/setting.folder", lying("luu/a.md", "tin/b.md"), lying("tin/a.md", "tin/b.md"), left_out),
    Cure("sources/setting.name", lying("nhap-tin.md"), lying("tin.md"), ignored),
    Cure("sources/suffix.capitals", lying("tin.MD"), lying("tin.md"), seen),
    Cure("sources/suffix.two", lying("tin.md.txt"), lying("tin.md"), seen),
    Cure("sources/unread.document", lying("2024/bao-cao.odt"), lying("2024/dung.docx"), unread),
    Cure("sources/unread.file", lying("#1 tin.md"), lying("1 tin.md"), seen),
    Cure("sources/unread.folder", lying("#2023/tin.md"), lying("2023/tin.md"), seen),
    Cure("sources/unread.old", lying("2023~/tin.md"), lying("2023/tin.md"), seen),
    Cure("sources/unread.tail", lying("tin.md "), lying("tin.md"), seen),
    Cure("sources/unread.text", lying("tin.txt"), lying("tin.md"), unread),
    Cure("sources/unread.word", lying("2024/bao-cao.docx"), lying("2024/dung.docx"), unread),
    Cure("sources/unused.one", lying("2024/a.jpg", "2024/b.jpg"), lying("2024/a.jpg"), unused),
    Cure("sources/unused.several", lying("2024/a.jpg", "2024/b.jpg", "2024/c.jpg"), lying("2024/a.jpg"), unused),
]
