"""What the build before knew of each page: its digest, the names that it had read, how its file looked.

Short digests of the single names say which of them made a page change, and whether the page of a story changes
that is known by its card alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bantin.fast_build.tree import FileStamp
from bantin.newsroom.changed_mapping import Changed
from bantin.newsroom.compact_json import unpack

SAME = ("same",)
EVERY = "*"  # stands for all pages among those that are rendered every time


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a page that can be exchanged: the ``template`` that wrote it, where its bytes stand in the file.

    ``page`` is the digest of the whole file as it was rendered and of this place in it, ``around`` that of what the
    rest of it showed; ``names`` are those that the fragment alone has read.
    """

    template: str
    offset: int
    length: int
    page: str
    names: frozenset[str]
    around: str = ""


@dataclass(frozen=True, slots=True)
class PageTrace:
    """A page as it was written: ``digest`` of all that it showed, ``names`` that it read outside its ``fragment``.

    ``shared`` and ``own`` hold short digests, by name, of what it showed with others of its kind, and alone;
    ``reason`` says why it was rendered or left: a word of :mod:`bantin.fast_build.explain`, perhaps names.
    """

    digest: str
    names: frozenset[str]
    shared: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    reason: tuple[str, ...] = ()
    fragment: Fragment | None = None

    @property
    def names_inside(self) -> frozenset[str]:
        """The names that its fragment has read."""
        return self.fragment.names if self.fragment else frozenset()


class KeptTraces(Mapping[str, PageTrace]):
    """The traces of a record, each made when somebody asks for it: a build of a few stories asks for few.

    ``digests`` are those of pages, ``told`` holds the rest of each as JSON: numbers of its ``names`` and of what it
    ``shared``, its own, its fragment if it has one; ``reasons`` are there where a page was rendered. ``changed`` are
    traces made since.
    """

    def __init__(
        self,
        digests: Mapping[str, str],
        told: Mapping[str, str],
        names: Sequence[frozenset[str]],
        shared: Sequence[Mapping[str, str]],
        reasons: Mapping[str, tuple[str, ...]],
        changed: Mapping[str, PageTrace] | None = None,
    ) -> None:
        self.digests, self.told, self.names, self.shared = digests, told, names, shared
        self.reasons, self.changed = reasons, changed or {}

    def __getitem__(self, path: str) -> PageTrace:
        if path in self.changed:
            return self.changed[path]
        digest, reason = self.digests[path], self.reasons.get(path, SAME)
        try:
            group, common, own, *more = unpack(self.told[path].encode())
            fragment = _fragment_of(self.names, *more) if more else None
            return PageTrace(digest, self.names[group], self.shared[common], printable_words(own), reason, fragment)
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError):  # forged: it tells nothing
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        yield from self.digests
        yield from (path for path in self.changed if path not in self.digests)

    def __len__(self) -> int:
        return len(self.digests) + sum(path not in self.digests for path in self.changed)

    def __contains__(self, path: object) -> bool:
        return path in self.digests or path in self.changed

    def with_changes(self, changed: Mapping[str, PageTrace]) -> KeptTraces:
        """Return these traces after a build in which some have ``changed`` and all others stayed."""
        return KeptTraces(self.digests, self.told, self.names, self.shared, {}, {**self.changed, **changed})


def _fragment_of(
    groups: Sequence[frozenset[str]], template: str, offset: int, length: int, page: str, around: str, group: int
) -> Fragment:
    """Return the fragment that a record tells of; what stands in its place is compared when the file is read."""
    if type(offset) is not int or type(length) is not int or min(offset, length) < 0:
        raise ValueError(f"no place in a file: {offset}, {length}")
    return Fragment(printable(template), offset, length, printable(page), groups[group], printable(around))


def printable(value: Any) -> str:
    """Return ``value`` if it is a word that can be printed, as some are; raise TypeError if not."""
    if not isinstance(value, str) or not value.isprintable():
        raise TypeError(f"no word: {value!r}")
    return value


def printable_words(value: Any) -> dict[str, str]:
    """Return ``value`` if it maps such words to others."""
    printable("".join([*value, *value.values()]))
    return dict(value)


def digests_of(pages: Mapping[str, PageTrace]) -> Mapping[str, str]:
    """Return the digest of each page."""
    if not isinstance(pages, KeptTraces):
        return {path: page.digest for path, page in pages.items()}
    return Changed(pages.digests, digests_of(pages.changed))


@dataclass(slots=True)
class PageTraces:
    """All pages by their path in the site, and the marks of all files that the build ``made``, by path too.

    ``base`` is common to all pages; ``restless`` maps pages that no digest stands for to why they were rendered.
    A build that is not ``believed``, or that had another base, leaves no pages, but files it has made all the same.
    ``look`` stands for the whole site as the marks were taken: one that looks so has all files as they were made.
    ``contents`` are digests of what these files hold, by which a copy is told to be the same.
    ``named`` are the files in folders made anew, and the places in other pages, that pages link to; None if nobody
    has looked.
    """

    base: str = ""
    pages: Mapping[str, PageTrace] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    restless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    believed: bool = False
    look: str = ""
    named: frozenset[str] | None = None
    contents: Mapping[str, str] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """The files of a build whose links were all followed."""
        return frozenset(self.made) if self.believed else frozenset()

    def has(self, path: str, look: FileStamp | None) -> bool:
        """Say whether the file ``path``, which now has this ``look``, is still the one that was written."""
        return look is not None and look.is_ours and self.made.get(path) == look.mark
