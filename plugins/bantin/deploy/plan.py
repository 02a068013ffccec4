"""What a deploy will do, as data: what is new, changed, gone, and in which order it is sent and removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from bantin.deploy.copies import is_copy, original
from bantin.deploy.manifest import (
    Entry,
    Part,
    Place,
    Top,
    digest_of,
    group_of_part,
    part_text,
    place_of,
    split,
)
from bantin.newsroom.answer_headers import HASHED_FOLDERS

GRACE = 3600  # seconds for which pages that readers have open may ask for files with a digest in their names
_HASHED = re.compile(r"\.[0-9a-f]{8,}[.-]")
_FEEDS = (".xml", ".opml", ".json")
_SEGMENT = re.compile(r"/[0-9a-f]{16}/[^/]+\.json$")  # of the search index, which its page names


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between a built site and what is public.

    ``new`` and ``changed`` are paths in the order in which they are sent. ``gone`` is removed at the end, ``waiting``
    once nobody can ask for it any more, ``due`` has waited, ``unsure`` is what a deploy that was cut off may have
    sent and this site does not hold. ``top`` and ``parts`` (by digest) are the manifest that
    will stand there; ``first`` says that none of ours stands there now. ``removed`` files stop being part of the
    site, their smaller copies not counted. ``read`` holds files of the public manifest by path, as they were read.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[Place, ...]
    waiting: tuple[Place, ...]
    unsure: tuple[Place, ...]
    due: tuple[Place, ...]
    size: int
    top: Top
    parts: Mapping[str, bytes]
    old_parts: tuple[str, ...]
    first: bool
    removed: int = 0
    read: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def sent(self) -> list[str]:
        """All that is sent, in order."""
        return in_order([*self.new, *self.changed])

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to do."""
        return not (self.new or self.changed or self.gone or self.waiting or self.unsure or self.due or self.first)


def in_order(paths: Iterable[str]) -> list[str]:
    """Return ``paths`` in the order in which readers may meet them: no page before what it shows or leads to."""
    return sorted(paths, key=lambda path: (rank(path), -path.count("/"), path == "index.html", path))


def rank(path: str) -> int:
    """Return when ``path`` is sent: files with a digest, other files, pages, and feeds and site maps at the end."""
    path = original(path)
    if is_hashed(path):
        return 0
    if path.endswith(".html"):
        return 2
    return 3 if path.endswith(_FEEDS) and not _SEGMENT.search(path) else 1


def is_hashed(path: str) -> bool:
    """Say whether the name of ``path`` holds a digest of its content, so that it never changes."""
    folder, _, name = path.rpartition("/")
    return folder.split("/")[0] in HASHED_FOLDERS and bool(_HASHED.search(name))


def out_of_use(paths: Iterable[str], files: Iterable[str]) -> list[str]:
    """Return those of ``paths``, which may wait, that the site of ``files`` has no other version of: photos alone.

    Such a photo was shown by a story that was withdrawn, or taken out of one. It must be gone, whoever has its page
    open; what was only made anew may still be asked for.
    """
    there = {_HASHED.split(path)[0] for path in files if is_hashed(path)}
    return [path for path in paths if not path.startswith("theme/") and _HASHED.split(path)[0] not in there]


def parts_of(files: Mapping[str, Entry]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the digest of each part by its key, and the text of each part by its digest."""
    texts = {key: part_text(part) for key, part in split(files).items()}
    digests = {key: digest_of(text) for key, text in texts.items()}
    return digests, {digests[key]: text for key, text in texts.items()}


def parts_needed(digests: Mapping[str, str], public: Top) -> dict[str, str]:
    """Return which parts of the public manifest must be read: those that differ.

    A key says which files its part is about; where a folder is split into another number of parts all keys differ.
    """
    return {key: digest for key, digest in public.parts.items() if digests.get(key) != digest}


def make_plan(
    files: Mapping[str, Entry],
    top: Top,
    public: Top | None,
    read: Mapping[str, Part],
    going: frozenset[Place] = frozenset(),
    now: int = 0,
) -> Plan:
    """Return what makes the ``public`` manifest that of ``files``.

    ``top`` holds address and moments of the built site, ``read`` the parts that :func:`parts_needed` asked for,
    ``going`` what a deploy that was cut off may have sent.
    """
    before = public or Top()
    digests, texts = parts_of(files)
    found = _compared(files, digests, before, read, going)
    here, lost = found.here, found.lost
    waiting = [place for place in lost if _may_wait(place)]
    kept = {place: since for place, since in before.waiting.items() if place not in here and now - since < GRACE}
    own = {path: entry for path, entry in files.items() if not is_copy(entry)}
    known = {*before.parts.values()}
    return Plan(
        new=tuple(in_order(found.new)),
        changed=tuple(in_order(found.changed)),
        gone=tuple(sorted({*lost} - {*waiting})),
        waiting=tuple(sorted(waiting)),
        unsure=tuple(sorted(going - here - before.waiting.keys() - lost.keys())),
        due=tuple(sorted(before.waiting.keys() - here - kept.keys())),
        size=sum(own[path].size for path in [*found.new, *found.changed] if path in own),
        top=_top_of(own, top, digests, kept | dict.fromkeys(waiting, now)),
        parts={digest: text for digest, text in texts.items() if digest not in known},
        old_parts=tuple(sorted(known - {*digests.values()})),
        first=public is None,
        removed=sum(not is_copy(entry) for entry in lost.values()),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A built site beside what is public: paths to send, the places of its files, what it does not hold any more."""

    new: list[str]
    changed: list[str]
    here: Set[Place]
    lost: Mapping[Place, Entry]


def _compared(
    files: Mapping[str, Entry],
    digests: Mapping[str, str],
    before: Top,
    read: Mapping[str, Part],
    going: frozenset[Place],
) -> _Compared:
    there = {Place(group_of_part(key), mark): entry for key, part in read.items() for mark, entry in part.items()}
    differing = {key: part for key, part in split(files).items() if before.parts.get(key) != digests[key]}
    touched = {Place(group_of_part(key), mark) for key, part in differing.items() for mark in part}
    here = {place_of(path): path for path in files}
    new = [path for place, path in here.items() if place in touched and place not in there]
    sent = {*new}
    changed = [
        path
        for place, path in here.items()
        if (place in there and there[place] != files[path]) or (place in going and path not in sent)
    ]
    lost = {place: entry for place, entry in there.items() if place not in here}
    return _Compared(new, changed, here.keys(), lost)


def _top_of(own: Mapping[str, Entry], built: Top, digests: Mapping[str, str], waiting: Mapping[Place, int]) -> Top:
    """Return the page about all of a site whose files, without smaller copies, are ``own``."""
    return Top(
        address=built.address,
        built=built.built,
        source=built.source,
        files=len(own),
        pages=sum(path.endswith(".html") for path in own),
        size=sum(entry.size for entry in own.values()),
        parts=digests,
        waiting=waiting,
    )


def _may_wait(place: Place) -> bool:
    return place.group.split("/")[0] in HASHED_FOLDERS


def batches(
    paths: Sequence[str], sizes: Mapping[str, Entry], *, by_rank: bool, most: int = 64 << 20, many: int = 2000
) -> list[list[str]]:
    """Return ``paths`` in rows of at most ``most`` bytes and ``many`` files: what is sent at once.

    With ``by_rank`` a row holds files of one rank alone, so that none can arrive before those it needs.
    """
    rows: list[list[str]] = []
    size = 0
    for path in paths:
        size += sizes[path].size
        ends = by_rank and rows and rank(rows[-1][-1]) != rank(path)
        if not rows or ends or len(rows[-1]) >= many or size > most:
            rows.append([])
            size = sizes[path].size
        rows[-1].append(path)
    return rows
