"""Where the file is that a story links to: found by forgiving names, below the content folder and nowhere else."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from plugins.attachments.kinds import AttachmentError
from plugins.vietnamese.folding import nearest


class ContentFiles:
    """The plain files below a content folder; links are not among them and not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._by_name = {_folded(path): path for path in _walk(root, "")}

    def find(self, target: str, story: str) -> tuple[str, Path] | None:
        """Return (path below the folder, file) for ``target`` as ``story`` writes it, None if there is no such file.

        Raises :class:`AttachmentError` for a target that leads out of the folder.
        """
        written = unicodedata.normalize("NFC", unquote(target)).replace("\\", "/")
        places = [""] if written.startswith("/") else [posixpath.dirname(story), ""]
        paths = [posixpath.normpath(posixpath.join(place, written.lstrip("/"))) for place in places]
        if paths[0].startswith("../"):
            message = f"“{target}” dẫn ra ngoài thư mục bài. Hãy chép tệp vào cạnh bài rồi chỉ ghi tên tệp."
            raise AttachmentError("outside", message)
        found = next((self._by_name[_folded(path)] for path in paths if _folded(path) in self._by_name), None)
        return (unicodedata.normalize("NFC", found), self._root / found) if found else None

    def missing(self, target: str) -> AttachmentError:
        """Return what to tell about a ``target`` that does not exist, with the nearest names that do."""
        name = posixpath.basename(unquote(target))
        names = {unicodedata.normalize("NFC", posixpath.basename(path)) for path in self._by_name.values()}
        close = nearest(name, sorted(names))
        hint = f"Có phải là: {', '.join(close)}?" if close else "Hãy đặt tệp cạnh bài viết."
        return AttachmentError("missing", f"không tìm thấy tệp “{target}”. {hint}")


def _walk(root: Path, folder: str) -> Iterator[str]:
    with os.scandir(root / folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = posixpath.join(folder, entry.name)
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                yield from _walk(root, path)
            elif entry.is_file():
                yield path


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
