"""Which file of the content folder an editor's words mean: case, Unicode form and slashes forgiven, escapes never.

Only names below the content folder are ever looked at, and no symbolic link is followed: the folder is read once,
and every reference is answered from that list, not from the disk.
"""

from __future__ import annotations

import difflib
import os
import posixpath
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from plugins.newsroom.content_files import ContentFile
from plugins.vietnamese.marks import normal_form

_SHOWN_NAMES = 3
_MOST_HINTS = 300  # of one build; each looks at the name of every file


class NotOne(LookupError):
    """Words that mean no file which may be published: a link on the way, a refused file, or several ``names``."""

    def __init__(self, reason: Literal["link", "refused", "ambiguous"], names: Sequence[str] = ()) -> None:
        super().__init__(reason, names)
        self.reason, self.names = reason, names


class ContentFiles:
    """The files below the content folder ``root``, but those that were ``refused`` (paths, NFC)."""

    def __init__(
        self, root: Path, refused: Collection[str] = (), entries: Iterable[tuple[str, bool]] | None = None
    ) -> None:
        self._root = root
        self._refused = {folded(path) for path in refused}
        self._paths: dict[str, list[str]] = {}
        self._links: set[str] = set()
        self._hints = 0
        for path, is_link in walk(root) if entries is None else entries:
            if is_link:
                self._links.add(folded(path))
            else:
                self._paths.setdefault(folded(path), []).append(path)

    def find(self, candidates: Iterable[str]) -> ContentFile | None:
        """Return the file of the first of ``candidates`` there is; raise :class:`NotOne` for one not to be had."""
        for candidate in candidates:
            self._refuse(candidate)
            found = self._paths.get(folded(candidate))
            if found:
                return ContentFile(self._root, _one(found, candidate))
        return None

    def story(self, path: str) -> ContentFile | None:
        """Return the file of the story ``path`` (NFC), refused or not; None if there is none, or more than one."""
        found = [it for it in self._paths.get(folded(path), ()) if nfc(it) == path]
        return ContentFile(self._root, found[0]) if len(found) == 1 else None

    def has(self, path: str) -> bool:
        """Say whether there is anything under the name ``path``, in whatever case it is written."""
        return folded(path) in self._paths or folded(path) in self._links

    def has_folder(self, name: str) -> bool:
        """Say whether there is a folder ``name`` with a file in it."""
        start = folded(name) + "/"
        return any(path.startswith(start) for path in self._paths)

    @property
    def paths(self) -> list[str]:
        """The paths of all files, as the disk has them."""
        return [path for paths in self._paths.values() for path in paths]

    def nearest(self, wanted: str) -> list[str]:
        """Return the paths whose names are most like that of ``wanted``, in the same folder if there are any."""
        self._hints += 1
        if self._hints > _MOST_HINTS:
            return []
        folder, name = posixpath.split(folded(wanted))
        names = {key.rpartition("/")[2]: paths[0] for key, paths in self._paths.items() if key.startswith(folder)}
        if not difflib.get_close_matches(name, names, 1):
            names = {key.rpartition("/")[2]: paths[0] for key, paths in self._paths.items()}
        matches = difflib.get_close_matches(name, names, _SHOWN_NAMES)
        return [nfc(names[match]) for match in matches]

    def _refuse(self, candidate: str) -> None:
        parts = folded(candidate).split("/")
        ways = {"/".join(parts[: end + 1]) for end in range(len(parts))}
        if ways & self._links:
            raise NotOne("link")
        if ways & self._refused:
            raise NotOne("refused")


def _one(found: list[str], candidate: str) -> str:
    exact = [path for path in found if path == candidate] or [path for path in found if nfc(path) == candidate]
    if len(exact or found) == 1:
        return (exact or found)[0]
    raise NotOne("ambiguous", sorted(found))


def candidates(written: str, story: str) -> list[str]:
    """Return the paths below the root that ``written`` may mean in ``story``, likeliest first; none if outside."""
    plain = nfc(written).replace("\\", "/")
    places = [""] if plain.startswith("/") else [posixpath.dirname(story), ""]
    paths = [posixpath.normpath(posixpath.join(place, plain.lstrip("/"))) for place in places]
    inside = [path for path in paths if not path.startswith("../") and path not in {"..", "."}]
    return list(dict.fromkeys(inside)) if paths[0] in inside else []


def walk(root: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each file and each symbolic link under ``root`` as a relative path and whether it is a link."""
    try:
        with os.scandir(root / below) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return  # whoever surveys the folder has said so
    for entry in entries:
        path = posixpath.join(below, entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield path, True
        elif entry.is_dir():
            yield from walk(root, path)
        else:
            yield path, False


def nfc(text: str) -> str:
    """Return ``text`` in the normal form of the house."""
    return normal_form("NFC", text)


def folded(path: str) -> str:
    """Return what paths that differ only by case or normal form have in common."""
    return nfc(nfc(path).casefold())
