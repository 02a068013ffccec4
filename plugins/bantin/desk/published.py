"""What was published last, as digests of stories and files of the site; from it what publishing will change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from bantin.desk.durable import write_durably
from bantin.newsroom.compact_json import read_json
from bantin.newsroom.content_files import ContentFile, Unreadable
from bantin.newsroom.content_names import walk
from bantin.newsroom.regular_file import NotPlain, read_plain

_MOST = 1_000_000_000
_NO_PAGE = ".ban-tin"  # lists that builds keep for themselves
_PHOTOS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")

Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """Digests by path: of the ``stories`` of the content folder, of the ``files`` of the site.

    ``shown`` are the paths of the stories that readers could see, each by itself.
    """

    stories: Digests = field(default_factory=dict)
    files: Digests = field(default_factory=dict)
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """Paths that are ``new``, ``changed``, ``gone``."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def counts(self, *, photos: bool) -> tuple[int, int, int]:
        """Return how many files are new, changed, gone: pages, or ``photos``."""
        new, changed, gone = (
            sum(_is_photo(path) if photos else path.endswith(".html") for path in paths)
            for paths in (self.new, self.changed, self.gone)
        )
        return new, changed, gone


def _is_photo(path: str) -> bool:
    return path.lower().endswith(_PHOTOS)


def difference(before: Digests, after: Digests) -> Difference:
    """Return how ``after`` differs from ``before``."""
    return Difference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
    )


def stories_now(root: Path, most: int) -> Digests:
    """Return the digests of all stories below the content folder ``root``."""
    found = {}
    for path, is_link in walk(root):
        if not is_link and path.endswith((".md", ".markdown")):
            try:
                found[path] = _digest(ContentFile(root, path).read(most))
            except Unreadable:
                continue  # the build has said so
    return found


def files_now(site: Path) -> Digests:
    """Return the digests of the files of the built ``site``."""
    paths = sorted(it.relative_to(site).as_posix() for it in site.rglob("*") if it.is_file() and not it.is_symlink())
    found = {}
    for path in paths:
        if not path.startswith(_NO_PAGE):
            try:
                found[path] = _digest(read_plain(site, path, _MOST))
            except NotPlain:
                continue
    return found


def read_published(folder: Path) -> Published:
    """Return what the file in ``folder`` tells was published last; nothing if it cannot be read."""
    try:
        told = read_json(read_plain(folder, "published.json", _MOST))
        return Published(dict(told["stories"]), dict(told["files"]), frozenset(map(str, told.get("shown", ()))))
    except (NotPlain, ValueError, KeyError, TypeError):
        return Published()


def write_published(folder: Path, published: Published) -> None:
    """Remember what was published."""
    told = {"stories": dict(published.stories), "files": dict(published.files), "shown": sorted(published.shown)}
    text = json.dumps(told, ensure_ascii=False)
    write_durably(folder / "published.json", text.encode())


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()
