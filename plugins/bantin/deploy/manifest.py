"""What stands on a target, as data: a mark and a digest for each file, in parts of few files, and a page about all.

Everybody can read a manifest, so it names no file: a page that no list names would not be hidden any more. A mark
tells whether two paths are one; the folder that a part is about is where the name to a mark can be looked up.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bantin.deploy.compression import unpacked
from bantin.deploy.records import is_within, reading

CONTROL = ".ban-tin"
"""The folder on a target that holds what deploys write for each other."""

TOP = f"{CONTROL}/manifest.json"
GOING = f"{CONTROL}/going.json"
LOCKS = f"{CONTROL}/locks"
_IN_PART = 128  # files; few enough to be sent again for one story
_MOST_PART = 32 << 20
_VERSION = 1
_NAME = re.compile(r"[A-Za-z0-9_-]{22}")


class Entry(NamedTuple):
    """A file: its size in bytes and the digest of its content."""

    size: int
    digest: str


class Place(NamedTuple):
    """A file of a target as manifests name it: the folder to look in, the mark of its path."""

    group: str
    mark: str


Part = dict[str, Entry]  # by mark


@dataclass(frozen=True, slots=True)
class Top:
    """The page about all: for which address, from when, how much, the digest of each part.

    ``built`` and ``source`` are seconds since 1970: when the newest file was written, when the newest change was
    committed (0 if that is not known). ``waiting`` holds the files that pages of earlier visits may still ask for,
    with the second since which no page names them. ``takes_back`` says that the version before shows a story that
    this one has taken from readers.
    """

    address: str = ""
    built: int = 0
    source: int = 0
    files: int = 0
    pages: int = 0
    size: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[Place, int] = field(default_factory=dict)
    takes_back: bool = False


def digest_of(data: bytes) -> str:
    """Return the digest by which contents are compared: 128 bits of SHA-256 in 22 letters."""
    return shortened(hashlib.sha256(data).digest())


def shortened(digest: bytes) -> str:
    """Return the first 16 bytes of a SHA-256 ``digest`` as letters."""
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def mark_of(path: str) -> str:
    """Return what stands for ``path``."""
    found = hashlib.blake2b(path.encode("utf-8", "surrogateescape"), digest_size=12).digest()
    return base64.urlsafe_b64encode(found).decode()


def group_of(path: str) -> str:
    """Return the folder that ``path`` is looked up in: two levels below the root at most."""
    return "/".join(path.split("/")[:-1][:2])


def place_of(path: str) -> Place:
    """Return how manifests name the file ``path``."""
    return Place(group_of(path), mark_of(path))


def group_of_part(key: str) -> str:
    """Return the folder that the part ``key`` is about."""
    return key.rpartition("#")[0]


def split(files: Mapping[str, Entry]) -> dict[str, Part]:
    """Return ``files`` (by path) in parts by key: a folder, and where it holds many files a share of their marks."""
    groups: dict[str, Part] = {}
    for path, entry in files.items():
        groups.setdefault(group_of(path), {})[mark_of(path)] = entry
    parts: dict[str, Part] = {}
    for group, members in groups.items():
        shares = 1
        while shares * _IN_PART < len(members):
            shares *= 2
        for mark, entry in members.items():
            number = zlib.crc32(mark.encode()) % shares
            parts.setdefault(f"{group}#{shares}.{number}", {})[mark] = entry
    return parts


def part_text(part: Part) -> bytes:
    """Return a part as it is digested: the same bytes for the same files."""
    return json.dumps(dict(sorted(part.items())), separators=(",", ":")).encode()


def part_file(digest: str) -> str:
    """Return the path of the part with that ``digest`` on a target."""
    return f"{CONTROL}/{digest}.gz"


def packed(text: bytes) -> bytes:
    """Return the bytes of a part's file."""
    return gzip.compress(text, 9, mtime=0)


def read_part(data: bytes, digest: str) -> Part:
    """Return the part in the bytes of its file; raise ValueError unless it is the one with that ``digest``.

    Apache with ``AddEncoding gzip .gz`` calls the file a compressed answer, so that it comes unpacked already.
    """
    with reading("part"):
        text = data if data.startswith(b"{") else unpacked(data, _MOST_PART)
    if digest_of(text) != digest:
        raise ValueError("another part")
    with reading("part"):
        return {str(mark): Entry(int(size), str(of)) for mark, (size, of) in json.loads(text).items()}


def top_text(top: Top) -> bytes:
    """Return the page about all as a target holds it."""
    told = {
        "version": _VERSION,
        "address": top.address,
        "built": top.built,
        "source": top.source,
        "files": top.files,
        "pages": top.pages,
        "size": top.size,
        "parts": dict(sorted(top.parts.items())),
        "waiting": [[*place, since] for place, since in sorted(top.waiting.items())],
        **({"takes_back": True} if top.takes_back else {}),
    }
    return json.dumps(told, separators=(",", ":"), ensure_ascii=True).encode()


def read_top(data: bytes) -> Top:
    """Return the page about all from its bytes; raise ValueError for what is none of ours."""
    with reading("manifest"):
        told = json.loads(data)
        if told["version"] != _VERSION:
            raise ValueError("another version")
        numbers = {name: int(told[name]) for name in ("built", "source", "files", "pages", "size")}
        parts = {str(key): str(digest) for key, digest in told["parts"].items()}
        waiting = {Place(str(group), str(mark)): int(since) for group, mark, since in told["waiting"]}
        address, takes_back = str(told["address"]), bool(told.get("takes_back"))
    if not all(map(_NAME.fullmatch, parts.values())):
        raise ValueError("no digest")
    if not all(map(_is_group, [*map(group_of_part, parts), *(place.group for place in waiting)])):
        raise ValueError("a folder out of the site")
    return Top(address=address, parts=parts, waiting=waiting, takes_back=takes_back, **numbers)


def going_text(places: Iterable[Place], top: str) -> bytes:
    """Return the note of what is about to be sent, which a deploy that was cut off leaves to the next one.

    ``top`` is the digest of the page about all that will stand there at its end.
    """
    return json.dumps({"top": top, "places": sorted(places)}, separators=(",", ":")).encode()


def read_going(data: bytes, top: str) -> frozenset[Place]:
    """Return what such a note names; nothing if its deploy came to its end and left a page with the digest ``top``.

    Raises ValueError for anything else.
    """
    with reading("note"):
        told: Any = json.loads(data)
        places = frozenset(Place(str(group), str(mark)) for group, mark in told["places"] if told["top"] != top)
    if not all(_is_group(place.group) for place in places):
        raise ValueError("a folder out of the site")
    return places


def _is_group(group: str) -> bool:
    """Say whether ``group``, which somebody else may have written, is the root of a site or a folder below it."""
    return not group or is_within(group)
