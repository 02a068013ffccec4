"""Where the file is that an editor wrote: case, Unicode form and folder notation forgiven, escapes never.

Only names below the content folder are ever looked at, and no symbolic link is followed: the folder is read once,
and every reference is answered from that list, not from the disk.
"""

from __future__ import annotations

import difflib
import os
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plugins.photos.problem import PhotoError

_PREFIX = re.compile(r"[{|](?:static|attach|filename)[}|]", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_SHOWN_NAMES = 3
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif")


class ContentFiles:
    """The files below a content folder, found by forgiving names."""

    def __init__(self, root: Path, entries: Iterator[tuple[str, bool]] | None = None) -> None:
        self.root = root
        self._paths: dict[str, list[str]] = {}
        self._links: set[str] = set()
        for path, is_link in entries if entries is not None else walk(root):
            if is_link:
                self._links.add(_folded(path))
            else:
                self._paths.setdefault(_folded(path), []).append(path)

    def find(self, source: str, story: str) -> Path:
        """Return the file that ``source`` means in ``story`` (a path below the root); raise :class:`PhotoError`."""
        candidates = _candidates(source, story)
        for candidate in candidates:
            self._refuse_link(candidate, source)
            found = self._paths.get(_folded(candidate))
            if found:
                return self.root / self._one(found, candidate, source)
        if source.startswith("/") and not self._has_folder(candidates[0].partition("/")[0]):
            raise _outside(source)
        raise self._missing(source, candidates[0])

    def _one(self, found: list[str], candidate: str, source: str) -> str:
        exact = [path for path in found if path == candidate] or [path for path in found if _nfc(path) == candidate]
        if len(exact or found) == 1:
            return (exact or found)[0]
        names = ", ".join(sorted(found))
        message = f"Có nhiều tệp cùng khớp với “{source}”: {names}. Hãy đổi tên để chỉ còn một."
        raise PhotoError("photos/ambiguous", message)

    def _refuse_link(self, candidate: str, source: str) -> None:
        parts = _folded(candidate).split("/")
        if any("/".join(parts[: end + 1]) in self._links for end in range(len(parts))):
            message = (
                f"“{source}” đi qua một lối tắt (liên kết tượng trưng). Hãy chép chính tệp ảnh vào thư mục của bài."
            )
            raise PhotoError("photos/symlink", message)

    def _has_folder(self, name: str) -> bool:
        start = _folded(name) + "/"
        return any(path.startswith(start) for path in self._paths)

    def _missing(self, source: str, wanted: str) -> PhotoError:
        near = self._nearest(wanted)
        hint = f" Có phải là: {', '.join(near)}?" if near else " Hãy đặt ảnh cạnh bài viết."
        return PhotoError("photos/missing", f"Không tìm thấy ảnh “{source}”.{hint}")

    def _nearest(self, wanted: str) -> list[str]:
        folder, name = posixpath.split(_folded(wanted))
        names = {key.rpartition("/")[2]: paths[0] for key, paths in self._paths.items() if key.startswith(folder)}
        if not difflib.get_close_matches(name, names, 1):
            names = {key.rpartition("/")[2]: paths[0] for key, paths in self._paths.items()}
        matches = difflib.get_close_matches(name, names, _SHOWN_NAMES)
        return [_nfc(names[match]) for match in matches]


def walk(root: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each file and each symbolic link under ``root`` as a relative path and whether it is a link."""
    with os.scandir(root / below) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            path = posixpath.join(below, entry.name)
            if entry.is_symlink():
                yield path, True
            elif entry.is_dir():
                yield from walk(root, path)
            else:
                yield path, False


def is_photo_name(path: str) -> bool:
    """Tell whether ``path`` is named as photos are; what is in the file decides later."""
    return path.lower().endswith(_PHOTO_SUFFIXES)


def is_remote(source: str) -> bool:
    """Tell whether ``source`` is an address on another site or picture data, not a file."""
    lowered = source.strip().lower()
    return lowered.startswith(("http:", "https:", "data:", "//"))


def _candidates(source: str, story: str) -> list[str]:
    """Return the paths below the root that ``source`` may mean, the likeliest first."""
    written = _PREFIX.sub("", _nfc(source.strip()), count=1) if source.strip()[:1] in "{|" else _nfc(source.strip())
    written = written.replace("\\", "/")
    scheme = _SCHEME.match(written)
    if scheme or _DRIVE.match(written):
        raise _outside(source)
    places = [""] if written.startswith("/") else [posixpath.dirname(story), ""]
    paths = [posixpath.normpath(posixpath.join(place, written.lstrip("/"))) for place in places]
    inside = [path for path in paths if not path.startswith("../") and path not in {"..", "."}]
    if not inside or paths[0] not in inside:
        raise _outside(source)
    return list(dict.fromkeys(inside))


def _outside(source: str) -> PhotoError:
    message = (
        f"“{source}” là đường dẫn ra ngoài thư mục nội dung. "
        "Hãy chép ảnh vào cạnh bài viết rồi chỉ ghi tên tệp, ví dụ ![…](hoi-nghi.jpg)."
    )
    return PhotoError("photos/outside", message)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _folded(path: str) -> str:
    return _nfc(_nfc(path).casefold())
