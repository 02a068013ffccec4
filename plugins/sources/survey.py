"""Walk the content folder without following or opening anything, and say what must not lie there."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.newsroom.content_files import sentence
from plugins.newsroom.diagnostic import Diagnostic
from plugins.newsroom.message import Words
from plugins.vietnamese.marks import normal_form

# What systems and editors leave beside files; nobody meant to publish it, and it never is.
LITTER = (
    *(".DS_Store", "._*", ".directory", ".gitkeep", ".gitignore", ".git", ".#*", ".*.sw?", ".~lock.*#", "~$*"),
    *("Thumbs.db", "desktop.ini"),
)
_STORY_SUFFIXES = {".md", ".markdown", ".mkd", ".mdown"}
# What opens doors: private keys, stores of passwords, accounts of machines.
KEY_FILES = (
    *(
        "id_rsa*",
        "id_dsa*",
        "id_ecdsa*",
        "id_ed25519*",
        "*.pem",
        "*.key",
        "*.p12",
        "*.pfx",
        "*.ppk",
        "*.jks",
        "*.kdbx",
    ),
    *("*.env", "credentials*.json", "service-account*.json", "client_secret*.json", "*.ovpn", "wp-config.php"),
)
_IS_LITTER, _IS_KEY_FILE = (
    re.compile("|".join(map(fnmatch.translate, patterns))).match for patterns in (LITTER, KEY_FILES)
)
_FOREIGN = {".rst", ".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that must not lie in the content folder; ``folder`` is its name on disk if it may hold others."""

    diagnostic: Diagnostic
    folder: str = ""


def survey(root: Path, allowed: Collection[str] = ()) -> Iterator[Refusal]:
    """Yield a refusal for each link, special or unreadable file, dotfile, key file, foreign story below ``root``.

    ``allowed`` holds paths of key files that may lie there after all.
    """
    return (refusal for refusal in _survey_folder(root, "") if not _is_allowed(refusal, allowed))


def _is_allowed(refusal: Refusal, allowed: Collection[str]) -> bool:
    return refusal.diagnostic.rule == "sources/key-file" and refusal.diagnostic.path in allowed


def _survey_folder(root: Path, folder: str) -> Iterator[Refusal]:
    try:
        with os.scandir(root / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        yield _refusal(folder or ".", "unreadable", "không mở được thư mục này. Hãy kiểm tra quyền đọc.", folder)
        return
    for entry in entries:
        path = posixpath.join(folder, entry.name)
        if _IS_LITTER(entry.name):
            continue
        found = _judge(entry, path)
        if found:
            yield found
        elif entry.is_dir(follow_symlinks=False):
            yield from _survey_folder(root, path)


def _judge(entry: os.DirEntry[str], path: str) -> Refusal | None:
    if entry.is_symlink():
        return _refusal(path, "symlink", sentence("link"), path)
    if entry.name.startswith("."):
        message = "tệp ẩn (tên bắt đầu bằng dấu chấm) có thể giữ mật khẩu. Hãy chuyển nó ra ngoài thư mục bài."
        return _refusal(path, "dotfile", message, path if entry.is_dir(follow_symlinks=False) else "")
    if entry.is_dir(follow_symlinks=False):
        return None
    return _judge_kind(entry, path) or _judge_name(path)


def _judge_kind(entry: os.DirEntry[str], path: str) -> Refusal | None:
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return _refusal(path, "special-file", sentence("special"))
    if not os.access(entry.path, os.R_OK):
        return _refusal(path, "unreadable", sentence("closed"))
    return None


def _judge_name(path: str) -> Refusal | None:
    name = posixpath.basename(path)
    if _IS_KEY_FILE(name.lower()):
        message = "tệp này có tên của tệp giữ khóa hay mật khẩu. Hãy chuyển nó ra ngoài thư mục bài và đổi khóa đó."
        return _refusal(path, "key-file", message)
    stem, suffix = posixpath.splitext(path)
    lowered = suffix.lower()
    if lowered in _FOREIGN:
        return _refusal(path, "format", f"bài viết dạng {lowered} không được nhận. Hãy viết lại thành tệp .md.")
    if lowered in _STORY_SUFFIXES and suffix != lowered:
        name = posixpath.basename(stem) + lowered
        return _refusal(
            path, "suffix", f"đuôi tệp phải viết thường thì bài mới được đọc. Hãy đổi tên thành “{name}”."
        )
    if lowered == ".txt" and posixpath.splitext(stem)[1].lower() in _STORY_SUFFIXES:
        name = posixpath.basename(stem)
        return _refusal(path, "suffix", f"tệp có thêm đuôi .txt nên bài không được đọc. Hãy đổi tên thành “{name}”.")
    return None


def _refusal(path: str, rule: str, message: Words, folder: str = "") -> Refusal:
    return Refusal(Diagnostic(normal_form("NFC", path), 0, f"sources/{rule}", message), folder)
