"""Which file of the content folder an editor's words mean: as typed if there is such a name, else forgivingly.

Only names below the content folder are ever looked at, and no symbolic link is followed: the folder is read once,
and every reference is answered from that list, not from the disk.
"""

from __future__ import annotations

import difflib
import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.litter import is_litter, kind_of
from bantin.newsroom.message import Message, say
from bantin.newsroom.name_forms import folded, in_markdown, nfc, places, readings, spellings

_SHOWN_NAMES = 3
_MOST_HINTS = 300  # of one build; each looks at the name of every file

Why = Literal["outside", "link", "refused", "ambiguous"]


class NotOne(LookupError):
    """Words that mean no file which may be published: outside, a link on the way, refused, or several ``names``."""

    def __init__(self, reason: Why, names: Sequence[str] = ()) -> None:
        super().__init__(reason, names)
        self.reason, self.names = reason, names

    def said(self, written: str) -> Message:
        """Return what to tell the editor who has ``written`` those words."""
        match self.reason:
            case "outside":
                return say("name/outside", target=written)
            case "link":
                return say("name/symlink", target=written)
            case "refused":
                return say("name/refused", target=written)
        return say("name/ambiguous", target=written, names=", ".join(self.names))


class Found(NamedTuple):
    """The path that was meant, as it stands on the disk, and the place in that file (``#page=2``), if any."""

    path: str
    behind: str = ""


class Names:
    """Paths (POSIX, as the disk has them) that editors name; ``hidden`` says why one must not be had."""

    def __init__(self, paths: Collection[str], hidden: Callable[[str], Why | None] = lambda path: None) -> None:
        self._given, self._hidden, self._hints = paths, hidden, 0

    @property
    def _listed(self) -> Collection[str]:
        return self._given

    def find(self, written: str, story: str = "") -> Found | None:
        """Return what ``written`` means in ``story``; raise :class:`NotOne` for words that mean nothing to be had.

        The order is: beside the story, then from the root; in each place the name as typed, decoded, then both in
        another case, normal form or number of blanks; last all of it without what stands behind "?" or "#".
        """
        outside = False
        wanted = [[(places(name, story), behind) for name, behind in group] for group in readings(written)]
        for place in (0, 1):
            for group in wanted:
                found = self._first([(paths[place], behind) for paths, behind in group if len(paths) > place])
                if found:
                    return found
                outside = outside or not all(paths for paths, _ in group)
        if outside:
            raise NotOne("outside")
        return None

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        """The paths by what their forms have in common; worked out when somebody asks."""
        paths: dict[str, list[str]] = {}
        for path in self._listed:
            paths.setdefault(folded(path), []).append(path)
        return paths

    def _first(self, group: Sequence[tuple[str, str]]) -> Found | None:
        """Return the first path of ``group`` that is there exactly, else the first that is there but for its form."""
        there = [(path, behind, self._there(path)) for path, behind in group]
        for path, behind, found in there:
            exact = [it for it in found if nfc(it) == path]
            if exact:
                return Found(_only(exact), behind)
        return next((Found(_only(found), behind) for _, behind, found in there if found), None)

    def _there(self, path: str) -> list[str]:
        reason = self._hidden(path)
        if reason:
            raise NotOne(reason)
        return self._paths.get(folded(path), [])

    def has_folder(self, name: str) -> bool:
        """Say whether there is a folder ``name`` with a file in it."""
        start = folded(name) + "/"
        return any(path.startswith(start) for path in self._paths)

    def has_name(self, written: str) -> bool:
        """Say whether a file in any folder is called as the last part of ``written``."""
        names = (posixpath.basename(folded(name)) for group in readings(written) for name, _ in group)
        return any(name in self._by_name for name in names)

    def hints(self, written: str, story: str, *, with_folder: bool = False) -> list[str]:
        """Return names most like ``written``, in a form that means just that file when a link in ``story`` has it.

        The same name in another folder comes first, then like names in the folder, then like names anywhere.
        """
        self._hints += 1
        if self._hints > _MOST_HINTS:
            return []
        group = next(readings(written))
        near = dict.fromkeys(path for name, _ in reversed(group) for path in self._near(name, story))
        return [hint for path in near if (hint := self._spelling(path, story, with_folder))][:_SHOWN_NAMES]

    def _near(self, name: str, story: str) -> list[str]:
        wanted = folded(next(iter(places(name, story)), name))
        folder, base = posixpath.split(wanted)
        names = self._by_name
        beside = [it for it, paths in names.items() if any(posixpath.dirname(path) == folder for path in paths)]
        close = difflib.get_close_matches(base, beside, _SHOWN_NAMES)
        close = close or difflib.get_close_matches(base, names, _SHOWN_NAMES)
        return [path for it in dict.fromkeys([*(base,) * (base in names), *close]) for path in self._at(it, folder)]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for key in self._paths:
            names.setdefault(posixpath.basename(key), []).append(key)
        return names

    def _at(self, name: str, folder: str) -> list[str]:
        """Return the files called ``name``: that in ``folder`` if there is one, else all."""
        keys = self._by_name[name]
        here = [key for key in keys if posixpath.dirname(key) == folder]
        return [path for key in here or keys for path in self._paths[key]]

    def _spelling(self, path: str, story: str, with_folder: bool) -> str | None:
        # Where signs are written by number, a "%" of the name itself has to be, too.
        ways = [in_markdown(it) for way in spellings(path, story) for it in (way, way.replace("%", "%25"))]
        ways = [way for way in ways if "/" in way] + ways if with_folder else ways
        return next((way for way in ways if self._means(way, story, path)), None)

    def _means(self, written: str, story: str, path: str) -> bool:
        try:
            found = self.find(written, story)
        except NotOne:
            return False
        return found is not None and found.path == path


class ContentFiles(Names):
    """The files below the content folder ``root``, but those that were ``refused`` (paths, NFC).

    Unless its ``entries`` are given the folder is walked through when somebody first asks for a name.
    """

    def __init__(
        self, root: Path, refused: Collection[str] = (), entries: Iterable[tuple[str, bool]] | None = None
    ) -> None:
        super().__init__((), self._why_not)
        self._root, self._entries = root, entries
        self._refused = {folded(path) for path in refused}

    @cached_property
    def _entries_there(self) -> list[tuple[str, bool]]:
        return list(walk(self._root) if self._entries is None else self._entries)

    @cached_property
    def _listed(self) -> Collection[str]:
        return [path for path, is_link in self._entries_there if not is_link]

    @cached_property
    def _links(self) -> set[str]:
        return {folded(path) for path, is_link in self._entries_there if is_link}

    def file(self, found: Found) -> ContentFile:
        """Return the file that was ``found``."""
        return ContentFile(self._root, found.path)

    @property
    def paths(self) -> Collection[str]:
        """The paths of all files, as the disk has them."""
        return self._listed

    def story(self, path: str) -> ContentFile | None:
        """Return the file of the story ``path`` (NFC), refused or not; None if there is none, or more than one."""
        found = [it for it in self._paths.get(folded(path), ()) if nfc(it) == path]
        return ContentFile(self._root, found[0]) if len(found) == 1 else None

    def has(self, path: str) -> bool:
        """Say whether there is anything under the name ``path``, in whatever case it is written."""
        return folded(path) in self._paths or folded(path) in self._links

    def _why_not(self, path: str) -> Why | None:
        if not (self._links or self._refused):
            return None
        parts = folded(path).split("/")
        ways = {"/".join(parts[: end + 1]) for end in range(len(parts))}
        return "link" if ways & self._links else "refused" if ways & self._refused else None


def _only(found: Sequence[str]) -> str:
    if len(found) > 1:
        raise NotOne("ambiguous", sorted(found))
    return found[0]


def walk(root: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each file and each symbolic link under ``root`` as a relative path and whether it is a link.

    What is hidden, and what the tools of the newsroom leave, is passed over.
    """
    try:
        with os.scandir(root / below) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return  # whoever surveys the folder has said so
    for entry in entries:
        path = posixpath.join(below, entry.name)
        kind = kind_of(entry)
        if entry.name.startswith(".") or is_litter(entry.name, kind):
            continue
        if kind == "folder":
            yield from walk(root, path)
        else:
            yield path, kind == "link"
